package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed into the palette leads to it. */
class PalettePagesTest extends ConsoleTest {

  private static final String PALETTE = "/console/windows/palette";

  @BeforeEach
  void givenChannels() {
    givenChannel();
    givenChannel("other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "editor", "reader"})
  void leadsToEveryPageOfTheNavigationAndToNoOther(String role) {
    var browser = browserOf(role);
    var pages = page(browser, "/console/channels").select("nav .side-link").eachAttr("href");

    assertThat(palette(role, "").select("[aria-labelledby=palette-pages] a").eachAttr("href"))
        .containsAll(pages)
        .hasSize(pages.size() + 2) // one's own sessions, and the description of the API
        .allSatisfy(path -> browser.get(path).hasStatus(200));
  }

  @Test
  void pagesAreFoundByWhatTheReaderCallsThem() {
    var inJapanese = browserOf("admin").with("Accept-Language", "ja");

    assertThat(choices(page(inJapanese, PALETTE + "?query=%E4%B8%8B%E6%9B%B8%E3%81%8D")))
        .containsExactly("下書き");
    assertThat(choices(palette("admin", "SCHED"))).containsExactly("Schedule");
  }

  @Test
  void channelsAreFoundByNameAndByIdWithAPostOnEach() {
    var found = palette("editor", "other");

    assertThat(found.select("a").eachAttr("href"))
        .containsExactly("/console/channel?id=other", "/console/compose?channel=other");
    assertThat(palette("reader", "other").select("a").eachAttr("href"))
        .containsExactly("/console/channel?id=other");
    assertThat(choices(palette("reader", "news"))).containsOnly("News").hasSize(2);
  }

  @Test
  void atMostFivePostsAreFoundNewestFirst() {
    for (var i = 1; i <= 7; i++) givenPost("news", "Trams at " + i);

    assertThat(choices(palette("reader", "trams")))
        .containsExactly("Trams at 7", "Trams at 6", "Trams at 5", "Trams at 4", "Trams at 3");
    assertThat(palette("reader", "trams").select("a").first().attr("href"))
        .isEqualTo("/console/posts/post-7");
  }

  @Test
  void whatTheRoleMayNotDoIsNotThere() {
    assertThat(choices(palette("admin", "create")))
        .containsExactly("Create Post", "Create Official Channel");
    assertThat(choices(palette("editor", "create"))).containsExactly("Create Post");
    assertThat(choices(palette("reader", "create"))).isEmpty();
  }

  @Test
  void whateverIsTypedIsNoMoreThanThat() {
    var hostile = palette("admin", "%22%3E%3Cscript%3E" + "x%20".repeat(1000));

    assertThat(hostile.select("script")).isEmpty();
    assertThat(hostile.select("#palette").attr("data-status")).isEqualTo("Nothing found");
  }

  private Document palette(String role, String query) {
    return page(browserOf(role), PALETTE + "?query=" + query);
  }

  private static List<String> choices(Document palette) {
    return palette.select("[role=option] .palette-label").eachText();
  }
}
