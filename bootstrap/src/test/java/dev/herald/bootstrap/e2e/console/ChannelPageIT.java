package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ChannelPageIT extends Journey {

  @Test
  void itShowsTheNumbersAndTheAddressOfTheChannel() throws Exception {
    var news = createChannel("City News");
    publish(news, "Trams resume at six");
    for (var i = 1; i <= 3; i++) subscribe(news, String.format(Locale.ROOT, "account-%02d", i));
    open("/console/channels");

    rows().getByText("City News").click();

    assertThat(heading("City News")).isVisible();
    assertThat(numbers().nth(0)).hasText("3 / 100,000");
    assertThat(numbers().nth(1)).hasText("1");
    assertThat(page.locator(".address code")).hasText(server.url() + "/api/v1/channels/" + news);
    assertThat(page.getByText("Trams resume at six")).isVisible();
  }

  @Test
  void subscribersArePagedSearchedAndRemoved() throws Exception {
    var news = createChannel("City News");
    for (var i = 1; i <= 23; i++) subscribe(news, String.format(Locale.ROOT, "account-%02d", i));
    openChannel(news);

    assertThat(rows()).hasCount(20);
    link("Next page").click();
    assertThat(rows()).hasCount(3);
    link("Previous page").click();
    assertThat(rows()).hasCount(20);

    search().fill("account-17");
    assertThat(rows()).hasCount(1);
    button("Remove account-17").click();
    assertThat(window()).containsText("account-17 will get no more posts of “City News”.");
    button("Cancel").click();
    assertThat(window()).isHidden();
    button("Remove account-17").click();
    window().locator("[type=submit]").click();

    assertThat(notice()).hasText("account-17 no longer subscribes.");
    assertThat(numbers().nth(0)).hasText("22 / 100,000");
    search().fill("account-17");
    assertThat(page.getByText("Nothing found")).isVisible();
    Assertions.assertThat(api.read("/api/v1/channels/" + news).get("subscriberCount").asInt())
        .isEqualTo(22);
  }

  private Locator numbers() {
    return page.locator(".numbers dd");
  }
}
