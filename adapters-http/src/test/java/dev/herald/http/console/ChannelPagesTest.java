package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.subscription.ReadSubscriptions;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.subscription.Subscription;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.TestClient;
import dev.herald.http.testkit.UseCasesWith;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Official Channel Management. */
class ChannelPagesTest extends ConsoleTest {

  private TestClient browser;
  private String photo;

  @BeforeEach
  void signIn() {
    browser = script(browserOf("admin"));
    photo = givenImage(Samples.png());
  }

  @Test
  void emptyListInvitesToCreateTheFirst() {
    assertThat(page(browser, "/console/channels").select(".empty").text())
        .contains("No channels yet", "Create the first channel");
    assertThat(page(browser, "/console/channels?query=none").select(".empty").text())
        .contains("Nothing found");
  }

  @Test
  void createdChannelIsListed() {
    var answer = create("City News", photo, "All of it").hasStatus(204);

    answer.has("HX-Redirect", "/console/channels");
    answer.has("X-Herald-Notice", "The%20channel%20%E2%80%9CCity%20News%E2%80%9D%20was%20created.");
    var row = page(browser, "/console/channels").select("tbody tr");
    assertThat(row.select(".who-name").text()).isEqualTo("City News");
    assertThat(row.select(".cell-text").text()).isEqualTo("All of it");
    assertThat(row.select("img").attr("src")).isEqualTo("/images/" + photo + "/thumbnail?size=256");
  }

  @Test
  void saysAllThatIsWrongAtOnceAndCreatesNothing() {
    var answer = create("x".repeat(151), "", "y".repeat(401)).hasStatus(422);

    assertThat(answer.has("HX-Retarget", "#popups").has("HX-Reswap", "beforeend").status())
        .isEqualTo(422);
    assertThat(page(answer).select("li").eachAttr("data-field"))
        .containsExactly("name", "avatar", "profile");
    assertThat(page(answer).select("li").eachText())
        .containsExactly(
            "Name: This is too long: at most 150 bytes, but it has 151.",
            "Choose a profile photo.",
            "Profile: This is too long: at most 400 bytes, but it has 401.");
    assertThat(page(browser, "/console/channels").select("tbody")).isEmpty();
  }

  @Test
  void sendingTheFormTwiceCreatesOneChannel() {
    var key = page(browser, "/console/windows/new-channel").select("[name=key]").attr("value");
    for (var i = 0; i < 2; i++) {
      submit(browser, "/console/channels", "name", "News", "avatar", photo, "key", key)
          .hasStatus(204);
    }

    assertThat(page(browser, "/console/channels").select("tbody tr")).hasSize(1);
  }

  @Test
  void aPhotoThatIsAPartOfAnImageIsCutOutAndTheWindowKnowsThePartAfterwards() {
    create("City News", photo + " 1000,0,9000,10000,90", "").hasStatus(204);

    var id = page(browser, "/console/channels").select(".who-id").first().text();
    var window = page(browser, "/console/windows/edit-channel?id=" + id);
    assertThat(window.select("#avatar").attr("value")).isNotEqualTo(photo).hasSize(64);
    assertThat(window.select("#crop").attr("data-original")).isEqualTo(photo);
    assertThat(window.select("#crop").attr("data-crop")).isEqualTo("1000,0,9000,10000,90");
  }

  @Test
  void aPartThatIsNoneIsSaidOfThePhoto() {
    for (var part : new String[] {"1,2,3", "0,0,0,1,0", "0,0,1,1,45"}) {
      var answer = create("City News", photo + " " + part, "").hasStatus(422);
      assertThat(page(answer).select("li").eachAttr("data-field")).containsExactly("avatar");
    }
  }

  @Test
  void editIsFilledInAndGoesBackToWhereItBegan() {
    givenChannel();
    var window = page(browser, "/console/windows/edit-channel?id=news");
    assertThat(window.select("#name").attr("value")).isEqualTo("News");
    assertThat(window.select("#avatar").attr("value")).isEqualTo("https://example.org/a.png");

    edit("1", "Newer").hasStatus(204).has("HX-Redirect", "/console/channel?id=news");
    assertThat(page(browser, "/console/channel?id=news").select("h1").text()).isEqualTo("Newer");
  }

