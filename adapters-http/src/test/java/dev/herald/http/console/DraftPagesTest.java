package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.TestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts, as the composer saves them, and their list. */
class DraftPagesTest extends ConsoleTest {

  private static final String KEY = UUID.nameUUIDFromBytes(new byte[1]).toString();

  private TestClient browser;

  @BeforeEach
  void signIn() {
    browser = script(browserOf("admin"));
    givenChannel();
  }

  @Test
  void whatWasSavedIsListedAndShownAgain() {
    begin("text", "Trams", "label", "Timetable", "url", "example.org")
        .is(200, "{\"draft\": \"draft-1\", \"revision\": 1}");

    var rows = page(browser, "/console/drafts").select("tbody tr");
    assertThat(rows.select(".clamp").eachText()).containsExactly("Trams");
    assertThat(page(browser, "/console/drafts/draft-1").select("[name=draft]").attr("value"))
        .isEqualTo("draft-1");
    var content = browser.get("/console/drafts/draft-1/content").hasStatus(200).json();
    assertThat(content.get("text").textValue()).isEqualTo("Trams");
    assertThat(content.at("/links/0/url").textValue()).isEqualTo("https://example.org");
    browser.get("/console/drafts/draft-1/content?known=1").hasStatus(204);
  }

  @Test
  void sameFormBeginsOneDraftHoweverOftenItIsSent() {
    begin("text", "Trams");
    begin("text", "Trams again").is(200, "{\"draft\": \"draft-1\", \"revision\": 2}");

    save("draft-1", 2, "Trams, at last");
    begin("text", "Trams").hasStatus(412); // it would undo what was saved since
  }

  @Test
  void whoeverWasOvertakenIsToldWhatItSaysNow() {
    begin("text", "Trams");
    save("draft-1", 1, "Trams are late");

    var answer = save("draft-1", 1, "Trams are early").hasStatus(412).json();

    assertThat(answer.get("text").textValue()).isEqualTo("Trams are late");
    assertThat(answer.get("revision").longValue()).isEqualTo(2);
    assertThat(answer.get("by").textValue()).isEqualTo("admin");
  }

  @Test
  void discardedDraftIsSaidToBeDiscardedUntilItIsRestored() {
    begin("text", "Trams");
    submit(browser, "/console/drafts/draft-1/discard")
        .hasStatus(204)
        .has("HX-Redirect", "/console/drafts");

    save("draft-1", 1, "More").is(409, "{\"ended\": \"draft_discarded\"}");
    assertThat(page(browser, "/console/drafts").select("tbody tr")).isEmpty();
    assertThat(page(browser, "/console/drafts?state=discarded").select(".clamp").eachText())
        .containsExactly("Trams");

    submit(browser, "/console/drafts/draft-1/restore")
        .hasStatus(204)
        .has("HX-Redirect", "/console/drafts/draft-1");
    save("draft-1", 1, "More").hasStatus(200);
  }

  @Test
  void publishedDraftIsGoneAndLeadsToItsPostHoweverOftenItIsPublished() {
    begin("text", "Trams");

    publish(1, "Trams are late").hasStatus(204).has("HX-Redirect", "/console/posts");
    publish(1, "Trams are late").hasStatus(204);
    publish(1, "Trams are early").hasStatus(409);

    reader.get("/api/v1/posts/post-1").hasField("text", "\"Trams are late\"");
    assertThat(page(browser, "/console/posts").select("tbody tr")).hasSize(1);
    browser.get("/console/drafts/draft-1").hasStatus(302).has("Location", "/console/posts/post-1");
    save("draft-1", 1, "More").is(409, "{\"ended\": \"draft_published\"}");
  }

  /** The answers to both may be lost or late, and come in any order. */
  @Test
  void formThatIsPublishedBeforeItWasSavedLeavesNoDraftAndMakesNoOtherPost() {
    for (var i = 0; i < 2; i++) {
      submit(
              browser,
              "/console/compose",
              "channel",
              "news",
              "type",
              "TEXT_ONLY",
              "text",
              "Trams",
              "key",
              KEY)
          .hasStatus(204);
    }
    begin("text", "Trams").is(409, "{\"ended\": \"draft_published\"}");

    assertThat(page(browser, "/console/posts").select("tbody tr")).hasSize(1);
    assertThat(page(browser, "/console/drafts").select("tbody tr")).isEmpty();
  }

  /** As when the answer that named the draft was lost, and a colleague found it in the list. */
  @Test
  void formThatDoesNotKnowItsDraftOverwritesNobody() {
    begin("text", "Trams");
    save("draft-1", 1, "Trams are late");

    submit(
            browser,
            "/console/compose",
            "channel",
            "news",
            "type",
            "TEXT_ONLY",
            "text",
            "Trams are early",
            "key",
            KEY)
        .hasStatus(412);

    reader.get("/api/v1/posts").is(200, "{\"items\": []}");
  }

  @Test
  void pageOfSomebodyWhoHasLeftSavesNothingInTheNameOfWhoeverCame() {
    begin("text", "Trams", "by", "somebody").hasStatus(401);

    assertThat(page(browser, "/console/drafts").select("tbody tr")).isEmpty();
  }

  @Test
  void dataForAnotherAppIsNotLost() {
    var draft = "{\"text\": \"Trams\", \"customData\": \"{}\"}";
    editor.post("/api/v1/channels/news/drafts", draft).hasStatus(201);

    save("draft-1", 1, "Trams are late").hasStatus(422);

    browser.get("/console/drafts/draft-1").hasStatus(302).has("Location", "/console/drafts");
    assertThat(page(browser, "/console/drafts").select("tbody a[title=Continue]")).isEmpty();
  }

  @Test
  void nothingIsSavedOnAnotherChannelThanTheDraftIsOf() {
    givenChannel("sport");
    begin("text", "Trams");

    submit(
            browser,
            "/console/drafts/draft-1",
            "channel",
            "sport",
            "type",
            "TEXT_ONLY",
            "text",
            "Goals",
            "revision",
            "1")
        .hasStatus(422);
  }

  @Test
  void nothingIsPublishedThatSomebodyElseChanged() {
    begin("text", "Trams");
    save("draft-1", 1, "Trams are late");

    publish(1, "Trams are early").hasStatus(412);

    reader.get("/api/v1/posts").is(200, "{\"items\": []}");
  }

  @Test
  void nothingIsPublishedOnAnotherChannelThanTheDraftIsOf() {
    givenChannel("sport");
    begin("text", "Trams");

    submit(
            browser,
            "/console/compose",
            "channel",
            "sport",
            "type",
            "TEXT_ONLY",
            "text",
            "Trams",
            "draft",
            "draft-1",
            "revision",
            "1")
        .hasStatus(422);

    reader.get("/api/v1/posts").is(200, "{\"items\": []}");
  }

  private Answer begin(String... fields) {
    var all = new ArrayList<>(List.of("channel", "news", "type", "TEXT_ONLY", "key", KEY));
    all.addAll(List.of(fields));
    return submit(browser, "/console/drafts", all.toArray(String[]::new));
  }

  private Answer save(String draft, long revision, String text) {
    return submit(
        browser,
        "/console/drafts/" + draft,
        "channel",
        "news",
        "type",
        "TEXT_ONLY",
        "text",
        text,
        "revision",
        "" + revision);
  }

  private Answer publish(long revision, String text) {
    return submit(
        browser,
        "/console/compose",
        "channel",
        "news",
        "type",
        "TEXT_ONLY",
        "text",
        text,
        "draft",
        "draft-1",
        "revision",
        "" + revision);
  }
}
