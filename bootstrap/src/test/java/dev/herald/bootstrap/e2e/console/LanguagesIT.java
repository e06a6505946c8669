package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.herald.bootstrap.bench.ServerProcess;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesIT extends Journey {

  @ParameterizedTest
  @CsvSource({"zh-CN, 暂无频道", "ko, 아직 채널이 없습니다", "ja, チャンネルはまだありません"})
  void theBrowserSaysWhichLanguageItsReaderLikes(String language, String noChannels) {
    page = signedIn(browser(new Browser.NewContextOptions().setLocale(language)));
    open("/console/channels");

    assertThat(page.locator("html")).hasAttribute("lang", language);
    assertThat(heading(noChannels)).isVisible();
  }

  @Test
  void aLanguageThatWasChosenStays() {
    open("/console/posts");

    page.getByText("English").first().click();
    link("日本語").click();
    assertThat(page.locator("html")).hasAttribute("lang", "ja");
    assertThat(page).hasURL(server.url() + "/console/posts");

    open("/console/channels");
    assertThat(page.locator("html")).hasAttribute("lang", "ja");
  }

  @Test
  void timesAreInTheZoneOfTheReader() throws Exception {
    var news = createChannel("City News");
    publish(news, "Trams resume at six");
    var at = Instant.parse(posts(news).get(0).get("publishedAt").asText());

    page = browser().newPage();
    open("/console/posts");
    field("Access token").fill(ServerProcess.TOKEN);
    button("Sign in").click();

    var inBerlin =
        DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK)
            .withZone(ZoneId.of("Europe/Berlin"));
    assertThat(rows().locator("time")).hasText(inBerlin.format(at));
  }
}
