package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.herald.bootstrap.e2e.WebhookReceiver;
import dev.herald.bootstrap.e2e.WebhookReceiver.Reply;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class WebhookPagesIT extends Journey {

  @Test
  void webhookIsAddedGetsStuckIsFreedAndDeleted() throws Exception {
    try (var receiver = new WebhookReceiver()) {
      receiver.answers(it -> new Reply(it.body().contains("Poison") ? 410 : 200, "{}"));
      var news = createChannel("City News");
      open("/console/webhooks");
      button("Add the first webhook").click();
      field("Address").fill("ftp://example.org");
      provoke(422);
      button("Create").click();
      assertThat(failure()).containsText("Address: Enter an address that begins with http");

      field("Address").fill(receiver.address());
      button("Create").click();

      assertThat(notice()).hasText("The webhook was added.");
      assertThat(heading(receiver.address())).isVisible();
      assertThat(page.getByText("Working")).isVisible();
      publish(news, "Poison");
      publish(news, "Antidote");
      var told = untilItFails();
      assertThat(told).containsText("The answer had the status 410.");

      page.locator(".alert").getByText("Discard").click();
      assertThat(window()).containsText("Discard this delivery?");
      window().locator("[type=submit]").click();
      assertThat(notice()).hasText("One event was discarded.");
      Assertions.assertThat(receiver.next().body()).contains("Antidote");

      button("Signing secret").click();
      assertThat(window().locator("code")).containsText("whsec_");
      window().locator(".btn-primary").click();
      button("Delete").click();
      window().locator("[type=submit]").click();
      assertThat(notice()).hasText("The webhook was deleted.");
      assertThat(heading("No webhooks yet")).isVisible();
    }
  }

  /** The page does not change by itself. */
  private Locator untilItFails() {
    var failing = page.locator(".facts .badge + bdi");
    page.waitForCondition(
        () -> {
          page.reload();
          return failing.isVisible() && rows().count() == 2;
        });
    return failing;
  }
}
