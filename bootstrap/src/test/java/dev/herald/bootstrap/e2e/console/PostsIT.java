package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostsIT extends Journey {

  private static final Pattern POSTS = Pattern.compile("/console/posts$");

  private String news;

  @BeforeEach
  void aChannelWithAPost() throws Exception {
    news = createChannel("City News");
    publish(news, "An older post");
  }

  @Test
  void aPostIsReadyOnceNothingIsMissingAndThenStandsFirst() throws Exception {
    createChannel("Trams");
    open("/console/posts");
    link("Create Post").click();
    assertIsNotReady("Choose a channel.");

    button("Channel: Choose a channel").click();
    window().getByRole(AriaRole.SEARCHBOX).fill("city");
    assertThat(window().locator("li")).hasCount(1);
    window().locator("li").getByText("City News").click();
    assertThat(preview()).containsText("City News");
    assertIsNotReady("Enter the content.");

    field("Content").fill("Trams resume at six");
    assertThat(preview()).containsText("Trams resume at six");
    assertThat(page.locator("#text-counter")).containsText("19 / 10,000 bytes");
    assertThat(state()).hasText("Ready to publish as text only.");
    page.getByLabel("Image Only").check();
    page.getByLabel("Image and Text").check();
    assertIsNotReady("Add an image.");

    add(Pictures.RED);
    field("Alternative text").fill("A tram");
    assertThat(preview().getByAltText("A tram")).hasJSProperty("naturalWidth", 12);
    assertThat(state()).hasText("Ready to publish.");
    publishNow();

    assertThat(notice()).hasText("Published on “City News”.");
    assertThat(rows()).containsText(new String[] {"Trams resume at six", "An older post"});
    assertThat(rows().first()).containsText("Image and Text");
    Assertions.assertThat(posts(news).get(0).get("images").get(0).get("alt").asText())
        .isEqualTo("A tram");
  }

  @Test
  void anotherTypeKeepsWhatWasEnteredAndSaysWhatWillNotBeSent() throws Exception {
    open("/console/compose?channel=" + news);
    field("Content").fill("Only this is sent");
    add(Pictures.RED);

    type("Image Only").check();
    assertThat(page.getByText("Your text is kept here")).isVisible();
    assertThat(preview()).not().containsText("Only this is sent");
    type("Text Only").check();
    assertThat(page.getByText("Your images are kept here")).isVisible();
    assertThat(preview().locator(".post-images")).hasCount(0);
    type("Image and Text").check();
    assertThat(field("Content")).hasValue("Only this is sent");
    assertThat(page.getByText("kept here")).hasCount(2);
    assertThat(page.getByText("Your text is kept here")).isHidden();
    assertThat(preview().locator(".post-images img")).hasCount(1);

    type("Text Only").check();
    publishNow();

    assertThat(rows().first()).containsText("Text Only");
    Assertions.assertThat(posts(news).get(0).get("text").asText()).isEqualTo("Only this is sent");
    Assertions.assertThat(posts(news).get(0).get("images")).isEmpty();
  }

  @Test
  void anImageThatFailedHoldsThePublishingUntilItIsSentAgain() {
    open("/console/compose?channel=" + news);
    field("Content").fill("Look");
    add(Pictures.RED);
    provoke(503);
    page.route("**/console/images", route -> answer(route, 503));
    page.locator("#image-files").setInputFiles(Pictures.GREEN);
    assertThat(failure()).containsText("green.png");
    assertThat(failure()).containsText("The server in front of Herald answered in its place");
    assertIsNotReady("Send the image that failed again, or remove it.");

    page.unroute("**/console/images");
    images().nth(1).getByLabel("Try again").click();
    assertThat(state()).hasText("Ready to publish.");
    assertThat(failure()).hasCount(0);
  }

  @Test
  void filesThatCanNotBeTakenAreNamedAndTakeNoPlace() {
    open("/console/compose?channel=" + news);
    field("Content").fill("Look");
    provoke(415);
    page.locator("#image-files")
        .setInputFiles(new FilePayload[] {Pictures.NO_PICTURE, Pictures.RED, Pictures.NO_PICTURE});
    assertThat(failure()).containsText("This file is not an image.");
    assertThat(failure()).containsText("report.pdf, report.pdf");
    assertThat(images()).hasCount(1);
    assertThat(state()).hasText("Ready to publish.");

    provoke(413);
    page.route("**/console/images", route -> answer(route, 413));
    page.locator("#image-files").setInputFiles(Pictures.GREEN);
    assertThat(failure()).containsText("refuses files of this size");
    assertThat(failure()).hasCount(1);
    assertThat(images()).hasCount(1);

    page.unroute("**/console/images");
    add(Pictures.GREEN);
    assertThat(failure()).hasCount(0);
  }

  /** As a server in front of Herald does. */
  private static void answer(Route route, int status) {
    route.fulfill(new Route.FulfillOptions().setStatus(status).setBody("<html>nginx</html>"));
  }

  @Test
  void whatIsToldWhileAButtonIsPressedDoesNotMoveItAway() {
    open("/console/compose?channel=" + news);
    button("Add Link").click();
    field("Label").fill("Timetable");
    assertThat(page.locator("#problems li")).hasCount(1); // though not told while it is written

    button("Add Link").hover();
    page.mouse().down();
    page.evaluate("() => new Promise(done => setTimeout(() => requestAnimationFrame(done)))");
    page.mouse().up();

    assertThat(field("Label")).hasCount(2);
    assertThat(page.getByText("Enter an address.")).isVisible();
  }

  @Test
  void imagesAloneAreAPostAndCanBeOrderedWithTheKeyboardAndRemoved() throws Exception {
    open("/console/compose?channel=" + news);
    type("Image Only").check();
    add(Pictures.RED, Pictures.GREEN);
    Pictures.drop(Pictures.BLUE, page.locator("#image-drop"));
    assertThat(images()).hasText(new Pattern[] {named("red"), named("green"), named("blue")});
    for (var name : new String[] {"red", "green", "blue"}) alt(name + ".png").fill(name);

    images().nth(2).getByLabel("Move up").focus();
    page.keyboard().press("Enter");
    assertThat(images()).hasText(new Pattern[] {named("red"), named("blue"), named("green")});
    assertThat(images().nth(1).getByLabel("Move up")).isFocused();
    page.keyboard().press("Space");
    assertThat(images()).hasText(new Pattern[] {named("blue"), named("red"), named("green")});
    images().nth(1).getByLabel("Remove").press("Enter");
    assertThat(images()).hasText(new Pattern[] {named("blue"), named("green")});
    assertThat(preview().locator("img[alt=blue] , img[alt=green]")).hasCount(2);
    publishNow();

    assertThat(rows().first()).containsText("Image Only");
    Assertions.assertThat(all(posts(news).get(0).get("images"), "alt"))
        .containsExactly("blue", "green");
  }

  @Test
  void linksAreOrderedAndAnAddressThatMayNotBeIsMarkedOnTheSpot() throws Exception {
    open("/console/compose?channel=" + news);
    type("Text Only").check();
    field("Content").fill("Read more");
    addLink("Timetable", "https://example.org/trams");
    addLink("Trap", "javascript:alert(1)");
    assertThat(field("Address").nth(1)).isFocused();
    field("Content").focus();

    var address = field("Address").nth(1);
    assertThat(address).hasAttribute("aria-invalid", "true");
    assertThat(address).hasAccessibleDescription(Pattern.compile("begins with http://"));
    assertThat(preview().locator("a[href^='javascript:']")).hasCount(0);

    address.fill("https://example.org/map");
    field("Content").focus();
    assertThat(address).not().hasAttribute("aria-invalid", "true");
    page.locator("#links .item").nth(1).getByLabel("Move up").press("Enter");
    assertThat(preview().locator(".post-links")).containsText("Trap");
    publishNow();

    assertThat(page).hasURL(POSTS);
    Assertions.assertThat(all(posts(news).get(0).get("links"), "url"))
        .containsExactly("https://example.org/map", "https://example.org/trams");
  }

  @Test
  void aDoubleClickPublishesOnce() throws Exception {
    writeAText("Once");

    button("Publish").dblclick();
    button("Publish now").dblclick();

    assertThat(page).hasURL(POSTS);
    assertThat(rows()).hasCount(2);
    Assertions.assertThat(posts(news)).hasSize(2);
  }

  @Test
  void controlAndEnterPublish() {
    writeAText("With the keyboard");

    for (var i = 0; i < 3; i++) field("Content").press("Control+Enter");
    assertThat(button("Publish now")).isFocused();
    page.keyboard().press("Enter");

    assertThat(rows().first()).containsText("With the keyboard");
  }

  private void writeAText(String text) {
    open("/console/compose?channel=" + news);
    type("Text Only").check();
    field("Content").fill(text);
    assertThat(state()).hasText("Ready to publish.");
  }

  private void assertIsNotReady(String why) {
    assertThat(state()).hasText(why);
    assertThat(button("Publish")).isDisabled();
  }

  private Locator state() {
    return page.locator("#publish-state");
  }

  private Locator preview() {
    return page.locator("#preview");
  }

  private Locator type(String name) {
    return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
  }

  private void add(FilePayload... pictures) {
    page.locator("#image-files").setInputFiles(pictures);
    for (var picture : pictures) {
      var item = images().filter(new Locator.FilterOptions().setHasText(picture.name));
      assertThat(item.locator("[name=image]")).isEnabled();
    }
  }

  private Locator images() {
    return page.locator("#images .item");
  }

  /** The field for what an image shows. */
  private Locator alt(String file) {
    var item = images().filter(new Locator.FilterOptions().setHasText(file));
    return item.getByLabel("Alternative text");
  }

  private static Pattern named(String name) {
    return Pattern.compile(name + "\\.png");
  }

  private void addLink(String label, String url) {
    button("Add Link").click();
    assertThat(field("Label").last()).isFocused();
    field("Label").last().fill(label);
    field("Address").last().fill(url);
  }

  private static Iterable<String> all(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(item -> item.get(field).asText())
        .toList();
  }

  @Test
  void theOnlyChannelNeedsNotBeChosenAndOneWritesAtOnce() {
    open("/console/compose");

    assertThat(button("Channel: City News")).isVisible();
    assertThat(field("Content")).isFocused();
  }

  @Test
  void aChannelIsFoundByTypingAndTakenWithEnter() throws Exception {
    createChannel("Trams");
    open("/console/compose");
    var pick = button("Channel: Choose a channel");
    assertThat(pick).isFocused();

    page.keyboard().type("cit");
    assertThat(window().getByRole(AriaRole.SEARCHBOX)).hasValue("cit");
    assertThat(window().locator("li")).hasCount(1);
    page.keyboard().press("Enter");
    assertThat(button("Channel: City News")).isFocused();

    page.keyboard().press("ArrowDown");
    assertThat(window().getByRole(AriaRole.SEARCHBOX)).isFocused();
    page.keyboard().press("ArrowDown");
    assertThat(window().locator("li button").first()).isFocused();
    page.keyboard().press("Enter");
    assertThat(button("Channel: Trams")).isFocused();
  }

  @Test
  void aPostBegunFromTheListOfAChannelIsForThatChannel() throws Exception {
    createChannel("Trams");
    open("/console/posts");
    button("Channel: All channels").click();
    window().locator("li").getByText("City News").click();
    assertThat(page).hasURL(Pattern.compile("channel="));
    assertThat(link("Create Post")).hasAttribute("href", Pattern.compile("channel="));

    link("Create Post").click();

    assertThat(button("Channel: City News")).isVisible();
  }

  @Test
  void aLinkWithoutALabelIsCalledByItsHost() {
    open("/console/compose?channel=" + news);
    button("Add Link").click();
    field("Address").fill("www.example.org/timetable");
    field("Label").focus();

    assertThat(field("Label")).hasValue("example.org");
  }

  @Test
  void publishStaysInSightAndThePreviewIsATabWhereThereIsNoRoomForBoth() {
    page.setViewportSize(360, 640);
    open("/console/compose?channel=" + news);
    field("Content").fill("Trams resume at six\n".repeat(100));
    button("Publish").waitFor();
    assertThat(button("Publish")).isInViewport();
    assertThat(preview()).not().isVisible();

    button("Preview").click();

    assertThat(preview()).containsText("Trams resume at six");
    assertThat(field("Content")).not().isVisible();
    button("Write").click();
    assertThat(field("Content")).isVisible();
  }
}
