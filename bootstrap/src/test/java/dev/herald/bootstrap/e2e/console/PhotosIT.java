package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The part of a channel's photo that is shown. */
class PhotosIT extends Journey {

  @Test
  void theKeyboardChoosesThePartWhichCanBeChosenAnewLater() throws Exception {
    createWindow(Pictures.HALVES);
    assertThat(frame()).isVisible();
    goTo(frame());
    for (var i = 0; i < 20; i++) press("ArrowRight"); // no farther than to the picture's end
    assertThat(page.locator("#crop-state")).containsText("0 % from the left");
    button("Create").click();

    var cut = photo();
    assertThat(rows().locator(".photo img")).hasJSProperty("naturalWidth", 20);
    assertColor(cut, 2, 10, true);
    assertColor(cut, 17, 10, true);

    button("Edit City News").click();
    assertThat(frame()).isHidden();
    button("Adjust photo").click();
    assertThat(picture()).hasJSProperty("naturalWidth", 40); // the original
    assertThat(button("Adjust photo")).isHidden();
    frame().focus();
    for (var i = 0; i < 10; i++) press("ArrowLeft"); // half the frame
    goTo(button("Rotate"));
    press("Enter");
    assertThat(page.locator("#crop-state")).containsText("rotated by 90°");
    assertThat(page.locator("#avatar")).hasValue(Pattern.compile(" 2500,0,5000,10000,90$"));
    button("Save").click();
    assertThat(window()).isHidden();

    var turned = photo();
    assertColor(turned, 10, 2, true); // what was at the left is on top
    assertColor(turned, 10, 17, false);
  }

  @Test
  void aPhotoIsDraggedZoomedAndTurnedWithTheMouse() throws Exception {
    createWindow(Pictures.HALVES);
    assertThat(frame()).isVisible();
    var box = frame().boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
    page.mouse().down();
    page.mouse().move(box.x + box.width / 2 - box.width, box.y + 5);
    page.mouse().up();
    assertThat(page.locator("#crop-state")).containsText("50 % from the left");
    page.locator("#crop-zoom").fill("200");
    frame().hover();
    page.mouse().wheel(0, -200);
    assertThat(page.locator("#crop-zoom")).not().hasValue("200");
    button("Rotate").click();
    button("Create").click();

    var cut = photo();
    Assertions.assertThat(cut.getWidth()).isBetween(5, 9).isEqualTo(cut.getHeight());
    assertColor(cut, 2, 2, false);
  }

  @Test
  void aPhotoAtWhichNothingWasChangedIsKeptAsItIs() throws Exception {
    createWindow(Pictures.HALVES);
    assertThat(frame()).isVisible();
    button("Create").click();

    Assertions.assertThat(photo().getWidth()).isEqualTo(40);
  }

  @Test
  void nothingCanBeCutFromWhatHeraldCanNotRead() throws Exception {
    var svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    createWindow(new FilePayload("drawing.svg", "image/svg+xml", svg.getBytes()));
    assertThat(window().getByAltText("Preview of the profile photo"))
        .hasAttribute("src", Pattern.compile("/thumbnail"));
    assertThat(frame()).isHidden();
    assertThat(button("Adjust photo")).isHidden();
    button("Create").click();
    assertThat(rows()).hasCount(1);
  }

  @Test
  void onANarrowPhoneThePartIsInSight() {
    page.setViewportSize(320, 640);
    createWindow(Pictures.HALVES);
    frame().scrollIntoViewIfNeeded();
    assertThat(frame()).isInViewport();
    Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    Assertions.assertThat(
            page.evaluate(
                "document.querySelector('.window-body').scrollWidth"
                    + " - document.querySelector('.window-body').clientWidth"))
        .isEqualTo(0);
  }

  private void createWindow(FilePayload photo) {
    open("/console/channels");
    button("Create Official Channel").click();
    field("Name").fill("City News");
    window().locator("#photo-file").setInputFiles(photo);
  }

  private Locator frame() {
    return window().locator(".crop-frame");
  }

  private Locator picture() {
    return frame().locator("img");
  }

  /** The photo of the only channel, as it was cut out. */
  private BufferedImage photo() throws Exception {
    assertThat(rows()).hasCount(1);
    JsonNode avatar = api.read("/api/v1/channels").get("items").get(0).get("avatar");
    var bytes = page.request().get(avatar.get("url").asText() + "/original").body();
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static void assertColor(BufferedImage picture, int x, int y, boolean isRed) {
    var rgb = picture.getRGB(x, y);
    var red = rgb >> 16 & 0xFF;
    var blue = rgb & 0xFF;
    Assertions.assertThat(red > blue).as("red %s, blue %s", red, blue).isEqualTo(isRed);
  }
}