  @Test
  void overtakenEditShowsBothAndCanBeSavedAgain() {
    givenChannel();
    admin.patch("/api/v1/channels/news", "{\"name\": \"Theirs\"}").hasStatus(200);

    var conflict = edit("1", "Mine").hasStatus(409).has("HX-Retarget", "#conflict");

    assertThat(page(conflict).select("dd bdi").eachText()).containsExactly("Theirs");
    var revision = page(conflict).select("[data-revision]").attr("data-revision");
    edit(revision, "Mine").hasStatus(204);
    assertThat(page(browser, "/console/channel?id=news").select("h1").text()).isEqualTo("Mine");
  }

  @Test
  void editKeepsWhatOthersMadeOfTheFieldsThatItDidNotChange() {
    givenChannel();
    admin.patch("/api/v1/channels/news", "{\"profile\": \"Theirs\"}").hasStatus(200);

    editShown("Mine", "").hasStatus(204);

    var channel = reader.get("/api/v1/channels/news");
    channel.hasField("name", "\"Mine\"").hasField("profile", "\"Theirs\"");
  }

  @Test
  void conflictIsAboutTheFieldsThatBothHaveChanged() {
    givenChannel();
    admin
        .patch("/api/v1/channels/news", "{\"name\": \"Theirs\", \"profile\": \"Their profile\"}")
        .hasStatus(200);

    var conflict = page(editShown("Mine", "").hasStatus(409));

    assertThat(conflict.select("dd bdi").eachText()).containsExactly("Theirs");
    assertThat(conflict.select("[data-theirs=profile]").attr("data-value"))
        .isEqualTo("Their profile");
  }

  /** Sends the form as it is when it was opened before anybody changed the channel. */
  private Answer editShown(String name, String profile) {
    return submit(
        browser,
        "/console/channel/edit?id=news",
        "revision",
        "1",
        "was-name",
        "News",
        "name",
        name,
        "was-avatar",
        "https://example.org/a.png",
        "avatar",
        "https://example.org/a.png",
        "was-profile",
        "",
        "profile",
        profile);
  }

  @Test
  void editOfAChannelThatIsGoneSaysSo() {
    givenChannel();
    admin.delete("/api/v1/channels/news").hasStatus(204);

    assertThat(page(edit("1", "Mine").hasStatus(404)).select(".popup-title").text())
        .isEqualTo("The channel is no longer there. Somebody may have deleted it.");
  }

