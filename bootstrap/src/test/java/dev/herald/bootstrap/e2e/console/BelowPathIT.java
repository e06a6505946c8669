package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.herald.bootstrap.bench.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console behind a server that has other things beside it, and Herald below a path. */
class BelowPathIT extends Journey {

  @Test
  void everythingWorksBehindAProxyThatTakesThePathAway(@TempDir Path data) throws Exception {
    try (var proxy = new Proxy("/herald");
        var below = Server.startBehind(proxy.url(), data)) {
      proxy.sendOnTo(below.port());
      page = browser().newPage();
      open(proxy.url() + "/");
      assertThat(page).hasURL(proxy.url() + "/console/sign-in?next=%2Fherald%2Fconsole%2Fhome");
      field("Access token").fill(ServerProcess.TOKEN);
      button("Sign in").click();

      button("Create a channel").click();
      field("Name").fill("City Zoo");
      page.locator("#photo-file").setInputFiles(Pictures.RED);
      assertThat(window().getByAltText("Preview of the profile photo"))
          .hasJSProperty("naturalWidth", 12);
      button("Create").click();
      assertThat(notice()).hasText("The channel “City Zoo” was created.");
      assertThat(rows().locator(".photo img")).hasJSProperty("naturalWidth", 12);

      page.getByLabel("Create a post on City Zoo").click();
      page.locator("#text").fill("The elephants are back");
      page.locator("#image-files").setInputFiles(Pictures.GREEN);
      assertThat(page.locator("#preview .post-images img")).hasJSProperty("naturalWidth", 12);
      assertThat(page.locator("#preview")).containsText("The elephants are back");
      publishNow();
      assertThat(page).hasURL(proxy.url() + "/console/posts");

      search().fill("elephants");
      assertThat(rows().locator("mark")).hasText("elephants");
      assertThat(page).hasURL(proxy.url() + "/console/posts?query=elephants");
      page.getByText("English").first().click();
      link("日本語").click();
      assertThat(page).hasURL(proxy.url() + "/console/posts?query=elephants");
      assertThat(page.locator("html")).hasAttribute("lang", "ja");

      page.locator(".side-foot .menu summary").last().click();
      page.locator("[data-sign-out] button").first().click();
      assertThat(page).hasURL(proxy.url() + "/console/sign-in");
      open(proxy.url() + "/docs");
      assertThat(page.locator("#api").getByText("Herald", new Locator.GetByTextOptions()).first())
          .isVisible();
    }
  }
}
