package dev.herald.http.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.permission.Role;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.TestClient;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posts that wait for their time, or for a few seconds in which that can be undone. */
class SchedulePagesTest extends ConsoleTest {

  private TestClient browser;

  @BeforeEach
  void signIn() {
    givenChannel();
    browser = script(inZone("Europe/Berlin"));
  }

  private TestClient inZone(String zone) {
    return inZone(zone, "en-GB"); // whose times have no spaces that Javas disagree about
  }

  private TestClient inZone(String zone, String language) {
    return browser()
        .with("Cookie", session("admin") + "; herald-zone=" + zone)
        .with("Accept-Language", language);
  }

  @Test
  void isScheduledInTheTimeZoneOfTheReader() {
    compose("Trams", "publishAt", "2024-05-06T18:00")
        .hasStatus(204)
        .has("HX-Redirect", "/console/schedule?week=2024-05-06");

    editor.get("/api/v1/schedule").lists("draft-1").hasStatus(200);
    assertThat(scheduled("draft-1").get("publishAt").textValue())
        .isEqualTo("2024-05-06T16:00:00.000Z");
    assertThat(scheduled("draft-1").get("timeZone").textValue()).isEqualTo("Europe/Berlin");
  }

  @Test
  void weekShowsWhatIsToBePublishedOnWhichDay() {
    compose("Late on Monday", "publishAt", "2024-05-06T23:30");
    var week = page(inZone("Europe/Berlin"), "/console/schedule?week=2024-05-09");

    var monday = week.select("[data-day=2024-05-06]");
    assertThat(monday.select(".clamp").eachText()).containsExactly("Late on Monday");
    assertThat(week.select("[data-day=2024-05-07] .week-item")).isEmpty();
    assertThat(monday.select(".week-item").attr("data-clock")).isEqualTo("23:30");

    var elsewhere = page(inZone("Asia/Tokyo"), "/console/schedule?week=2024-05-06");
    assertThat(elsewhere.select("[data-day=2024-05-07] .clamp").eachText())
        .as("in another time zone it is another day")
        .containsExactly("Late on Monday");
  }

  @Test
  void fullWeekLeadsToWhatItLeavesOut() {
    for (var i = 1; i <= 102; i++) schedule(i, "2024-05-06T09:00:00Z");
    schedule(103, "2024-05-08T09:00:00Z");

    var week = page(browser, "/console/schedule?week=2024-05-06&channel=news");
    var monday = week.select("[data-day=2024-05-06]");
    assertThat(monday.select(".week-item")).hasSize(Week.SHOWN);
    assertThat(monday.select(".week-more").text()).isEqualTo("More than 80 more Monday");
    var wednesday = week.select("[data-day=2024-05-08]");
    assertThat(wednesday.select(".week-item")).hasSize(1);
    assertThat(wednesday.select(".week-more")).isEmpty();

    var day = page(browser, monday.select(".week-more").attr("href"));
    assertThat(day.select("h1").text()).isEqualTo("6 May 2024");
    assertThat(day.select(".week-item")).hasSize(100);
    var rest = page(browser, day.select("[rel=next]").attr("href"));
    assertThat(rest.select(".clamp").eachText()).containsExactly("Tram 101", "Tram 102");
    assertThat(rest.select(".crumb a").attr("href"))
        .isEqualTo("/console/schedule?week=2024-05-06&channel=news");
    assertThat(page(browser, "/console/schedule?day=2024-05-07").select(".empty-line")).hasSize(1);
  }

  private void schedule(int number, String time) {
    editor
        .post("/api/v1/channels/news/drafts", "{\"text\": \"Tram " + number + "\"}")
        .hasStatus(201);
    editor
        .with("If-Match", "*")
        .put(
            "/api/v1/drafts/draft-" + number + "/schedule",
            "{\"publishAt\": \"%s\"}".formatted(time))
        .hasStatus(200);
  }

  @Test
  void weekBeginsWhereItBeginsForItsReader() {
    var german = page(inZone("Europe/Berlin", "en-GB"), "/console/schedule");
    var american = page(inZone("Europe/Berlin", "en-US"), "/console/schedule");

    assertThat(german.select(".week-day time").first().attr("datetime")).isEqualTo("2024-04-29");
    assertThat(american.select(".week-day time").first().attr("datetime")).isEqualTo("2024-04-28");
    assertThat(american.select(".is-past")).as("28 to 30 April").hasSize(3);
  }

