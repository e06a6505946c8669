package dev.herald.http.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.view.DeliveryView.State;
import dev.herald.domain.event.EventType;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.http.HttpServer;
import dev.herald.http.HttpSettings;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.TestClient;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks in the console. */
class WebhookPagesTest extends ConsoleTest {

  private static final String URL = "https://example.org/hook";
  private static final WebhookId ID = new WebhookId("webhook-1");
  private static final String PAGE = "/console/webhook?id=webhook-1";
  private static final String DEAD_LETTERS = PAGE + "&state=DEAD_LETTER";
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private TestClient browser;

  @BeforeEach
  void signIn() {
    browser = script(browserOf("admin")).with("Accept-Language", "en-GB");
  }

  @Test
  void emptyListInvitesToAddOne() {
    assertThat(page(browser, "/console/webhooks").select(".empty").text())
        .contains("No webhooks yet", "Add the first webhook");
  }

  @Test
  void createdWebhookIsShownAndListed() {
    create("url", " " + URL + " ", "description", "Search index", "enabled", "true")
        .hasStatus(204)
        .has("HX-Redirect", PAGE)
        .has("X-Herald-Notice", "The%20webhook%20was%20added.");

    assertThat(kept().events()).isEqualTo(Webhook.ALL_EVENTS);
    assertThat(kept().isEnabled()).isTrue();
    assertThat(page(browser, PAGE).select("h1").text()).isEqualTo(URL);
    var row = page(browser, "/console/webhooks").select("tbody tr");
    assertThat(row.select(".who-name").text()).isEqualTo(URL);
    assertThat(row.select(".form-text").text()).isEqualTo("Search index");
    assertThat(row.select("td").eachText()).contains("Working", "All", "0");
  }

  @Test
  void isToldOfWhatIsTicked() {
    submit(browser, "/console/webhooks", "url", URL, "events", "POST_RECALLED", "events", "NONE")
        .hasStatus(204);

    assertThat(kept().events()).containsExactly(EventType.POST_RECALLED);
    assertThat(kept().isEnabled()).isFalse();
    assertThat(page(browser, PAGE).select(".plain li").eachText()).containsExactly("Post recalled");
    assertThat(page(browser, PAGE).select(".badge").text()).isEqualTo("Paused");
  }

  @Test
  void saysAllThatIsWrongAtOnceAndCreatesNothing() {
    var answer =
        submit(
            browser,
            "/console/webhooks",
            "url",
            "ftp://example.org",
            "description",
            "x".repeat(201),
            "secret",
            "whsec_short");

    assertThat(lines(answer.hasStatus(422)))
        .containsExactly(
            "Address: Enter an address that begins with http:// or https://.",
            "Description: This is too long: at most 200 bytes, but it has 201.",
            "Choose at least one kind of event.",
            "Enter whsec_ and the Base64 of 24 to 64 bytes.");
    assertThat(page(browser, "/console/webhooks").select("tbody")).isEmpty();
  }

  @Test
  void refusesAddressesInPrivateNetworksUnlessTheOperatorAllowsThem() {
    create("url", "http://127.0.0.1/").hasStatus(204);

    serve(herald, new HttpSettings("127.0.0.1", 0, Optional.empty(), uploads));
    assertThat(lines(create("url", "http://127.0.0.1/").hasStatus(422)))
        .containsExactly(
            "This address leads to a private network, which the operator has not allowed.");
  }

  @Test
  void editIsFilledInAndKeepsTheSecretUnlessThereIsANewOne() {
    create("url", URL, "secret", SECRET).hasStatus(204);
    var window = page(browser, "/console/windows/edit-webhook?id=webhook-1");
    assertThat(window.select("#url").attr("value")).isEqualTo(URL);
    assertThat(window.select("#secret").attr("value")).isEmpty();
    assertThat(window.select("[name=events][checked]")).hasSize(EventType.values().length);
    assertThat(window.select("[name=enabled][checked]")).isEmpty();

    edit("secret", "", "description", "New").has("HX-Redirect", "/console/webhooks");
    assertThat(kept().secret().value()).isEqualTo(SECRET);
    assertThat(kept().description().value()).isEqualTo("New");

    edit("secret", SECRET.replace("M", "N")).hasStatus(204);
    assertThat(kept().secret().value()).isEqualTo(SECRET.replace("M", "N"));
  }

