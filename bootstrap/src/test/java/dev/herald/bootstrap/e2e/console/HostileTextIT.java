package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Text is text, whatever is in it. */
class HostileTextIT extends Journey {

  private static final String SCRIPT = "<script>window.hacked=1</script>";
  private static final String ATTRIBUTE = "\"><img src=x onerror=\"window.hacked=1\">";
  private static final String NAME = SCRIPT + ATTRIBUTE;
  private static final String FAMILY = "👨‍👩‍👧‍👦🏳️‍🌈";
  private static final String WORD = "x".repeat(9990);

  /** From here on, characters run from right to left. */
  private static final String OVERRIDE = "abc\u202Edef";

  private String channel;
  private String post;

  @BeforeEach
  void somebodyTriesItAll() throws Exception {
    channel = createChannel(NAME);
    var profile = "{\"profile\": \"%s\"}".formatted((SCRIPT + FAMILY).replace("\"", "\\\""));
    api.send("PATCH", "/api/v1/channels/" + channel, BodyPublishers.ofString(profile));
    publish(channel, WORD);
    post =
        publish(
            channel,
            Map.of(
                "text", SCRIPT + ATTRIBUTE + FAMILY,
                "images", List.of(Map.of("imageId", upload(Pictures.RED.buffer), "alt", NAME)),
                "links", List.of(Map.of("label", NAME, "url", "https://example.org/?a=%22"))));
  }

  @Test
  void listsAndPagesShowItAsItIs() {
    open("/console/channels");
    assertThat(rows().locator(".who-name")).hasText(NAME);
    assertThat(rows().locator(".clamp")).hasText(SCRIPT + FAMILY);
    assertIsHarmless();
    button("Edit " + NAME).click();
    assertThat(field("Name")).hasValue(NAME);
    assertThat(field("Profile")).hasValue(SCRIPT + FAMILY);
    assertIsHarmless();

    open("/console/posts");
    assertThat(rows().first().locator(".clamp")).hasText(SCRIPT + ATTRIBUTE + FAMILY);
    assertThat(rows().first().locator(".picture img")).hasAttribute("alt", NAME);
    assertThat(rows().nth(1).locator(".clamp")).hasText(WORD.substring(0, 300) + "…");
    assertIsHarmless();

    open("/console/posts/" + post);
    assertThat(page.locator(".post-text")).hasText(SCRIPT + ATTRIBUTE + FAMILY);
    assertThat(page.locator(".post-links a")).hasText(NAME);
    assertThat(page.getByAltText(NAME)).hasJSProperty("naturalWidth", 12);
    assertIsHarmless();

    openChannel(channel);
    assertThat(page.locator("h1")).hasText(NAME);
    assertThat(page.locator(".profile")).hasText(SCRIPT + FAMILY);
    assertThat(page).hasTitle(NAME + " · Herald");
    assertIsHarmless();
    button("Delete").click();
    assertThat(window()).containsText(NAME);
    field("Type the name").fill(NAME);
    window().getByRole(AriaRole.BUTTON).getByText("Delete for good").click();
    assertThat(notice()).hasText("The channel “" + NAME + "” was deleted.");
    assertIsHarmless();
  }

  @Test
  void publicPagesShowItAsItIs() throws Exception {
    makePublic(channel);

    for (var path : List.of("/c/" + channel, "/c/" + channel + "/embed")) {
      open(path);
      assertThat(page.locator("h1")).hasText(NAME);
      assertThat(page).hasTitle(NAME);
      assertThat(page.locator("article .text").first()).hasText(SCRIPT + ATTRIBUTE + FAMILY);
      assertThat(page.locator("article li a")).hasText(NAME);
      assertThat(page.getByAltText(NAME)).hasJSProperty("naturalWidth", 12);
      assertIsHarmless();
    }
    open("/c/" + channel + "/2");
    assertThat(page.locator("article .text")).hasText(SCRIPT + ATTRIBUTE + FAMILY);
    assertIsHarmless();
  }

  @Test
  void thePreviewAndTheDraftShowItAsItIs() {
    open("/console/compose");
    button("Channel: " + NAME).click();
    window().getByText(NAME).click();
    field("Content").fill(SCRIPT + ATTRIBUTE + WORD.substring(200));
    page.locator("#image-files").setInputFiles(Pictures.RED);
    field("Alternative text").fill(NAME);
    button("Add Link").click();
    field("Label").fill(NAME);
    field("Address").fill("https://example.org/" + WORD.substring(0, 1000));

    var preview = page.locator("#preview");
    assertThat(preview.locator(".who-name")).hasText(NAME);
    assertThat(preview.locator(".post-text")).hasText(SCRIPT + ATTRIBUTE + WORD.substring(200));
    assertThat(preview.locator(".post-links a")).hasText(NAME);
    assertThat(preview.getByAltText(NAME)).hasJSProperty("naturalWidth", 12);
    assertIsHarmless();

    page.reload();
    assertThat(button("Channel: " + NAME)).isVisible();
    assertThat(field("Label")).hasValue(NAME);
    assertThat(preview.locator(".post-links a")).hasText(NAME);
    assertIsHarmless();
  }

  @Test
  void textThatRunsFromRightToLeftKeepsToItself() throws Exception {
    var overriding = createChannel(OVERRIDE);
    publish(overriding, Map.of("text", OVERRIDE, "links", List.of(link())));

    open("/console/channels");
    assertKeepsToItself(rows().getByText(OVERRIDE));
    rows().filter(new Locator.FilterOptions().setHasText(OVERRIDE)).getByTitle("Edit").click();
    button("Save").click();
    assertThat(notice()).hasText("The channel “\u2068" + OVERRIDE + "\u2069” was saved.");
    open("/console/posts");
    assertKeepsToItself(rows().getByText(OVERRIDE, exactly()));
    openChannel(overriding);
    assertKeepsToItself(page.locator("h1 bdi"));
    page.locator(".row-link").click();
    assertKeepsToItself(page.getByText(OVERRIDE, new Page.GetByTextOptions().setExact(true)));
  }

  private static Map<String, String> link() {
    return Map.of("label", OVERRIDE, "url", "https://example.org/");
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static void assertKeepsToItself(Locator texts) {
    assertThat(texts.first()).isVisible();
    for (var text : texts.all()) {
      Assertions.assertThat(text.evaluate("it => getComputedStyle(it).unicodeBidi").toString())
          .as(text.evaluate("it => it.outerHTML").toString())
          .containsAnyOf("isolate", "plaintext");
    }
  }

  private void assertIsHarmless() {
    Assertions.assertThat(page.evaluate("window.hacked")).isNull();
    for (var width : new int[] {1280, 360}) {
      page.setViewportSize(width, 720);
      Barriers.assertNothingIsWider(page);
    }
  }
}