  @Test
  void isMovedToAnotherTime() {
    compose("Trams", "publishAt", "2024-05-06T18:00");

    submit(
            browser,
            "/console/drafts/draft-1/schedule",
            "publishAt",
            "2024-05-08T18:00",
            "revision",
            "2")
        .hasStatus(204)
        .has("HX-Redirect", "/console/schedule?week=2024-05-08");

    assertThat(scheduled("draft-1").get("publishAt").textValue())
        .isEqualTo("2024-05-08T16:00:00.000Z");
    submit(
            browser,
            "/console/drafts/draft-1/schedule",
            "publishAt",
            "2024-05-09T18:00",
            "revision",
            "2")
        .hasStatus(412);
    submit(browser, "/console/drafts/draft-1/schedule", "publishAt", "2020-01-01T00:00")
        .hasStatus(422);
    submit(browser, "/console/drafts/draft-1/schedule", "publishAt", "tomorrow").hasStatus(422);
    submit(browser, "/console/drafts/draft-1/schedule").hasStatus(422);
  }

  @Test
  void isShownAsItWillBeAndGivenBackToItsAuthor() {
    compose("Trams", "publishAt", "2024-05-06T18:00");
    var page = page(inZone("Europe/Berlin"), "/console/drafts/draft-1");
    assertThat(page.select(".post-text").text()).isEqualTo("Trams");
    assertThat(page.select("#composer")).isEmpty();

    submit(browser, "/console/drafts/draft-1/unschedule", "revision", "2")
        .hasStatus(204)
        .has("HX-Redirect", "/console/drafts/draft-1?publishAt=2024-05-06T18:00");

    var composer =
        page(inZone("Europe/Berlin"), "/console/drafts/draft-1?publishAt=2024-05-06T18:00");
    assertThat(composer.select("#composer [name=wanted]").attr("value"))
        .isEqualTo("2024-05-06T18:00");
    assertThat(publishWindow("Trams", "wanted", "2024-05-06T18:00"))
        .contains("value=\"2024-05-06T18:00\"");
  }

  @Test
  void waitsForAFewSecondsInWhichThatCanBeUndone() {
    serve(herald, settings(Optional.empty()).with(new ConsoleSettings(Duration.ofSeconds(10))));
    browser = script(inZone("Europe/Berlin"));

    var answer = compose("Trams").hasStatus(204).has("HX-Redirect", "/console/posts");

    var undo = json(URLDecoder.decode(answer.header("X-Herald-Undo"), UTF_8));
    assertThat(undo.get("draft").textValue()).isEqualTo("draft-1");
    assertThat(undo.get("millis").longValue()).isEqualTo(10_000);
    reader.get("/api/v1/posts").is(200, "{\"items\": []}");
    assertThat(state()).isEqualTo("scheduled");

    compose("Trams", "draft", "draft-1", "revision", "1").hasStatus(204);
    assertThat(scheduled("draft-1").get("publishAt").textValue())
        .as("told twice, it waits no longer")
        .isEqualTo("2024-05-01T12:00:10.123Z");

    submit(browser, "/console/drafts/draft-1/unschedule")
        .hasStatus(204)
        .has("HX-Redirect", "/console/drafts/draft-1");
    assertThat(state()).isEqualTo("open");
    clock.advance(Duration.ofSeconds(11));
    herald.publishScheduledDrafts().step();
    reader.get("/api/v1/posts").is(200, "{\"items\": []}");
  }

  @Test
  void aFormThatKnowsOfNoTimeTakesNoneAway() {
    serve(herald, settings(Optional.empty()).with(new ConsoleSettings(Duration.ofSeconds(10))));
    browser = script(inZone("Europe/Berlin"));
    compose("Trams", "publishAt", "2024-05-06T18:00").hasStatus(204);
    compose("Trams", "publishAt", "2024-05-06T18:00").hasStatus(204);

    compose("Trams").hasStatus(412);
    compose("Trams", "publishAt", "2024-05-07T18:00").hasStatus(412);
    compose("Trams", "draft", "draft-1", "revision", "2").hasStatus(204);

    assertThat(scheduled("draft-1").get("publishAt").textValue())
        .isEqualTo("2024-05-01T12:00:10.123Z");
  }

