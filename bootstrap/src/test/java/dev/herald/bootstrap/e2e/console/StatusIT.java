package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class StatusIT extends Journey {

  private static final String PATH = "/console/status";
  private static final int LONGER_THAN_A_PAUSE_MILLIS = 11_000;

  @Test
  void followsByItselfAndSaysNothingWhileTheServerIsAway() throws Exception {
    provoke("net::ERR");
    provoke("htmx:sendError");
    page.clock().install();
    open(PATH);
    createWebhook("https://example.org/hook");
    assertThat(webhooks()).hasText("0");

    page.clock().runFor(LONGER_THAN_A_PAUSE_MILLIS);
    assertThat(webhooks()).hasText("1");

    var asked = new AtomicInteger();
    page.route(
        "**" + PATH,
        route -> {
          asked.incrementAndGet();
          route.abort();
        });
    page.clock().runFor(LONGER_THAN_A_PAUSE_MILLIS);
    page.waitForCondition(() -> asked.get() > 0);
    assertThat(webhooks()).hasText("1");
    Assertions.assertThat(page.locator("#popups .popup").count()).isZero();

    page.unroute("**" + PATH);
    createWebhook("https://example.org/other");
    page.clock().runFor(LONGER_THAN_A_PAUSE_MILLIS);
    assertThat(webhooks()).hasText("2");
  }

  private Locator webhooks() {
    return page.locator(".facts dt:text-is('Webhooks') + dd");
  }
}