  /** The form still has what it was opened with. */
  @Test
  void editLeavesAloneWhatItsAuthorDidNotChange() {
    create("url", "http://127.0.0.1/hook", "enabled", "true").hasStatus(204);
    var window = page(browser, "/console/windows/edit-webhook?id=webhook-1");
    admin.patch("/api/v1/webhooks/webhook-1", "{\"enabled\": false}").hasStatus(200);
    serve(herald, new HttpSettings("127.0.0.1", 0, Optional.empty(), uploads));

    window.select("#description").attr("value", "New");
    submit(browser, "/console/webhook/edit?id=webhook-1", fields(window)).hasStatus(204);

    assertThat(kept().description().value()).isEqualTo("New");
    assertThat(kept().isEnabled()).isFalse();
    assertThat(kept().url().value()).isEqualTo("http://127.0.0.1/hook");
  }

  @Test
  void editTakesAwayWhatIsNoLongerTicked() {
    create("url", URL, "enabled", "true").hasStatus(204);
    var window = page(browser, "/console/windows/edit-webhook?id=webhook-1");

    window.select("[name=enabled], [value=POST_PUBLISHED]").removeAttr("checked");
    submit(browser, "/console/webhook/edit?id=webhook-1", fields(window)).hasStatus(204);

    assertThat(kept().isEnabled()).isFalse();
    assertThat(kept().events()).hasSize(EventType.values().length - 1);
  }

  @Test
  void secretIsShownInAWindowOfItsOwnAndNowhereElse() {
    create("url", URL, "secret", SECRET).hasStatus(204);

    assertThat(page(browser, "/console/windows/webhook-secret?id=webhook-1").select("code").text())
        .isEqualTo(SECRET);
    assertThat(browser.get(PAGE).text()).doesNotContain(SECRET);
    assertThat(browser.get("/console/windows/edit-webhook?id=webhook-1").text())
        .doesNotContain(SECRET);
  }

  @Test
  void deletedWebhookIsGone() {
    create("url", URL).hasStatus(204);
    assertThat(page(browser, "/console/windows/delete-webhook?id=webhook-1").text()).contains(URL);

    submit(browser, "/console/webhook/delete?id=webhook-1")
        .hasStatus(204)
        .has("HX-Redirect", "/console/webhooks");

    assertThat(page(browser.get(PAGE).hasStatus(404)).select(".popup-title").text())
        .isEqualTo("The webhook is no longer there.");
  }

  @Test
  void showsWhyDeliveriesWait() {
    givenUndelivered();

    assertThat(page(browser, "/console/webhooks").select("tbody .badge + bdi").text())
        .isEqualTo("The answer had the status 410.");
    assertThat(page(browser, PAGE).select(".facts .badge").text()).isEqualTo("Failing");
    var alert = page(browser, PAGE).select(".alert");
    assertThat(alert.text())
        .startsWith("Post published · news · 1 May 2024, 12:00 The answer had the status 410.");
    assertThat(alert.select("a").attr("href")).isEqualTo("/console/posts/post-1");
    assertThat(alert.select("button").eachText()).containsExactly("Redeliver", "Discard");
  }

