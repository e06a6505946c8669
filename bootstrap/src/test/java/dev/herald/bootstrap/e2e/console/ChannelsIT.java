package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ChannelsIT extends Journey {

  private static final Pattern UPLOADED = Pattern.compile("/thumbnail");
  private static final String NAME_OF_150_BYTES = "市".repeat(50);

  @Test
  void theFirstChannelIsCreatedFromTheEmptyList() {
    open("/console/channels");
    assertThat(heading("No channels yet")).isVisible();

    button("Create the first channel").click();
    assertThat(field("Name")).isFocused();
    field("Name").fill("City News");
    choosePhoto();
    field("Profile").fill("What the city decides");
    button("Create").click();

    assertThat(notice()).hasText("The channel “City News” was created.");
    assertThat(rows()).hasCount(1);
    assertThat(rows()).containsText(new String[] {"City News"});
    assertThat(rows()).containsText(new String[] {"What the city decides"});
    assertThat(rows().locator(".photo img")).hasJSProperty("naturalWidth", 12);
  }

  @Test
  void aSecondClickOnItsButtonTakesNothingFromAWindow() {
    open("/console/channels");
    button("Create Official Channel").dblclick();
    field("Name").fill("Trams");
    provoke(422);
    button("Create").click();

    assertThat(failure()).containsText("Choose a profile photo.");
    assertThat(field("Name")).hasValue("Trams");
  }

  @Test
  void aPhotoCanBeDropped() {
    open("/console/channels");
    button("Create Official Channel").click();
    field("Name").fill("Trams");
    Pictures.hold(Pictures.GREEN, window().locator("#window-title"));
    assertThat(window().getByText("Drop the profile photo")).isVisible();
    Pictures.drop(Pictures.GREEN, window().locator("#window-title"));
    assertThat(photo()).hasJSProperty("naturalWidth", 12);

    button("Create").click();

    assertThat(rows()).containsText(new String[] {"Trams"});
  }

  @Test
  void aPhotoCanBePastedWhileTheNameIsWritten() {
    open("/console/channels");
    button("Create Official Channel").click();
    Pictures.copy(page, Pictures.GREEN, "");
    field("Name").fill("Trams");
    field("Name").press("Control+V");
    assertThat(photo()).hasAttribute("src", UPLOADED);

    button("Create").click();

    assertThat(rows()).containsText(new String[] {"Trams"});
  }

  @Test
  void whatIsNoImageIsRefusedAndThePhotoFromBeforeStays() {
    open("/console/channels");
    button("Create Official Channel").click();
    field("Name").fill("Trams");
    choosePhoto();
    var before = photo().getAttribute("src");

    provoke(415);
    window().locator("input[type=file]").setInputFiles(Pictures.NO_PICTURE);

    assertThat(failure()).containsText("This file is not an image.");
    assertThat(photo()).hasAttribute("src", before);
    button("Create").click();
    assertThat(rows()).containsText(new String[] {"Trams"});
  }

  @Test
  void aNameThatIsOneByteTooLongIsMarkedAndEverythingElseKept() {
    open("/console/channels");
    button("Create Official Channel").click();
    var counter = page.locator("#name-counter");
    field("Name").fill(NAME_OF_150_BYTES);
    assertThat(counter).containsText("150 / 150 bytes");
    field("Name").fill(NAME_OF_150_BYTES + "!");
    assertThat(counter).containsText("Too long by 1 bytes. 151 / 150 bytes");
    choosePhoto();
    field("Profile").fill("Kept");

    provoke(422);
    button("Create").click();

    assertThat(failure())
        .containsText("Name: This is too long: at most 150 bytes, but it has 151.");
    assertIsAtTheUpperRight(failure());
    assertThat(field("Name")).hasAttribute("aria-invalid", "true");
    assertThat(field("Name")).hasAccessibleDescription(Pattern.compile("is too long"));
    assertThat(field("Name")).isFocused();
    assertThat(field("Name")).hasValue(NAME_OF_150_BYTES + "!");
    assertThat(field("Profile")).hasValue("Kept");
    assertThat(photo()).hasJSProperty("naturalWidth", 12);

    field("Name").fill(NAME_OF_150_BYTES);
    button("Create").click();
    assertThat(rows()).containsText(new String[] {NAME_OF_150_BYTES});
    assertThat(rows()).containsText(new String[] {"Kept"});
  }

  @Test
  void everythingThatIsMissingIsSaidAtOnce() {
    open("/console/channels");
    button("Create Official Channel").click();

    provoke(422);
    button("Create").click();

    assertThat(failure().locator("li"))
        .hasText(new String[] {"Enter a name.", "Choose a profile photo."});
  }

  @Test
  void onAPhoneAFailureCoversNothingOfItsWindow() {
    page.setViewportSize(360, 740);
    open("/console/channels");
    button("Create Official Channel").click();
    provoke(422);
    button("Create").click();

    assertThat(failure()).isVisible();
    var end = failure().boundingBox();
    for (var part : new String[] {"#window-title", ".btn-close", "[data-field=name] label"}) {
      var box = window().locator("#window-content").locator(part).first().boundingBox();
      Assertions.assertThat(box.y).as(part).isGreaterThanOrEqualTo(end.y + end.height);
    }
    assertThat(button("Create")).isInViewport();
  }

  @Test
  void theSearchFindsChannelsByNameAndProfile() throws Exception {
    createChannel("City News");
    createChannel("Trams");
    open("/console/channels");
    assertThat(rows()).hasCount(2);

    search().fill("city");
    assertThat(rows()).hasCount(1);
    assertThat(rows()).containsText(new String[] {"City News"});
    assertThat(page).hasURL(Pattern.compile("\\?query=city$"));

    search().fill("aquarium");
    assertThat(heading("Nothing found")).isVisible();
    link("Show all").click();
    assertThat(rows()).hasCount(2);
  }

  @Test
  void aChannelIsEdited() throws Exception {
    createChannel("City News");
    open("/console/channels");

    button("Edit City News").click();
    assertThat(field("Name")).hasValue("City News");
    field("Name").fill("Town News");
    button("Save").click();

    assertThat(notice()).hasText("The channel “Town News” was saved.");
    assertThat(rows()).containsText(new String[] {"Town News"});
  }

  @Test
  void anOvertakenEditShowsBothAndMayTakeTheirsOrReplaceIt() throws Exception {
    var news = createChannel("City News");
    open("/console/channels");
    button("Edit City News").click();
    field("Name").fill("Mine");
    field("Profile").fill("My profile");
    change(news, "{\"name\": \"Theirs\", \"profile\": \"Their profile\"}");

    provoke(409);
    button("Save").click();

    var conflict = window().locator("#conflict");
    assertThat(conflict).containsText("Somebody else saved this channel while you were editing it");
    assertThat(conflict.locator("dd")).containsText(new String[] {"Theirs", "Their profile"});
    assertThat(field("Name")).hasValue("Mine");
    assertThat(field("Profile")).hasValue("My profile");

    button("Use this").first().click();
    assertThat(field("Name")).hasValue("Theirs");
    button("Save").click();

    assertThat(notice()).hasText("The channel “Theirs” was saved.");
    assertThat(rows()).containsText(new String[] {"Theirs"});
    assertThat(rows()).containsText(new String[] {"My profile"});
  }

  @Test
  void aChannelWithPostsIsDeletedOnceItsNameIsTyped() throws Exception {
    var news = createChannel("City News");
    publish(news, "Trams resume at six");
    publish(news, "And buses at seven");
    open("/console/channels");

    button("Delete City News").click();
    assertThat(window()).containsText("Its 2 posts and subscribers (none) will be lost with it.");
    assertThat(button("Delete for good")).isDisabled();
    field("Type the name").fill("City");
    assertThat(button("Delete for good")).isDisabled();
    field("Type the name").fill("  city news");
    button("Delete for good").click();

    assertThat(notice()).hasText("The channel “City News” was deleted.");
    assertThat(heading("No channels yet")).isVisible();
  }

  @Test
  void aChannelWithoutPostsIsDeletedWithoutTyping() throws Exception {
    createChannel("City News");
    open("/console/channels");

    button("Delete City News").click();
    assertThat(button("Cancel")).isFocused();
    button("Delete for good").click();

    assertThat(heading("No channels yet")).isVisible();
  }

  @Test
  void aChannelThatSomebodyDeletedMeanwhileCanNotBeSavedAndWhatWasEnteredStays() throws Exception {
    var news = createChannel("City News");
    open("/console/channels");
    button("Edit City News").click();
    field("Name").fill("Town News");
    deleteChannel(news);

    provoke(404);
    button("Save").click();

    assertThat(failure()).containsText("The channel is no longer there.");
    assertThat(field("Name")).hasValue("Town News");
  }

  private void choosePhoto() {
    window().locator("input[type=file]").setInputFiles(Pictures.RED);
    assertThat(photo()).hasJSProperty("naturalWidth", 12);
    assertThat(photo()).hasAttribute("src", UPLOADED);
  }

  private Locator photo() {
    return window().getByAltText("Preview of the profile photo");
  }

  private void change(String channel, String patch) throws Exception {
    var answer = api.send("PATCH", "/api/v1/channels/" + channel, BodyPublishers.ofString(patch));
    Assertions.assertThat(answer.statusCode()).isEqualTo(200);
  }

  private void assertIsAtTheUpperRight(Locator popup) {
    var box = popup.boundingBox();
    var width = page.viewportSize().width;
    Assertions.assertThat(box.y).isBetween(0.0, 60.0);
    Assertions.assertThat(box.x + box.width).isBetween(width - 60.0, (double) width);
  }
}
