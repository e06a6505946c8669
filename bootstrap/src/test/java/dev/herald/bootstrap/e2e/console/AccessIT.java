package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** Everybody can use every page: whatever their eyes and their screen are like. */
@Order(1)
class AccessIT extends Journey {

  /** Brings something to be looked at. */
  private interface Way {
    void go() throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> everyPageAndWindow() throws Exception {
    var news = channelWithPosts();
    var post = posts(news).get(1).get("id").asText();
    var places = new LinkedHashMap<String, Way>();
    places.put("the channels", () -> open("/console/channels"));
    places.put("a window that creates a channel", () -> createWindow());
    places.put("a window that edits a channel", () -> windowOn("channels", "Edit City News"));
    places.put("a window with a photo to be cut", () -> photoWindow());
    places.put("a window that deletes a channel", () -> windowOn("channels", "Delete City News"));
    places.put("a refused channel", () -> refusedChannel());
    places.put("a channel", () -> openChannel(news));
    places.put(
        "a window that removes a subscriber", () -> windowOn("channel?id=" + news, "Remove anna"));
    places.put("the posts", () -> open("/console/posts"));
    places.put("chosen posts", () -> chooseAll("posts"));
    places.put("a window that recalls many posts", () -> openChosen("posts"));
    places.put("a window that removes many subscribers", () -> openChosen("channel?id=" + news));
    places.put("the keys", () -> showKeys());
    places.put("the palette", () -> openPalette("trams", "Trams resume at six"));
    places.put("an empty palette", () -> openPalette("aquarium", "Nothing found"));
    places.put("found posts", () -> open("/console/posts?query=trams&channel=" + news));
    places.put("no posts found", () -> open("/console/posts?query=aquarium"));
    places.put("a post", () -> open("/console/posts/" + post));
    places.put("a window that recalls a post", () -> windowOn("posts/" + post, "Recall"));
    places.put("an empty composer", () -> open("/console/compose"));
    places.put("a window to choose a channel", () -> pickerWindow());
    places.put("a composer with problems", () -> composerWithProblems(news));
    places.put("the drafts", () -> drafts(news));
    places.put("no templates", () -> open("/console/templates"));
    places.put("the schedule", () -> schedule(news));
    places.put("a scheduled post", this::scheduledPost);
    places.put("another time", () -> moveWindow());
    places.put("the sheet", () -> sheet(news));
    places.put("the discarded drafts", () -> open("/console/drafts?state=discarded"));
    places.put("a page that is not there", () -> missingPage());
    places.put("a public channel", () -> publicChannel(news));
    places.put("a post of a public channel", () -> open("/c/" + news + "/2"));
    places.put("a recalled post of a public channel", () -> provoked(410, "/c/" + news + "/3"));
    places.put("a public channel in a frame", () -> open("/c/" + news + "/embed"));
    places.put("no public channel", () -> provoked(404, "/c/never"));
    places.put("no webhooks", () -> open("/console/webhooks"));
    places.put("a window that adds a webhook", () -> windowOn("webhooks", "Add Webhook"));
    places.put("a webhook that fails", () -> failingWebhook(news));
    places.put("webhooks", () -> open("/console/webhooks"));
    places.put("statistics", () -> open("/console/channel/statistics?id=" + news));
    places.put("the home page", () -> open("/console/home"));
    places.put("the status", () -> open("/console/status"));
    places.put("a window with a secret", () -> secretWindow());
    places.put("no channels", () -> noChannels(news));
    places.put("the sign-in", () -> signedOut("/console/sign-in"));
    places.put("a link that is no longer valid", () -> open("/console/sign-in/none"));
    return places.entrySet().stream().map(place -> test(place.getKey(), place.getValue()));
  }

  private DynamicTest test(String name, Way way) {
    return dynamicTest(
        name,
        () -> {
          try {
            way.go();
            Barriers.assertNone(page);
          } catch (Throwable e) {
            keepPictures(name.replace(' ', '-'));
            throw e;
          }
        });
  }

  private String channelWithPosts() throws Exception {
    var news = createChannel("City News");
    publish(news, "Trams resume at six");
    var picture = Map.of("imageId", upload(Pictures.GREEN.buffer), "alt", "A tram");
    var link = Map.of("label", "Timetable", "url", "https://example.org/trams");
    publish(
        news, Map.of("text", "Trams", "images", List.of(picture, picture), "links", List.of(link)));
    api.post("/api/v1/posts/" + publish(news, "Wrong") + "/recall", Map.of("reason", "Wrong"));
    subscribe(news, "anna");
    return news;
  }