  @Test
  void showsWhatWaitsAndWhatIsADeadLetter() {
    givenUndelivered();

    assertThat(page(browser, PAGE).select(".tabs a").eachText())
        .containsExactly("Waiting (1)", "Dead letters (1)");
    assertThat(rows(page(browser, DEAD_LETTERS)))
        .containsExactly(
            "Channel created | news | 1 May 2024, 12:00 | 13 | The answer had the status 502. |"
                + " 1 May 2024, 12:00");
    assertThat(rows(page(browser, PAGE)))
        .containsExactly(
            "Post published | news | 1 May 2024, 12:00 | 2 | The answer had the status 410. |"
                + " 1 May 2024, 12:00");
  }

  @Test
  void listsDeliveriesPageByPage() {
    create("url", URL).hasStatus(204);
    givenChannel();
    for (var i = 0; i < 21; i++) givenPost("news", "Post " + i);
    var deadLetters = ports.outbound().deadLetters();
    change(
        () ->
            ports.outbound().events().after(0, 100).stream()
                .skip(1)
                .forEach(it -> deadLetters.add(ID, it.position(), 13, clock.instant(), "No luck")));

    var first = page(browser, DEAD_LETTERS);
    var second = page(browser, first.select("[rel=next]").attr("href"));
    assertThat(rows(first)).hasSize(20);
    assertThat(rows(second)).hasSize(1);
    assertThat(second.select(".tabs a[aria-current]").text()).isEqualTo("Dead letters (21)");

    confirm(second.select(".cell-actions [hx-get]").attr("hx-get"));
    var emptied = page(browser, first.select("[rel=next]").attr("href"));
    assertThat(emptied.select(".empty-line").text()).isEqualTo("Nothing found");
    assertThat(emptied.select(".pages a").attr("href")).isEqualTo(DEAD_LETTERS);
  }

  @Test
  void whatWaitsBehindAnotherHasNoTimeAndIsNotTriedByItself() {
    givenUndelivered();
    change(() -> ports.outbound().deliveryQueue().put(ID, position(1), 0, clock.instant(), ""));

    var row = page(browser, PAGE).select("tbody tr");
    assertThat(rows(page(browser, PAGE)).get(0)).endsWith("| 0 | – | –");
    assertThat(row.select("[hx-post]")).isEmpty();
    assertThat(row.select("[hx-get]")).hasSize(1);
  }

  @Test
  void triesAgainWhatIsChosenOrAllOfIt() {
    givenUndelivered();
    var retry = page(browser, DEAD_LETTERS).select(".cell-actions [hx-post]").attr("hx-post");

    assertThat(notice(fromPage().send("POST", retry, "").hasStatus(204)))
        .isEqualTo("One event is being redelivered.");
    assertThat(count(State.DEAD_LETTER)).isZero();

    var all = page(browser, PAGE).select(".part-head [hx-post]").attr("hx-post");
    var answer = fromPage().send("POST", all, "").hasStatus(204);
    assertThat(notice(answer)).isEqualTo("2 events are being redelivered.");
    assertThat(answer.header("HX-Redirect")).isEqualTo(PAGE);
  }

