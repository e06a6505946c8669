package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import dev.herald.http.language.Language;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** Nothing is cut off, in windows of any width, in any language, whatever was entered. */
@Order(1)
class WidthsIT extends Journey {

  private static final String LONG_NAME = "Donaudampfschifffahrtsgesellschaft".repeat(4);
  private static final String LONG_LABEL = LONG_NAME.substring(0, 100);
  private static final String ARABIC = "وزارة الصحة ووقاية المجتمع — الأخبار والتنبيهات";

  /** Longer than a line of the widest window. */
  private static final String LONG_WORD = "Rindfleischetikettierungsüberwachung".repeat(10);

  /** Each is a row like the others. */
  private static final int LINKS = 3;

  private static final LocalDate NEXT_WEEK = LocalDate.now(ZoneOffset.UTC).plusDays(7);

  private Language spoken = Language.ENGLISH;
  private String draft = "";

  private interface Way {
    void go() throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> everyPageAndWindow() throws Exception {
    var channel = fill();
    var post = posts(channel).get(0).get("id").asText();
    var beside = page.context().newPage();
    beside.navigate("/health/live"); // of the same origin, so that it finds files in the cache
    var places = new LinkedHashMap<String, Way>();
    places.put("home", () -> open("/console/home"));
    places.put("channels", () -> open("/console/channels"));
    places.put("channel", () -> openChannel(channel));
    places.put("statistics", () -> open("/console/channel/statistics?id=" + channel));
    places.put("posts", () -> open("/console/posts"));
    places.put("post", () -> open("/console/posts/" + post));
    places.put("composer", () -> compose(channel));
    places.put("drafts", () -> open("/console/drafts"));
    places.put("templates", () -> open("/console/templates"));
    places.put("rename template", () -> window("/console/templates", "rename-template"));
    places.put("delete template", () -> window("/console/templates", "delete-template"));
    places.put("save template", () -> window("/console/posts/" + post, "save-template"));
    places.put("schedule", () -> open("/console/schedule?week=" + NEXT_WEEK));
    places.put("day", () -> open("/console/schedule?day=" + NEXT_WEEK));
    places.put("scheduled post", this::openScheduled);
    places.put(
        "another time", () -> window("/console/schedule?week=" + NEXT_WEEK, "schedule-draft"));
    places.put("webhooks", () -> open("/console/webhooks"));
    places.put("webhook", () -> openWebhook());
    places.put("status", () -> open("/console/status"));
    places.put("create", () -> window("/console/channels", "new-channel"));
    places.put("edit", () -> window("/console/channels", "edit-channel"));
    places.put("delete", () -> window("/console/channels", "delete-channel"));
    places.put("recall", () -> window("/console/posts", "recall-post"));
    places.put("chosen posts", () -> chooseAll("/console/posts"));
    places.put("recall of many", () -> openChosen("/console/posts"));
    places.put("removal of many", () -> openChosen("/console/channel?id=" + channel));
    places.put("keys", this::showKeys);
    places.put("palette", this::openPalette);
    places.put("public channel", () -> openPublic("/c/" + channel));
    places.put("public post", () -> openPublic("/c/" + channel + "/2"));
    places.put("frame", () -> openPublic("/c/" + channel + "/embed"));
    places.put("picker", () -> window("/console/posts", "pick-channel"));
    return places.entrySet().stream().map(place -> test(place.getKey(), place.getValue(), beside));
  }

  private DynamicTest test(String name, Way way, Page beside) {
    return dynamicTest(
        name,
        () -> {
          for (var language : Language.values()) {
            speak(language);
            try {
              way.go();
              assertThat(page.locator("html")).hasAttribute("lang", language.tag());
              if (language == Language.ENGLISH) Widths.assertNothingIsCutOff(page, beside);
              else Widths.assertNothingIsCutOffWhereItIsTight(page, beside);
            } catch (Throwable e) {
              keepPictures("widths-" + name);
              throw e;
            }
          }
        });
  }

  /** Chooses a language as its link does, without the page that the link leads back to. */
  private void speak(Language language) {
    spoken = language;
    var here = RequestOptions.create().setMaxRedirects(0);
    page.context().request().get("/console/language/" + language.tag(), here);
  }