  private void publicChannel(String news) throws Exception {
    makePublic(news);
    open("/c/" + news);
  }

  private void provoked(int status, String path) {
    provoke(status);
    open(path);
  }

  private void showKeys() {
    open("/console/posts");
    press("?");
    assertThat(window()).isVisible();
  }

  private void chooseAll(String path) {
    open("/console/" + path);
    page.locator("[data-choose-all]").last().check();
    assertThat(page.locator(".chosen-actions").last()).isVisible();
  }

  private void openChosen(String path) {
    chooseAll(path);
    page.locator(".chosen-actions").last().locator("[hx-get]").click();
    assertThat(window()).isVisible();
  }

  private void openPalette(String query, String found) {
    open("/console/posts");
    press("Control+k");
    page.keyboard().type(query);
    assertThat(window()).containsText(found);
  }

  private void createWindow() {
    windowOn("channels", "Create Official Channel");
  }

  private void photoWindow() {
    createWindow();
    page.locator("#photo-file").setInputFiles(Pictures.HALVES);
    assertThat(page.locator(".crop-frame")).isVisible();
  }

  private void windowOn(String place, String button) {
    open("/console/" + place);
    button(button).click();
    assertThat(window()).isVisible();
  }

  private void refusedChannel() {
    createWindow();
    field("Name").fill("x".repeat(151));
    provoke(422);
    button("Create").click();
    assertThat(failure()).isVisible();
  }

  private void pickerWindow() {
    open("/console/posts");
    page.locator("#filters-set").click(); // the window is narrow, where they are folded
    button("Channel: All channels").click();
    assertThat(window().locator("li")).hasCount(1);
  }

  private void drafts(String news) throws Exception {
    api.create("/api/v1/channels/" + news + "/drafts", Map.of("text", "Trams again"));
    open("/console/drafts");
    assertThat(page.getByText("Trams again")).isVisible();
  }

  private static LocalDate nextWeek() {
    return LocalDate.now(ZoneOffset.UTC).plusDays(7);
  }

  private void schedule(String news) throws Exception {
    scheduleDraft(news, "Trams tomorrow", nextWeek() + "T12:00:00Z");
    open("/console/schedule?week=" + nextWeek());
    assertThat(page.getByText("Trams tomorrow")).isVisible();
  }

  private void scheduledPost() {
    open("/console/schedule?week=" + nextWeek());
    page.getByText("Trams tomorrow").click();
    assertThat(heading("Scheduled post")).isVisible();
  }

  private void moveWindow() {
    open("/console/schedule?week=" + nextWeek());
    page.locator(".week-item button").click();
    assertThat(window()).isVisible();
  }

  private void sheet(String news) {
    page.evaluate("localStorage.clear()"); // with what was wrong in the composer before
    open("/console/compose?channel=" + news);
    page.getByLabel("Text Only").check();
    field("Content").fill("Trams resume at six");
    button("Publish").click();
    assertThat(window().locator(".alert-warning")).isVisible();
    window().getByText("At another time…").click();
  }

  private void composerWithProblems(String news) {
    open("/console/compose?channel=" + news);
    field("Content").fill("x".repeat(10_001));
    page.locator("#image-files").setInputFiles(new FilePayload[] {Pictures.RED, Pictures.GREEN});
    provoke(415);
    page.locator("#image-files").setInputFiles(Pictures.NO_PICTURE);
    assertThat(failure()).isVisible();
    button("Add Link").click();
    field("Label").fill("Trap");
    field("Address").fill("javascript:alert(1)");
    field("Content").focus();
    assertThat(page.getByText("Enter a web address that begins")).isVisible();
  }

  private void missingPage() {
    provoked(404, "/console/nowhere");
  }

  private void failingWebhook(String news) throws Exception {
    createWebhook("http://127.0.0.1:1/nobody-listens-here");
    publish(news, "Nobody is told");
    openWebhook();
    page.waitForCondition(
        () -> {
          page.reload();
          return page.getByText("Failing").isVisible();
        });
  }

  private void openWebhook() {
    open("/console/webhooks");
    rows().getByRole(AriaRole.LINK).click();
  }

  private void secretWindow() {
    openWebhook();
    button("Signing secret").click();
    assertThat(window()).isVisible();
  }

  private void noChannels(String news) throws Exception {
    deleteChannel(news);
    open("/console/channels");
    assertThat(heading("No channels yet")).isVisible();
  }

  private void signedOut(String path) {
    page.context().clearCookies();
    open(path);
    assertThat(button("Sign in")).isVisible();
  }
}
