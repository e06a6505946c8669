package dev.herald.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.door.Limits;
import dev.herald.http.rate.RateLimits;
import dev.herald.http.testkit.Answer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Strangers can't tell what is private, deleted, impossible or switched off from what never was.
 */
class NoPageTest extends PageTest {

  private static final List<String> PATHS =
      List.of(
          "/c/never",
          "/c/private",
          "/c/private?before=1",
          "/c/private/1",
          "/c/deleted",
          "/c/deleted/1",
          "/c/public/2",
          "/c/public/0",
          "/c/public/01",
          "/c/public/-1",
          "/c/public/one",
          "/c/public/99999999999999999999",
          "/c/public?before=0",
          "/c/public?before=",
          "/c/public?before=1",
          "/c/" + "x".repeat(43),
          "/c/%40TOA%23x",
          "/c/%C3%A4",
          "/c/public/1/2/3",
          "/c/never/embed",
          "/c/private/embed",
          "/c/private/1/embed",
          "/c/public/2/embed",
          "/c/private/feed.atom",
          "/c/deleted/feed.json",
          "/c/files/0/pages.css");

  @Test
  void isOneAndTheSameAnswer() {
    given();
    var answers = new LinkedHashSet<String>();
    for (var path : PATHS) answers.add(anonymous(browser.get(path)));

    serve(herald, settings(Optional.empty()).showing(PageSettings.OFF));
    for (var path : PATHS) answers.add(anonymous(browser.get(path)));
    answers.add(anonymous(browser.get("/c/public")));
    answers.add(anonymous(browser.get("/c/public/1")));

    assertThat(answers).hasSize(1);
    var page = page(browser.get("/c/never").hasStatus(404));
    assertThat(page.select("h1").text()).isEqualTo("There is nothing here");
    assertThat(page.select("a, form")).isEmpty();
  }

  @Test
  void programsAreToldAsAtAnyOtherAddress() {
    given();
    for (var path : PATHS) {
      anybody
          .get(path)
          .isProblem(404, "not_found", "No such resource", "There is nothing at this address.");
      anybody.head(path).hasStatus(404).isEmpty();
    }
  }

  @Test
  void whoAsksTooOftenIsToldToTryAgain() {
    var rates = new RateLimits(0, 1, 0);
    serve(herald, settings(Optional.empty()).limitedTo(Limits.usual().with(rates)));
    given();
    browser.get("/c/public");

    var answer = browser.get("/c/public").hasStatus(429).has("Cache-Control", "no-store");

    assertThat(answer.header("Retry-After")).isNotBlank();
    assertThat(page(answer).select("h1").text()).isEqualTo("This can’t be shown now");
    assertThat(page(answer).select("a, form")).isEmpty();
    anybody.get("/c/public").hasStatus(429).has("Content-Type", "application/problem+json");
  }

  @Test
  void isNotKept() {
    var before = browser.get("/c/later").hasStatus(404).has("Cache-Control", "no-store");
    assertThat(before.headers().map()).doesNotContainKey("etag");

    givenPublic("later");
    browser.get("/c/later").hasStatus(200);

    admin.patch("/api/v1/channels/later", "{\"visibility\": \"PRIVATE\"}").hasStatus(200);
    browser.get("/c/later").hasStatus(404);
  }

  private void given() {
    givenChannel("private");
    givenPost("private", "Inside");
    givenPublic("deleted");
    givenPost("deleted", "Over");
    admin.delete("/api/v1/channels/deleted").hasStatus(204);
    givenPublic("public");
    givenPost("public", "Outside");
  }

  /** Without what is another one in each answer. */
  private static String anonymous(Answer answer) {
    var headers = new TreeMap<>(answer.headers().map());
    headers.keySet().removeAll(List.of("x-request-id", "date"));
    return answer.status() + " " + headers + answer.text();
  }
}