  /** Makes what is long in each of its ways, and answers with a channel that has all of it. */
  private String fill() throws Exception {
    createChannel("City News");
    var arabic = createChannel(ARABIC);
    publish(arabic, Map.of("text", ARABIC.repeat(5), "links", links()));
    var channel = createChannel(LONG_NAME);
    makePublic(channel);
    var image = Map.of("imageId", upload(Pictures.GREEN.buffer), "alt", ARABIC);
    publish(channel, LONG_WORD);
    publish(
        channel,
        Map.of("text", LONG_WORD, "images", Collections.nCopies(9, image), "links", links()));
    api.post(
        "/api/v1/posts/" + publish(arabic, "Wrong") + "/recall", Map.of("reason", "x".repeat(100)));
    scheduleDraft(channel, LONG_WORD, NEXT_WEEK + "T12:00:00Z");
    var template = publish(arabic, LONG_WORD);
    api.create(
        "/api/v1/templates",
        Map.of("name", "w".repeat(150), "postId", template, "channelId", channel));
    scheduleDraft(arabic, ARABIC.repeat(5), NEXT_WEEK + "T12:00:00Z");
    subscribe(channel, "a".repeat(32));
    createWebhook("https://example.org/" + "long-path/".repeat(20));
    return channel;
  }

  private static List<Map<String, String>> links() {
    return IntStream.range(0, LINKS)
        .mapToObj(i -> Map.of("label", LONG_LABEL, "url", "https://example.org/" + i))
        .toList();
  }

  private void openScheduled() {
    open("/console/schedule?week=" + NEXT_WEEK);
    page.locator(".week-link").first().click();
    assertThat(page.locator(".phone-screen")).isVisible();
  }

  /** Leaves the draft for all languages, and for the list of drafts. */
  private void compose(String channel) {
    if (!draft.isEmpty()) {
      open(draft); // in the other languages
      assertThat(page.locator("#preview .post-links li")).hasCount(LINKS);
      return;
    }
    open("/console/compose?channel=" + channel);
    page.locator("#text").fill(LONG_WORD);
    page.locator("#image-files")
        .setInputFiles(Collections.nCopies(9, Pictures.RED).toArray(FilePayload[]::new));
    assertThat(page.locator("#images [name=alt]:enabled")).hasCount(9);
    for (var i = 0; i < LINKS; i++) {
      page.locator("#add-link").click();
      page.locator("#links [name=label]").last().fill(LONG_LABEL);
    }
    assertThat(page.locator("#preview .post-links li")).hasCount(LINKS);
    assertThat(page).hasURL(Pattern.compile("/console/drafts/[^/]+$"));
    draft = page.url();
  }

  /** Such a page knows of its readers what their browsers say. */
  private void openPublic(String path) {
    page.route(
        "**/c/**",
        route -> {
          var headers = new HashMap<>(route.request().headers());
          headers.put("accept-language", spoken.tag());
          route.resume(new Route.ResumeOptions().setHeaders(headers));
        });
    open(path);
    page.unrouteAll(); // for as long as there are routes, a browser keeps no files
  }

  private void openWebhook() {
    open("/console/webhooks");
    page.locator("tbody a").first().click();
    assertThat(page.locator("tbody")).hasCount(0);
  }

  private void showKeys() {
    open("/console/channels");
    page.keyboard().press("?");
    assertThat(window()).isVisible();
  }

  private void chooseAll(String path) {
    open(path);
    page.locator("[data-choose-all]").last().check();
    assertThat(page.locator(".chosen-actions").last()).isVisible();
  }

  private void openChosen(String path) {
    chooseAll(path);
    page.locator(".chosen-actions").last().locator("[hx-get]").click();
    assertThat(window()).isVisible();
  }

  private void openPalette() {
    open("/console/channels");
    page.keyboard().press("Control+k");
    page.keyboard().type(LONG_NAME);
    assertThat(page.locator("[role=option]").first()).containsText(LONG_NAME);
  }

  private void window(String path, String name) {
    open(path);
    page.locator("[hx-get*=" + name + "]").first().click();
    assertThat(window()).isVisible();
  }
}