  @Test
  void discardsWhatIsChosenOrAllDeadLetters() {
    givenUndelivered();
    var one =
        page(browser, PAGE + "&state=WAITING").select(".cell-actions [hx-get]").attr("hx-get");
    var all = page(browser, PAGE).select(".part-head [hx-get*=discard]").attr("hx-get");

    assertThat(page(browser, all).text()).contains("Dead letters: 1.");
    assertThat(notice(confirm(all))).isEqualTo("One event was discarded.");
    assertThat(count(State.DEAD_LETTER)).isZero();
    assertThat(count(State.WAITING)).isEqualTo(1);

    assertThat(page(browser, one).select(".theirs dd").eachText())
        .containsExactly("Post published", "news", "1 May 2024, 12:00");
    assertThat(notice(confirm(one))).isEqualTo("One event was discarded.");
    assertThat(count(State.WAITING)).isZero();

    assertThat(page(browser.get(one).hasStatus(404)).select(".popup-title").text())
        .isEqualTo("It was delivered or discarded in the meantime.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "", "%20"})
  void deliveryThatIsNoneIsNotTakenForAll(String delivery) {
    givenUndelivered();

    submit(browser, "/console/webhook/discard?id=webhook-1&delivery=" + delivery).hasStatus(422);
    submit(browser, "/console/webhook/redeliver?id=webhook-1&delivery=" + delivery).hasStatus(422);
    assertThat(count(State.DEAD_LETTER)).isEqualTo(1);
  }

  @Test
  void othersDoNotSeeThem() {
    assertThat(page(browserOf("editor"), "/console/channels").select("nav a").eachAttr("href"))
        .doesNotContain("/console/webhooks");
    assertThat(page(browserOf("admin"), "/console/channels").select("nav a").eachAttr("href"))
        .contains("/console/webhooks");
    for (var route : HttpServer.routes(herald, settings(Optional.empty()), clock)) {
      if (!route.path().matches("/console/.*(webhook|deliver).*")) continue;
      var editor = script(browserOf("editor"));
      assertThat(editor.send(route.method().name(), route.path(), "").status())
          .as(route.toString())
          .isEqualTo(403);
    }
  }

  /** The creation of a channel that is a dead letter, and a post that waits. */
  private void givenUndelivered() {
    create("url", URL, "enabled", "true").hasStatus(204);
    givenChannel();
    givenPost("news", "First");
    var events = ports.outbound().events().after(0, 10);
    var ports = this.ports.outbound();
    var now = clock.instant();
    change(
        () -> {
          ports
              .deadLetters()
              .add(ID, events.get(0).position(), 13, now, "The answer had the status 502.");
          ports
              .deliveryQueue()
              .put(ID, events.get(1).position(), 2, now, "The answer had the status 410.");
        });
  }

  private Answer create(String... fields) {
    return submit(browser, "/console/webhooks", withAllEvents(fields));
  }

  private Answer edit(String... fields) {
    var all = new ArrayList<>(List.of("url", URL, "from", "/console/webhooks"));
    all.addAll(List.of(fields));
    return submit(
        browser, "/console/webhook/edit?id=webhook-1", withAllEvents(all.toArray(String[]::new)));
  }

  private static String[] withAllEvents(String... fields) {
    var all = new ArrayList<>(List.of(fields));
    List.of(EventType.values()).forEach(type -> all.addAll(List.of("events", type.name())));
    return all.toArray(String[]::new);
  }

  /** The browser while it shows the page of the webhook. */
  private TestClient fromPage() {
    return browser.with("HX-Current-URL", "http://127.0.0.1" + PAGE);
  }

  /** Opens a window and sends its form. */
  private Answer confirm(String window) {
    var form = page(browser, window).select("form").attr("hx-post");
    return submit(browser, form, "from", PAGE).hasStatus(204);
  }

  /** What a browser would send of a form. */
  private static String[] fields(Document page) {
    var fields = new ArrayList<String>();
    for (var input : page.select("input")) {
      if (input.attr("type").equals("checkbox") && !input.hasAttr("checked")) continue;
      fields.addAll(List.of(input.attr("name"), input.attr("value")));
    }
    return fields.toArray(String[]::new);
  }

  private long position(int event) {
    return ports.outbound().events().after(0, 10).get(event).position();
  }

  private Webhook kept() {
    return ports.outbound().webhooks().get(ID);
  }

  private long count(State state) {
    return state == State.WAITING
        ? ports.outbound().deliveryQueue().backlog(ID).size()
        : ports.outbound().deadLetters().count(ID);
  }

  private static List<String> lines(Answer answer) {
    return page(answer).select("li").eachText();
  }

  private static List<String> rows(Document page) {
    return page.select("tbody tr").stream()
        .map(row -> String.join(" | ", row.select("td:not(.cell-actions)").eachText()))
        .toList();
  }

  private static String notice(Answer answer) {
    return URLDecoder.decode(answer.header("X-Herald-Notice"), UTF_8);
  }
}