  @Test
  void goesOutWhenNobodyUndoesIt() {
    serve(herald, settings(Optional.empty()).with(new ConsoleSettings(Duration.ofSeconds(10))));
    browser = script(inZone("Europe/Berlin"));
    compose("Trams").hasStatus(204);

    clock.advance(Duration.ofSeconds(10));
    herald.publishScheduledDrafts().step();

    reader.get("/api/v1/posts/post-1").hasField("text", "\"Trams\"");
    browser.get("/console/drafts/draft-1/content").is(409, "{\"ended\": \"draft_published\"}");
    submit(browser, "/console/drafts/draft-1/unschedule").hasStatus(409);
    compose("Trams", "draft", "draft-1", "revision", "1").hasStatus(204);
    reader.get("/api/v1/posts").lists("post-1");
  }

  @Test
  void saysWhyOneCameBackWhereverItIsShown() {
    compose("Trams", "publishAt", "2024-05-06T18:00");
    admin.delete("/api/v1/tokens/editor");
    clock.set(Instant.parse("2024-05-06T16:00:00Z"));
    givenToken("boss", Role.ADMIN);
    browser = script(boss());
    anybody.bearing(secret("boss")).delete("/api/v1/tokens/admin").hasStatus(204);
    herald.publishScheduledDrafts().step();

    browser.get("/console/drafts/draft-1/state").is(200, "{\"state\": \"returned\"}");
    var list = page(boss(), "/console/drafts?state=returned");
    assertThat(list.select("tbody tr")).hasSize(1);
    assertThat(list.select("tbody").text()).contains("admin may no longer publish.");
    assertThat(page(boss(), "/console/drafts/draft-1").select(".alert-danger").text())
        .contains("Not published at 6 May 2024, 16:00. admin may no longer publish.");
  }

  @Test
  void saysWhatLooksLikeAMistake() {
    givenPost("news", "Trams");
    var image = givenImage(Samples.png());

    var window =
        page(
            submit(
                    browser,
                    "/console/windows/publish-post",
                    "channel",
                    "news",
                    "type",
                    "IMAGE_AND_TEXT",
                    "text",
                    "Trams",
                    "image",
                    image,
                    "alt",
                    "",
                    "label",
                    "<script>",
                    "url",
                    "https://exmaple",
                    "label",
                    "Right",
                    "url",
                    "https://city.example:8443/trams?a=b")
                .hasStatus(200));

    assertThat(window.select(".alert-warning li").eachText())
        .containsExactly(
            "One image has no alternative text.",
            "The same text was published at 1 May 2024, 14:00.",
            "The address https://exmaple does not look right.");
    assertThat(window.select("script")).isEmpty();
  }

  @Test
  void asksOnlyAboutWhatCouldBePublished() {
    submit(browser, "/console/windows/publish-post", "channel", "news", "type", "TEXT_ONLY")
        .hasStatus(422);
    assertThat(publishWindow("Trams")).doesNotContain("alert-warning");
  }

  private TestClient boss() {
    return browserOf("boss").with("Accept-Language", "en-GB");
  }

  private String publishWindow(String text, String... more) {
    var fields = new ArrayList<>(List.of("channel", "news", "type", "TEXT_ONLY", "text", text));
    fields.addAll(List.of(more));
    return submit(browser, "/console/windows/publish-post", fields.toArray(String[]::new))
        .hasStatus(200)
        .text();
  }

  private Answer compose(String text, String... more) {
    var fields = new ArrayList<>(List.of("channel", "news", "type", "TEXT_ONLY", "text", text));
    fields.addAll(List.of("key", "00000000-0000-4000-8000-000000000000"));
    fields.addAll(List.of(more));
    return submit(browser, "/console/compose", fields.toArray(String[]::new));
  }

  private JsonNode scheduled(String draft) {
    return editor.get("/api/v1/drafts/" + draft).hasStatus(200).json().get("schedule");
  }

  private String state() {
    var answer = browser.get("/console/drafts/draft-1/state").hasStatus(200);
    return answer.json().get("state").textValue();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