  @Test
  void deletingSaysWhatIsLostAndAsksForTheNameIfThereArePosts() {
    givenChannel();
    assertThat(page(browser, "/console/windows/delete-channel?id=news").select("#confirmation"))
        .isEmpty();
    givenPost("news", "One");
    givenPost("news", "Two");
    editor.put("/api/v1/channels/news/subscribers/ann", "{}").hasStatus(201);

    var window = page(browser, "/console/windows/delete-channel?id=news");
    assertThat(window.text()).contains("2 posts and one subscriber", "can’t be recovered");
    assertThat(window.select("#confirmation")).hasSize(1);

    var refused = submit(browser, "/console/channel/delete?id=news", "confirmation", "new");
    assertThat(page(refused.hasStatus(422)).select("li").eachText())
        .containsExactly("This is neither the name nor the id of the channel.");
    submit(browser, "/console/channel/delete?id=news", "confirmation", "News").hasStatus(204);
    reader.get("/api/v1/channels/news").hasStatus(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Farmers’ Market", "farmers' market", " FARMERS`  MARKET ", "news"})
  void deletingIsConfirmedByTheNameOrTheIdHoweverItIsTyped(String typed) {
    givenChannel();
    admin.patch("/api/v1/channels/news", "{\"name\": \"Farmers’ Market\"}").hasStatus(200);
    givenPost("news", "One");

    var window = page(browser, "/console/windows/delete-channel?id=news");
    assertThat(window.select("[data-copy]").attr("data-copy")).isEqualTo("Farmers’ Market");
    submit(browser, "/console/channel/delete?id=news", "confirmation", "farmers").hasStatus(422);
    submit(browser, "/console/channel/delete?id=news", "confirmation", typed).hasStatus(204);
  }

  @Test
  void deletingAsksAnewIfSomethingWasPublishedMeanwhile() {
    givenChannel();
    givenPost("news", "One");

    var again = submit(browser, "/console/channel/delete?id=news").hasStatus(409);

    again.has("HX-Retarget", "#window-content");
    assertThat(page(again).text()).contains("was published on it in the meantime", "one post");
    assertThat(page(again).select("#confirmation")).hasSize(1);
    reader.get("/api/v1/channels/news").hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", "a/b", "a b", "%2F", "a?b#c", "a'b\\\"&c"})
  void idsAreWhateverProgramsMadeThem(String id) {
    givenChannel(id);
    var plain = id.replace("\\\"", "\"");

    var list = page(browser, "/console/channels");
    assertThat(list.select(".who-id").text()).isEqualTo(plain);
    assertThat(page(browser, list.select("a.who").attr("href")).select(".who-large .who-id").text())
        .isEqualTo(plain);
    var window = list.select("[hx-get*=delete-channel]").attr("hx-get");
    var form = page(browser, window).select("form").attr("hx-post");
    submit(browser, form).hasStatus(204);
    assertThat(page(browser, "/console/channels").select("tbody tr")).isEmpty();
  }

  @Test
  void channelPageHasItsNumbersPostsAndSubscribers() {
    givenChannel();
    for (var i = 1; i <= 6; i++) givenPost("news", "Post " + i);
    for (var i = 1; i <= 21; i++) {
      editor.put("/api/v1/channels/news/subscribers/account-" + i, "{}").hasStatus(201);
    }

    var page = page(browser, "/console/channel?id=news");
    assertThat(page.select(".numbers dd").eachText()).contains("21 / 100,000", "6");
    assertThat(page.select(".rows tbody tr")).hasSize(5);
    assertThat(page.select(".address code").text()).endsWith("/api/v1/channels/news");
    assertThat(page.select("#list tbody tr")).hasSize(20);
    var next = page.select("a[rel=next]").attr("href");
    assertThat(page(browser, next).select("#list tbody .cell-main").eachText())
        .containsExactly("account-21");
    assertThat(
            page(browser, "/console/channel?id=news&query=T-2")
                .select("#list tbody .cell-main")
                .eachText())
        .containsExactly("account-2", "account-20", "account-21");
  }

  @Test
  void searchThatEndedEarlyLeadsOn() {
    givenChannel();
    editor.put("/api/v1/channels/news/subscribers/ann", "{}").hasStatus(201);
    var search = "/console/channel?id=news&query=none";
    assertThat(page(browser, search).select("#list").text()).isEqualTo("Nothing found");

    serve(UseCasesWith.of(herald, ReadSubscriptions.class, new EndsEarly()));

    var list = page(browser, search).select("#list");
    assertThat(list.select(".empty-line").text())
        .isEqualTo("Nothing found up to here. The search goes on on the next page.");
    assertThat(list.attr("data-status")).isEqualTo(list.select(".empty-line").text());
    assertThat(list.select("a[rel=next]").attr("href")).contains("query=none", "cursor=");
  }

  /** Of so many subscriptions that a search does not look through all of them at once. */
  private static final class EndsEarly implements ReadSubscriptions {

    @Override
    public Page<Subscription> ofChannel(
        Actor actor, ChannelId channel, String query, PageRequest page) {
      return new Page<>(List.of(), Optional.of(new Cursor(50_000)));
    }

    @Override
    public SubscriptionView get(Actor actor, ChannelId channel, AccountId account) {
      throw new AssertionError();
    }

    @Override
    public Page<SubscriptionView> ofAccount(Actor actor, AccountId account, PageRequest page) {
      throw new AssertionError();
    }

    @Override
    public List<SubscriptionView> ofAccount(Actor actor, AccountId account, int offset, int limit) {
      throw new AssertionError();
    }

    @Override
    public long countOfAccount(Actor actor, AccountId account) {
      throw new AssertionError();
    }
  }

  @Test
  void addressIsTheServersOwnWhateverHostTheBrowserNames() {
    givenChannel();
    var request =
        "GET /console/channel?id=news HTTP/1.1\r\nHost: evil.example\r\nCookie: %s\r\n"
            + "Connection: close\r\n\r\n";

    try (var connection = anybody.connect()) {
      connection.text(request.formatted(session("admin")));
      assertThat(connection.rest())
          .contains("http://127.0.0.1:" + anybody.port() + "/api/v1/channels/news")
          .doesNotContain("evil.example");
    }
  }

  @Test
  void subscriberIsRemoved() {
    givenChannel();
    editor.put("/api/v1/channels/news/subscribers/ann", "{}").hasStatus(201);

    submit(browser, "/console/channel/remove-subscriber?id=news", "account", "ann").hasStatus(204);

    reader.get("/api/v1/channels/news").hasField("subscriberCount", "0");
  }

  @Test
  void listIsPagedAndSearched() {
    for (var i = 1; i <= 21; i++) givenChannel("channel-" + i);

    var first = page(browser, "/console/channels?query=news");
    assertThat(first.select(".who-id").eachText()).hasSize(20).startsWith("channel-21");
    var next = first.select("a[rel=next]").attr("href");
    assertThat(next).startsWith("/console/channels?query=news&cursor=");
    var last = page(browser, next);
    assertThat(last.select(".who-id").eachText()).containsExactly("channel-1");
    assertThat(last.select(".pages a").eachAttr("href"))
        .containsExactly("/console/channels?query=news");
  }

  @Test
  void listIsOrderedByItsColumns() {
    for (var i = 1; i <= 21; i++) givenChannel("channel-" + i);
    givenPost("channel-7", "Hello");
    editor.put("/api/v1/channels/channel-9/subscribers/ann", "{}").hasStatus(201);

    var list = page(browser, "/console/channels?query=news");
    assertThat(list.select("[aria-sort]").text()).isEqualTo("Created");
    var heads = list.select("a.sort");
    assertThat(heads.eachText()).containsExactly("Channel", "Subscribers", "Last post", "Created");
    assertThat(first(heads.get(1).attr("href"))).isEqualTo("channel-9");
    assertThat(first(heads.get(2).attr("href"))).isEqualTo("channel-7");
    assertThat(first(heads.get(3).attr("href"))).isEqualTo("channel-1");

    var byName = page(browser, heads.get(0).attr("href"));
    assertThat(byName.select("[aria-sort=ascending]").text()).isEqualTo("Channel");
    assertThat(byName.select("[name=sort]").val()).isEqualTo("NAME");
    var menu = list.select(".sort-menu");
    assertThat(menu.select("summary").text()).isEqualTo("Sort: Newest first");
    assertThat(menu.select("a").eachText()).contains("Name", "Latest post").hasSize(5);
    assertThat(first(menu.select("a").get(3).attr("href"))).isEqualTo("channel-9");
    var rest = page(browser, byName.select("[rel=next]").attr("href"));
    assertThat(rest.select(".who-id").eachText()).containsExactly("channel-1");
    var back = page(browser, rest.select("[rel=prev]").attr("href"));
    assertThat(back.select(".who-id").eachText()).isEqualTo(byName.select(".who-id").eachText());
  }

  private String first(String path) {
    return page(browser, path).select(".who-id").first().text();
  }

  private Answer create(String name, String avatar, String profile) {
    return submit(browser, "/console/channels", "name", name, "avatar", avatar, "profile", profile);
  }

  private Answer edit(String revision, String name) {
    return submit(
        browser,
        "/console/channel/edit?id=news",
        "name",
        name,
        "avatar",
        "https://example.org/a.png",
        "profile",
        "",
        "revision",
        revision,
        "from",
        "/console/channel?id=news");
  }

  @Test
  void deletionSaysHowManyScheduledPostsGoWithTheChannel() {
    givenChannel();
    var window = "/console/windows/delete-channel?id=news";
    assertThat(page(browser, window).text()).doesNotContain("scheduled");
    editor.post("/api/v1/channels/news/drafts", "{\"text\": \"Later\"}").hasStatus(201);
    editor
        .with("If-Match", "*")
        .put("/api/v1/drafts/draft-1/schedule", "{\"publishAt\": \"2024-05-06T12:00:00Z\"}")
        .hasStatus(200);

    assertThat(page(browser, window).text())
        .contains("One scheduled post of it will not be published.");
  }
}
