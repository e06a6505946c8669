package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a channel and its posts do, on pages. */
class StatisticsPagesTest extends ConsoleTest {

  /** Two who came a hundred days ago, one of whom left today, and two posts of today. */
  @BeforeEach
  void givenAHundredDays() {
    givenChannel();
    for (var account : new String[] {"ann", "bob"}) {
      editor.put("/api/v1/channels/news/subscribers/" + account, "{}").hasStatus(201);
    }
    clock.advance(Duration.ofDays(100));
    givenPost("news", "Nobody reads this");
    givenPost("news", "All read this");
    count();
    editor.delete("/api/v1/channels/news/subscribers/ann").hasStatus(204);
    count();
  }

  private void count() {
    for (var steps = 0; steps < 5; steps++) herald.countStatistics().step();
  }

  private Document statistics(String query) {
    return page(
        browserOf("reader").with("Accept-Language", "en-GB"),
        "/console/channel/statistics?id=news" + query);
  }

  @Test
  void tellsOfSubscribersOfWhoCameAndWentAndOfPosts() {
    var tiles = statistics("").select(".tiles li");

    assertThat(tiles.select("h2").eachText())
        .containsExactly("Subscribers", "Joined", "Left", "Posts by day");
    assertThat(tiles.select(".tile-value").eachText()).containsExactly("1", "0", "1", "2");
  }

  @Test
  void looksBackAsFarAsOneChooses() {
    assertThat(statistics("").select(".tiles li").get(0).select("tbody tr")).hasSize(30);
    assertThat(statistics("&days=9999").select(".tabs [aria-current]").text()).isEqualTo("30 days");

    var year = statistics("&days=365");

    assertThat(year.select(".tabs [aria-current]").text()).isEqualTo("365 days");
    assertThat(year.select(".tiles li").get(1).select("tbody tr")).hasSize(365);
    assertThat(year.select(".tile-value").eachText()).containsExactly("1", "2", "1", "2");
    assertThat(browserOf("reader").get(year.select("a[download]").attr("href")).text().lines())
        .hasSize(366);
  }

  @Test
  void tellsWhichOfTheLatestPostsAreReadMost() {
    reader.put("/api/v1/accounts/bob/subscriptions/news/read", "{\"sequence\": 2}").hasStatus(200);
    givenPost("news", "Too new");
    count();

    var posts = statistics("").select(".next-list li").eachText();

    assertThat(posts).hasSize(3);
    assertThat(posts.get(0)).contains("1 of the 2 who were subscribed when it was published (50%)");
    assertThat(posts.get(2)).contains("Too new", "0 of the 1");
  }

  @Test
  void tellsWhenSubscribersReadInTheTimeZoneOfWhoeverLooks() {
    assertThat(statistics("").select("[aria-labelledby=hours-title] p").text())
        .contains("Nobody has read anything yet");
    reader.put("/api/v1/accounts/bob/subscriptions/news/read", "{\"sequence\": 2}").hasStatus(200);
    var browser =
        browser()
            .with("Accept-Language", "en-GB")
            .with("Cookie", session("reader") + "; herald-zone=Asia/Seoul");
    var part =
        page(browser, "/console/channel/statistics?id=news")
            .select("[aria-labelledby=hours-title]");

    assertThat(part.select("p").text())
        .contains("Subscribers read most at these hours: Friday 21:00", "Asia/Seoul");
    assertThat(part.select("svg title").eachText())
        .containsExactly("Friday 21:00: 1, posts published: 2");
    assertThat(part.select("thead th").eachText()).startsWith("Hour", "Monday").hasSize(8);
    assertThat(part.select("tbody tr")).hasSize(24);
    assertThat(part.select("tbody tr").get(21).text())
        .isEqualTo("21:00 0 0 0 0 1, posts published: 2 0 0");
    assertThat(browser.get(part.select("a[download]").attr("href")).hasStatus(200).text())
        .contains("FRIDAY,21:00,1,2\r\n");
  }

  @Test
  void thePageOfAPostTellsWhoReadIt() {
    var browser = browserOf("reader").with("Accept-Language", "en-GB");
    reader.put("/api/v1/accounts/bob/subscriptions/news/read", "{\"sequence\": 1}").hasStatus(200);

    assertThat(page(browser, "/console/posts/post-1").select(".facts").text())
        .contains("Read by 1 of the 2 who were subscribed", "Read within 1 hour Not known yet");
    clock.advance(Duration.ofHours(1));
    count();
    clock.advance(Duration.ofDays(2));
    count();
    assertThat(page(browser, "/console/posts/post-1").select(".facts").text())
        .contains("Read within 1 hour 1 (50%) Read within 24 hours Not counted")
        .contains("Read within 7 days Not known yet");
    var newest = givenPost("news", "Not counted yet");
    assertThat(page(browser, "/console/posts/" + newest).select(".facts").text())
        .doesNotContain("Read by");
  }

  @Test
  void thePageOfTheChannelLeadsThere() {
    assertThat(
            page(browserOf("reader"), "/console/channel?id=news")
                .select("a[href='/console/channel/statistics?id=news']"))
        .hasSize(1);
  }
}
