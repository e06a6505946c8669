package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.TestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of posts, and what it is narrowed to. */
class PostSearchPagesTest extends ConsoleTest {

  private TestClient browser;

  @BeforeEach
  void signIn() {
    browser = script(browserOf("admin"));
    givenChannel();
  }

  @Test
  void openListTellsOfNewPosts() {
    givenPost("news", "One");
    var ask = page(browser, "/console/posts?query=tram").select(".new-posts").attr("hx-get");
    assertThat(ask).isEmpty(); // nothing is there to be newer than

    ask = page(browser, "/console/posts?type=TEXT_ONLY").select(".new-posts").attr("hx-get");
    browser.get(ask).hasStatus(204);

    givenPost("news", "Two");
    assertThat(page(browser, ask).select("a").text()).isEqualTo("One new post");
    givenPost("news", "Three");
    var link = page(browser, ask).select("a");
    assertThat(link.text()).isEqualTo("2 new posts");
    assertThat(link.attr("href")).isEqualTo("/console/posts?type=TEXT_ONLY");
    for (var i = 0; i < 20; i++) givenPost("news", "More");
    assertThat(page(browser, ask).select("a").text()).isEqualTo("20 new posts or more");
  }

  @Test
  void searchIsNarrowedByWhatIsTypedAndWidenedByTakingChipsAway() {
    givenChannel("zoo");
    givenPost("zoo", "A storm");
    givenPost("news", "A storm");
    givenPost("zoo", "A calm day");

    var list =
        page(browser, "/console/posts?query=storm+channel:zoo+after:2000-01-31&type=TEXT_ONLY");

    assertThat(list.select(".found-count").text()).isEqualTo("One post");
    assertThat(list.select(".chip bdi").eachText())
        .hasSize(3)
        .contains("Text Only")
        .anyMatch(it -> it.startsWith("On "))
        .anyMatch(it -> it.startsWith("From ") && it.endsWith(" on"));
    assertThat(list.select("[name=query]").val()).isEqualTo("storm channel:zoo after:2000-01-31");
    var without = list.select(".chip a");
    assertThat(without.eachAttr("href"))
        .containsExactly(
            "/console/posts?type=TEXT_ONLY&query=storm%20after%3A2000-01-31",
            "/console/posts?query=storm+channel:zoo+after:2000-01-31",
            "/console/posts?type=TEXT_ONLY&query=storm%20channel%3Azoo");
    assertThat(page(browser, without.first().attr("href")).select(".found-count").text())
        .isEqualTo("2 posts");
  }

  @Test
  void channelIsTypedByItsNameWhereOnlyOneIsCalledSo() {
    givenPost("news", "A storm");

    assertThat(page(browser, "/console/posts?query=channel:NEWS").select(".clamp").eachText())
        .containsExactly("A storm");
    var none = page(browser, "/console/posts?query=channel:harbour");
    assertThat(none.select("#list").text())
        .contains("“harbour” is neither the id nor the name of a single channel.");
    assertThat(none.select("tbody tr")).isEmpty();
  }

  @Test
  void periodThatEndsBeforeItBeginsIsSaidAndCanBeSwapped() {
    givenPost("news", "A storm");

    var list = page(browser, "/console/posts?from=2024-05-02&to=2024-04-01&type=TEXT_ONLY");

    assertThat(list.select("#no-days").text())
        .contains("“From” (May 2, 2024) is after “To” (Apr 1, 2024)");
    assertThat(list.select("#list").attr("data-status")).contains("no day to look at");
    assertThat(list.select("tbody tr, .found-count, .empty")).isEmpty();
    var swapped = page(browser, list.select("#no-days a").attr("href"));
    assertThat(swapped.select("[name=from]").val()).isEqualTo("2024-04-01");
    assertThat(swapped.select("[name=to]").val()).isEqualTo("2024-05-02");
    assertThat(swapped.select(".clamp").eachText()).containsExactly("A storm");
    assertThat(page(browser, "/console/posts?from=2024-05-01&to=2024-05-01").select("#no-days"))
        .isEmpty();

    var typed = page(browser, "/console/posts?query=after:2024-05-02+before:2024-04-01");
    assertThat(typed.select("#no-days")).hasSize(1);
    assertThat(typed.select("#no-days a")).isEmpty();
    assertThat(page(browser, "/console/audit?from=2024-05-02&to=2024-04-01").select("#no-days a"))
        .hasSize(1);
  }

  @Test
  void foldedFiltersSayHowManyAreSet() {
    var folds = "/console/posts?type=TEXT_ONLY&query=channel:news";
    assertThat(page(browser, folds).select(".fold #filters-set").text()).isEqualTo("Filters (2)");
    assertThat(page(browser, "/console/posts?query=tram").select("#filters-set").text())
        .isEqualTo("Filters");
    assertThat(page(browser, "/console/drafts?state=returned").select("#filters-set").text())
        .isEqualTo("Filters (1)");
    var audit = "/console/audit?actor=admin&subject=news&from=2024-05-02";
    assertThat(page(browser, audit).select("#filters-set").text()).isEqualTo("Filters (2)");
    assertThat(page(browser, folds).select("#filters-set").parents().select("form"))
        .as("is a part of the form, so that it is sent without scripts too")
        .isNotEmpty();
  }

