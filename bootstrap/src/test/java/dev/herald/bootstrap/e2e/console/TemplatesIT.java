package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What is written again and again is kept as a template, and begun with. */
class TemplatesIT extends Journey {

  @Test
  void aDraftBecomesATemplateAndATemplateADraft() throws Exception {
    var news = createChannel("City News");
    open("/console/compose?channel=" + news);
    assertThat(button("Save as template")).isHidden();
    page.getByLabel("Text Only").check();
    field("Content").fill("The baths are closed on ");
    button("Save as template").click();
    field("Name").fill("Closed baths");
    Barriers.assertNone(page);
    button("Save").click();
    assertThat(notice()).hasText("“Closed baths” is a template now.");
    assertThat(field("Content")).hasValue("The baths are closed on ");

    open("/console/compose");
    page.getByText("Begin with a template").click();
    assertThat(rows()).hasCount(1);
    Barriers.assertNone(page);
    page.getByLabel("Begin a post with Closed baths").click();
    assertThat(field("Content")).hasValue("The baths are closed on ");
    field("Content").fill("The baths are closed on Sunday.");
    assertThat(page).hasURL(Pattern.compile("/console/drafts/"));
    publishNow();
    assertThat(rows().first()).containsText("The baths are closed on Sunday.");
    Assertions.assertThat(posts(news)).hasSize(1);
  }

  @Test
  void aPostBecomesATemplateWithItsImages() throws Exception {
    var news = createChannel("City News");
    var picture = Map.of("imageId", upload(Pictures.GREEN.buffer), "alt", "A tram");
    var post = publish(news, Map.of("text", "Trams", "images", List.of(picture)));
    open("/console/posts/" + post);
    button("Save as template").click();
    field("Name").fill("Trams");
    page.getByLabel("All channels").check();
    button("Save").click();
    assertThat(notice()).hasText("“Trams” is a template now.");

    open("/console/templates");
    rows().first().getByRole(AriaRole.LINK).click();
    assertThat(field("Content")).hasValue("Trams");
    assertThat(page.locator("#images li")).hasCount(1);
    assertThat(page.locator("#images [data-alt]")).hasValue("A tram");

    open("/console/templates");
    button("Rename Trams").click();
    field("Name").fill("Trams again");
    button("Save").click();
    assertThat(rows().first()).containsText("Trams again");
    button("Delete Trams again").click();
    button("Delete").click();
    assertThat(empty()).containsText("No templates yet");
  }

  private Locator empty() {
    return page.locator(".empty");
  }
}
