package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The images of a post that is being written. */
class ImagesIT extends Journey {

  private static final int MOST = 9;

  /** Keeps what the first row says of its upload. */
  private static final String LISTEN =
      """
      () => {
        window.said = []
        new MutationObserver(() => {
          const now = document.querySelector('#images .upload-percent')?.textContent
          if (now && said.at(-1) !== now) said.push(now)
        }).observe(document.getElementById('images'), { childList: true, subtree: true })
      }
      """;

  private String news;

  @BeforeEach
  void aPostIsBeingWritten() throws Exception {
    news = createChannel("City News");
    compose();
  }

  private void compose() {
    open("/console/compose?channel=" + news);
    field("Content").fill("Look");
  }

  @Test
  void aPastedImageIsShownAtOnceAndDescribedWhileItIsUploaded() throws Exception {
    var held = new ArrayList<Route>();
    page.route("**/console/images", held::add);
    page.evaluate(LISTEN);
    Pictures.copy(page, Pictures.RED, "");
    field("Content").press("Control+V");

    assertThat(picture(0)).hasJSProperty("naturalWidth", 12);
    assertThat(picture(0)).hasAttribute("src", Pattern.compile("^blob:"));
    alt(0).fill("A tram");
    assertThat(state()).hasText("Images are still being uploaded.");
    assertThat(page.locator("#images .upload-state")).isVisible();
    page.waitForCondition(() -> !held.isEmpty());
    held.get(0).resume();

    assertThat(page.locator("#preview").getByAltText("A tram")).hasJSProperty("naturalWidth", 12);
    assertThat(picture(0)).not().hasAttribute("src", Pattern.compile("^blob:"));
    assertThat(page.locator("#images .upload-state")).isHidden();
    Assertions.assertThat((List<?>) page.evaluate("said")).first().isEqualTo("0 %");
    Assertions.assertThat((List<?>) page.evaluate("said")).last().isEqualTo("Processing…");
    publishNow();
    assertThat(rows()).hasCount(1);
    Assertions.assertThat(posts(news).get(0).get("images").get(0).get("alt").asText())
        .isEqualTo("A tram");
  }

  @Test
  void textIsPastedAsTextThoughThereIsAPictureOfIt() {
    Pictures.copy(page, Pictures.RED, " at this table");
    field("Content").press("End");
    field("Content").press("Control+V");
    assertThat(field("Content")).hasValue("Look at this table");
    assertThat(images()).hasCount(0);

    heading("Create Post").click(); // where there is no text to paste it into
    press("Control+V");
    assertThat(images()).hasCount(1);
  }

  @Test
  void imagesAreDroppedAnywhereAndMakeATextAPostWithImages() {
    page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Text Only")).check();
    var offer = page.locator("#drop-offer");
    Pictures.hold(Pictures.RED, heading("Create Post"));
    assertThat(offer).hasText("Drop to add (0 of 9)");
    page.locator("body").dispatchEvent("dragleave");
    assertThat(offer).hasCount(0);

    Pictures.drop(Pictures.RED, heading("Create Post"));
    assertThat(offer).hasCount(0);
    assertThat(notice()).containsText("“Image and Text”");
    assertThat(state()).hasText("Ready to publish.");
    Pictures.hold(Pictures.RED, page.locator("#preview"));
    assertThat(offer).hasText("Drop to add (1 of 9)");
    Pictures.drop(Pictures.GREEN, page.locator("#preview"));
    assertThat(page.locator("#preview .post-images img")).hasCount(2);
  }

  @Test
  void aClickAnywhereInTheZoneChoosesImagesWhichAreCountedTogether() {
    var held = new ArrayList<Route>();
    page.route("**/console/images", held::add);
    page.waitForFileChooser(() -> page.locator("#images-help").click())
        .setFiles(new FilePayload[] {Pictures.RED, Pictures.GREEN});
    assertThat(page.locator("#upload-together")).containsText("0 of 2 uploaded");
    page.waitForCondition(() -> held.size() == 2);
    held.get(0).resume();
    assertThat(page.locator("#upload-together")).containsText("1 of 2 uploaded");
    held.get(1).resume();
    assertThat(page.locator("#upload-together")).isHidden();
    assertThat(state()).hasText("Ready to publish.");
  }