  @Test
  void dateThatIsNoneIsSaidAndNothingIsListed() {
    givenPost("news", "A storm");

    var list = page(browser, "/console/posts?query=before:2026-13-01");

    assertThat(list.select("#list").text()).contains("“2026-13-01” is not a date.");
    assertThat(list.select("#list").attr("data-status")).contains("2026-13-01");
    assertThat(list.select("tbody tr")).isEmpty();
  }

  @Test
  void lastDaysAreAStepAway() {
    givenPost("news", "A storm");

    var list = page(browser, "/console/posts?query=storm+before:2020-01-01&to=2019-01-01");
    var periods = list.select("a.period");
    assertThat(periods.eachText()).containsExactly("Today", "7 days", "30 days");
    var week = page(browser, periods.get(1).attr("href"));

    assertThat(week.select(".clamp").eachText()).containsExactly("A storm");
    assertThat(week.select("[name=query]").val()).isEqualTo("storm");
    assertThat(week.select("[name=to]").val()).isEmpty();
    assertThat(week.select(".period[aria-current]").text()).isEqualTo("7 days");
  }

  @Test
  void idOfAPostFindsIt() {
    givenPost("news", "One");
    givenPost("news", "Two");

    var list = page(browser, "/console/posts?query=post-1");

    assertThat(list.select(".clamp").eachText()).containsExactly("One");
    assertThat(list.select(".found-count").text()).isEqualTo("One post");
  }

  @Test
  void namesOfChannelsLeadToTheirPosts() {
    givenPost("news", "One");

    var links = page(browser, "/console/posts?query=new").select(".named-channels a");

    assertThat(links.eachText()).containsExactly("All posts of News");
    assertThat(links.attr("href")).isEqualTo("/console/posts?channel=news");
  }

  @Test
  void nothingThatWasFoundGoesAwayWhileTheNextWordIsBegun() {
    givenPost("news", "A storm warning");

    for (var query : List.of("storm", "storm+", "storm+w", "storm+wa", "storm+war")) {
      var list = page(browser, "/console/posts?query=" + query);
      assertThat(list.select(".clamp").eachText()).as(query).containsExactly("A storm warning");
    }
    assertThat(page(browser, "/console/posts?query=storm+w").select("#list").text())
        .contains("No post has the last word yet.");
    assertThat(page(browser, "/console/posts?query=storm+xyz").select(".clamp")).isEmpty();
  }

  @Test
  void pagesSayWhichPostsOfHowManyTheyShow() {
    for (var i = 1; i <= 45; i++) givenPost("news", "Tram " + i);

    var first = page(browser, "/console/posts?query=tram");
    assertThat(first.select(".pages").text()).isEqualTo("1–20 of 45 Next page");
    var second = page(browser, first.select("[rel=next]").attr("href"));
    assertThat(second.select(".pages").text()).isEqualTo("Previous page 21–40 of 45 Next page");
    var third = page(browser, second.select("[rel=next]").attr("href"));
    assertThat(third.select(".pages").text()).isEqualTo("First page Previous page 41–45 of 45");
    var back = page(browser, third.select("[rel=prev]").attr("href"));
    assertThat(back.select(".clamp").eachText()).isEqualTo(second.select(".clamp").eachText());
    var start = page(browser, back.select("[rel=prev]").attr("href"));
    assertThat(start.select(".clamp").eachText()).isEqualTo(first.select(".clamp").eachText());
    assertThat(page(browser, "/console/posts").select(".pages").text()).isEqualTo("1–20 Next page");
  }

  @Test
  void filtersCombineAndFoundWordsAreMarked() {
    givenChannel("other");
    givenPost("news", "Trams resume at six");
    givenPost("other", "Trams elsewhere");
    clock.advance(Duration.ofDays(2));
    givenPost("news", "Trams again");

    var page = page(browser, "/console/posts?query=TRAMS&channel=news&type=TEXT_ONLY");
    assertThat(page.select("mark").eachText()).containsExactly("Trams", "Trams");
    assertThat(page.select("[name=query]").attr("value")).isEqualTo("TRAMS");
    assertThat(page.select("option[selected]").attr("value")).isEqualTo("TEXT_ONLY");

    // The posts are of 1 and 3 May 2024.
    assertThat(texts("/console/posts?from=2024-05-02")).containsExactly("Trams again");
    assertThat(texts("/console/posts?to=2024-05-02"))
        .containsExactly("Trams elsewhere", "Trams resume at six");
    assertThat(texts("/console/posts?from=2024-05-03&to=2024-05-03"))
        .containsExactly("Trams again");
    assertThat(texts("/console/posts?from=no-day&to=+1000000-01-01&type=NONE")).hasSize(3);
  }

  @Test
  void pagingSkipsAndRepeatsNothing() {
    for (var i = 0; i < 45; i++) givenPost("news", "Post " + i);

    var seen = new ArrayList<String>();
    for (var path = "/console/posts"; !path.isEmpty(); ) {
      var page = page(browser, path);
      seen.addAll(page.select(".clamp").eachText());
      givenPost("news", "Later");
      path = page.select("a[rel=next]").attr("href");
    }

    assertThat(seen).hasSize(45).doesNotHaveDuplicates().startsWith("Post 44").endsWith("Post 0");
  }

  @Test
  void searchForTooManyWordsIsRefusedInTheWordsOfTheReader() {
    var answer = browser.get("/console/posts?query=" + "rain+".repeat(101));

    answer.hasStatus(422);
    assertThat(answer.text()).contains("Search for at most 100 words, not for 101.");
  }

  private List<String> texts(String path) {
    return page(browser, path).select(".clamp").eachText();
  }
}