  @Test
  void anImageThatFailedTakesNoPlaceUntilItIsSentAgain() {
    provoke(503);
    page.route(
        "**/console/images", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
    choose(Pictures.BLUE);
    assertThat(images().getByLabel("Try again")).isVisible();
    assertThat(count()).hasText("0");
    page.unroute("**/console/images");
    choose(Collections.nCopies(MOST + 1, Pictures.RED).toArray(FilePayload[]::new));
    assertThat(count()).hasText("9");
    assertThat(tooMany()).containsText("red.png");
    assertThat(sent()).hasCount(MOST);

    images().first().getByLabel("Try again").click();
    assertThat(tooMany()).containsText("blue.png");
    images().last().getByLabel("Remove").click();
    assertThat(tooMany()).hasCount(0);
    images().first().getByLabel("Try again").click();
    assertThat(failure()).hasCount(0);
    assertThat(sent()).hasCount(MOST);
    assertThat(state()).hasText("Ready to publish.");
  }

  @Test
  void nothingOfAFileIsKeptThatIsShownNoMore() {
    page.addInitScript(
        """
        window.open = new Set()
        const { createObjectURL, revokeObjectURL } = URL
        URL.createObjectURL = file => {
          const url = createObjectURL.call(URL, file)
          open.add(url)
          return url
        }
        URL.revokeObjectURL = url => {
          open.delete(url)
          revokeObjectURL.call(URL, url)
        }
        """);
    compose();
    provoke(415);
    var held = new ArrayList<Route>();
    choose(Pictures.NO_PICTURE, Pictures.RED);
    assertThat(sent()).hasCount(1);
    page.route("**/console/images", held::add);
    choose(Pictures.GREEN);
    assertThat(images()).hasCount(2);
    Assertions.assertThat(page.evaluate("open.size")).isEqualTo(1);

    images().last().getByLabel("Remove").click();

    Assertions.assertThat(page.evaluate("open.size")).isEqualTo(0);
  }

  @Test
  void imagesAreOrderedByDraggingAndByKeysWhichIsSaidAloud() {
    page.setViewportSize(1280, 1200);
    choose(Pictures.RED, Pictures.GREEN, Pictures.BLUE);
    assertThat(sent()).hasCount(3);
    drag(2, 0);
    assertOrder("blue", "red", "green");
    page.mouse().up();
    assertThat(page.locator(".dragged")).hasCount(0);
    assertOrder("blue", "red", "green");
    assertThat(said()).hasText("blue.png: 1 of 3");
    assertThat(page.locator("#preview .post-images img")).hasCount(3);

    grip(0).focus();
    press("ArrowDown");
    assertOrder("red", "blue", "green");
    assertThat(said()).hasText("blue.png: 2 of 3");
    assertThat(grip(1)).isFocused();
    press("End");
    assertOrder("red", "green", "blue");

    drag(2, 0);
    assertOrder("blue", "red", "green");
    press("Escape"); // as it was
    assertOrder("red", "green", "blue");
    page.mouse().up();
    assertOrder("red", "green", "blue");
  }

  @Test
  void imagesAreOrderedByAFinger() {
    var phone =
        browser(
            new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setHasTouch(true)
                .setViewportSize(360, 740));
    page = signedIn(phone);
    compose();
    choose(Pictures.RED, Pictures.GREEN);
    assertThat(sent()).hasCount(2);
    images().last().scrollIntoViewIfNeeded();
    var hand = phone.newCDPSession(page);
    var from = middle(grip(1));
    var to = middle(grip(0));
    touch(hand, "touchStart", from);
    touch(hand, "touchMove", new Spot(from.x, from.y - 20));
    touch(hand, "touchMove", to);
    assertOrder("green", "red");
    touch(hand, "touchEnd");

    assertOrder("green", "red");
    assertThat(said()).hasText("green.png: 1 of 2");
  }

  private void drag(int from, int to) {
    var begin = middle(grip(from));
    var end = middle(grip(to));
    page.mouse().move(begin.x, begin.y);
    page.mouse().down();
    page.mouse().move(end.x, end.y);
    assertThat(page.locator(".dragged")).hasCount(1);
  }

  private static void touch(CDPSession browser, String type, Spot... at) {
    var points = new JsonArray();
    for (var spot : at) {
      var point = new JsonObject();
      point.addProperty("x", spot.x);
      point.addProperty("y", spot.y);
      points.add(point);
    }
    var parameters = new JsonObject();
    parameters.addProperty("type", type);
    parameters.add("touchPoints", points);
    browser.send("Input.dispatchTouchEvent", parameters);
  }

  private record Spot(double x, double y) {}

  private static Spot middle(Locator it) {
    var box = it.boundingBox();
    return new Spot(box.x + box.width / 2, box.y + box.height / 2);
  }

  private void assertOrder(String... names) {
    var expected = new Pattern[names.length];
    for (var i = 0; i < names.length; i++) expected[i] = Pattern.compile(names[i] + "\\.png");
    assertThat(images()).hasText(expected);
  }

  private void choose(FilePayload... files) {
    page.locator("#image-files").setInputFiles(files);
  }

  private Locator images() {
    return page.locator("#images .item");
  }

  /** Those that the server has. */
  private Locator sent() {
    return page.locator("#images [name=image]:enabled");
  }

  private Locator picture(int index) {
    return images().nth(index).locator("img");
  }

  private Locator alt(int index) {
    return images().nth(index).getByLabel("Alternative text");
  }

  private Locator grip(int index) {
    return images().nth(index).locator("[data-grip]");
  }

  private Locator count() {
    return page.locator("#image-count");
  }

  private Locator tooMany() {
    return failure().filter(new Locator.FilterOptions().setHasText("A post has at most 9 images."));
  }

  private Locator said() {
    return page.locator("#order-status");
  }

  private Locator state() {
    return page.locator("#publish-state");
  }
}
