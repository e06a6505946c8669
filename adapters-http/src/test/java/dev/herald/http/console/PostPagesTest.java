package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.TestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Post Management. */
class PostPagesTest extends ConsoleTest {

  private static final String KEY = UUID.nameUUIDFromBytes(new byte[1]).toString();

  private TestClient browser;

  @BeforeEach
  void signIn() {
    browser = script(browserOf("admin"));
    givenChannel();
  }

  @Test
  void publishedPostStandsFirst() {
    givenPost("news", "Before");

    publish("type", "TEXT_ONLY", "text", "Hello\r\nyou")
        .hasStatus(204)
        .has("HX-Redirect", "/console/posts")
        .has("X-Herald-Notice", "Published%20on%20%E2%80%9CNews%E2%80%9D.");

    var rows = page(browser, "/console/posts").select("tbody tr");
    assertThat(rows.first().select(".clamp").text()).isEqualTo("Hello you");
    assertThat(rows.select(".clamp").eachText()).containsExactly("Hello you", "Before");
    reader.get("/api/v1/posts/post-2").hasField("text", "\"Hello\\nyou\"");
  }

  @Test
  void rowShowsTheFirstPictureHowManyMoreThereAreAndHowManyLinks() {
    var image = givenImage(Samples.png());
    var picture = "{\"imageId\": \"" + image + "\", \"alt\": \"A tram\"}";
    var link = "{\"label\": \"More\", \"url\": \"https://example.org\"}";
    editor
        .post(
            "/api/v1/channels/news/posts",
            "{\"images\": [%1$s, %1$s, %1$s], \"links\": [%2$s, %2$s]}".formatted(picture, link))
        .hasStatus(201);

    var row = page(browser, "/console/posts").select("tbody tr");

    assertThat(row.select(".picture img").eachAttr("src"))
        .containsExactly("/images/" + image + "/thumbnail?size=256");
    assertThat(row.select(".picture").text()).isEqualTo("+2");
    assertThat(row.select(".cell-text .clamp").text()).isEqualTo("A tram");
    assertThat(row.select(".row-links .visually-hidden").text()).isEqualTo("2 links");
    assertThat(row.select(".row-link").attr("href")).isEqualTo("/console/posts/post-1");
    assertThat(row.select(".row-link").text()).isEqualTo("View post 1 of News");
  }

  @Test
  void editorsSeeWhoPublishedAndFindTheirPosts() {
    givenPost("news", "Before"); // by the token "editor"
    publish("type", "TEXT_ONLY", "text", "Hello").hasStatus(204);

    var facts = page(browser, "/console/posts/post-1").select(".facts a[href*=publishedBy]");
    assertThat(facts.eachText()).containsExactly("token:editor");
    assertThat(page(browser, facts.attr("href")).select(".clamp").eachText())
        .containsExactly("Before");
    assertThat(page(browser, "/console/posts?publishedBy=admin").select(".clamp").eachText())
        .containsExactly("Hello");
  }

  @Test
  void readersAreNotTold() {
    givenPost("news", "Before");
    var browser = browserOf("reader");

    assertThat(page(browser, "/console/posts/post-1").text()).doesNotContain("token:editor");
    assertThat(page(browser, "/console/posts").select("[name=publishedBy]")).isEmpty();
    browser.get("/console/posts?publishedBy=editor").hasStatus(403);
  }

  @Test
  void imagesAndLinksKeepTheirOrder() {
    var one = givenImage(Samples.png());
    var two = givenImage(Samples.gif());

    publish(
            "type",
            "IMAGE_ONLY",
            "text",
            "Not sent",
            "image",
            two,
            "alt",
            "Two",
            "image",
            one,
            "alt",
            "",
            "label",
            "B",
            "url",
            "https://example.org/b",
            "label",
            "A",
            "url",
            "https://example.org/a")
        .hasStatus(204);

    var post = reader.get("/api/v1/posts/post-1").hasField("type", "\"IMAGE_ONLY\"").json();
    assertThat(post.has("text")).isFalse();
    assertThat(post.get("images").findValuesAsText("imageId")).containsExactly(two, one);
    assertThat(post.get("links").findValuesAsText("label")).containsExactly("B", "A");
  }

  @Test
  void saysAllThatIsWrongAtOnceAndPublishesNothing() {
    var answer =
        submit(
            browser,
            "/console/compose",
            "type",
            "IMAGE_AND_TEXT",
            "text",
            "x".repeat(10_001),
            "label",
            "",
            "url",
            "javascript:alert(1)");

    assertThat(page(answer.hasStatus(422)).select("li").eachAttr("data-field"))
        .containsExactly("channel", "text", "links[0].label", "links[0].url", "images");
    reader.get("/api/v1/posts").is(200, "{\"items\": []}");
  }

  @Test
  void imageThatIsGoneIsNamed() {
    var answer = publish("type", "IMAGE_ONLY", "image", "0".repeat(64), "alt", "").hasStatus(422);

    assertThat(page(answer).select("li").attr("data-field")).isEqualTo("images[0].imageId");
    assertThat(page(answer).select("li").text())
        .isEqualTo("Image 1: This image is no longer there. Upload it again.");
  }

  @Test
  void silentPostIsOneOfWhichSubscribersAreNotTold() {
    publish("type", "TEXT_ONLY", "text", "A slip", "silent", "true").hasStatus(204);
    publish("type", "TEXT_ONLY", "text", "News", "silent", "false").hasStatus(204);

    reader.get("/api/v1/posts/post-1").hasField("silent", "true");
    assertThat(reader.get("/api/v1/posts/post-2").json().has("silent")).isFalse();
    assertThat(page(browser, "/console/posts/post-1").select(".facts").text())
        .contains("Subscribers were not notified");
    assertThat(page(browser, "/console/posts/post-2").select(".facts").text())
        .doesNotContain("notified");
  }

  @Test
  void sendingTheFormTwicePublishesOnce() {
    publish("type", "TEXT_ONLY", "text", "Hello", "key", KEY).hasStatus(204);
    publish("type", "TEXT_ONLY", "text", "Hello", "key", KEY).hasStatus(204);

    assertThat(page(browser, "/console/posts").select("tbody tr")).hasSize(1);
    var changed = publish("type", "TEXT_ONLY", "text", "Hello!", "key", KEY).hasStatus(409);
    assertThat(page(changed).select(".popup-title").text())
        .isEqualTo("The draft was published in the meantime.");
  }

  @Test
  void previewShowsThePostAsItWillBe() {
    var draft =
        new String[] {
          "channel",
          "news",
          "type",
          "TEXT_ONLY",
          "text",
          "Hello <b>you</b>",
          "label",
          "More",
          "url",
          "https://example.org/more"
        };
    var preview = page(submit(browser, "/console/compose/preview", draft).hasStatus(200));
    submit(browser, "/console/compose", draft).hasStatus(204);
    var published = page(browser, "/console/posts/post-1");

    assertThat(preview.select(".post .who-name").text()).isEqualTo("News");
    for (var part : List.of(".post-text", ".post-links")) {
      assertThat(preview.select(part).outerHtml())
          .isNotEmpty()
          .isEqualTo(published.select(part).outerHtml());
    }
  }

  @Test
  void addressWithoutASchemeIsCompleted() {
    publish(
            "type",
            "TEXT_ONLY",
            "text",
            "x",
            "label",
            "One",
            "url",
            " example.org ",
            "label",
            "Two",
            "url",
            "www.example.org:8080/a?b=c#d",
            "label",
            "Three",
            "url",
            "http://example.org")
        .hasStatus(204);

    assertThat(reader.get("/api/v1/posts/post-1").json().get("links").findValuesAsText("url"))
        .containsExactly(
            "https://example.org", "https://www.example.org:8080/a?b=c#d", "http://example.org");
    for (var other : new String[] {"mailto:a@example.org", "tel:1", "nonsense", "a b.org"}) {
      publish("type", "TEXT_ONLY", "text", "x", "label", "x", "url", other).hasStatus(422);
    }
  }

  @Test
  void halfALinkIsMarkedWithAWholeSentence() {
    var preview =
        page(
            submit(
                browser,
                "/console/compose/preview",
                "type",
                "TEXT_ONLY",
                "label",
                "",
                "url",
                "https://example.org",
                "label",
                "",
                "url",
                "",
                "label",
                "Map",
                "url",
                ""));

    var lines = preview.select("#problems li");
    assertThat(lines.eachAttr("data-field")).containsExactly("links[0].label", "links[2].url");
    assertThat(lines.eachAttr("data-message"))
        .containsExactly("Enter a label.", "Enter an address.");
  }

  @Test
  void previewSaysWhatIsWrongSoFarAndWaitsForTheRest() {
    var preview =
        page(
            submit(
                browser,
                "/console/compose/preview",
                "type",
                "IMAGE_AND_TEXT",
                "label",
                "More",
                "url",
                "javascript:alert(1)"));

    assertThat(preview.select("#problems li").eachAttr("data-field"))
        .containsExactly("links[0].url");
    assertThat(preview.select(".post-links a").first().hasAttr("href")).isFalse();
  }

  @Test
  void uploadTellsWhatToSendAndWhatToShow() {
    var json = browser.send("POST", "/console/images", Samples.png()).hasStatus(200).json();

    var image = json.get("image").asText();
    assertThat(json.get("thumbnail").asText())
        .isEqualTo("/images/" + image + "/thumbnail?size=256");
    var refused = browser.send("POST", "/console/images", "no image").hasStatus(415);
    assertThat(page(refused).select(".popup-title").text()).isEqualTo("This file is not an image.");
  }

  @Test
  void recalledPostKeepsItsPlaceAndItsReason() {
    givenPost("news", "A slip");
    assertThat(page(browser, "/console/posts/post-1").text()).contains("can’t be edited");

    submit(browser, "/console/posts/post-1/recall", "reason", "Wrong", "from", "/console/posts")
        .hasStatus(204)
        .has("HX-Redirect", "/console/posts");

    var row = page(browser, "/console/posts").select("tbody tr");
    assertThat(row.select(".cell-text").text()).isEqualTo("Recalled Wrong");
    assertThat(page(browser, "/console/posts/post-1").select(".post").text())
        .contains("This post was recalled.");
    var again = submit(browser, "/console/posts/post-1/recall", "reason", "x".repeat(101));
    assertThat(page(again.hasStatus(422)).select("li").attr("data-field")).isEqualTo("reason");
  }

  @Test
  void copyIsGoneOnWithInTheComposerHoweverOftenItIsAskedFor() {
    givenPost("news", "Open at nine");
    givenPost("news", "Open at ten");
    for (var path : List.of("/console/posts", "/console/posts/post-1")) {
      var form = page(browser, path).select("form[hx-post$=post-1/copy]");
      var key = form.select("[name=key]").attr("value");
      for (var i = 0; i < 2; i++) {
        submit(browser, form.attr("hx-post"), "key", key)
            .hasStatus(204)
            .has("HX-Redirect", "/console/drafts/draft-" + (path.endsWith("s") ? 1 : 2));
      }
    }
    submit(browser, "/console/posts/post-2/copy", "key", KEY).hasStatus(204);
    submit(browser, "/console/posts/post-1/copy", "key", KEY)
        .has("HX-Redirect", "/console/drafts/draft-4");

    assertThat(page(browser, "/console/drafts").select(".clamp").eachText())
        .containsExactly("Open at nine", "Open at ten", "Open at nine", "Open at nine");
  }

  @Test
  void recalledToBeCorrectedItIsGoneOnWithInTheComposer() {
    givenPost("news", "Open at nien");
    var window = page(browser, "/console/windows/recall-post?id=post-1");
    var key = window.select("[name=key]").attr("value");

    for (var i = 0; i < 2; i++) {
      submit(
              browser,
              window.select("[formaction]").attr("formaction"),
              "reason",
              "Wrong",
              "key",
              key)
          .hasStatus(204)
          .has("HX-Redirect", "/console/drafts/draft-1");
    }

    reader.get("/api/v1/posts/post-1").hasField("recallReason", "\"Wrong\"");
    assertThat(page(browser, "/console/drafts").select(".clamp").eachText())
        .containsExactly("Open at nien");
    var again = submit(browser, "/console/posts/post-1/correct").hasStatus(409);
    assertThat(page(again).select(".popup-title").text())
        .isEqualTo("The post was recalled, and nothing is left of what it said.");
  }

  @Test
  void whereNoDraftFitsThePostIsNotRecalled() {
    givenPost("news", "Open at nien");
    givenDrafts(Draft.MAX_PER_CHANNEL);

    var refused = submit(browser, "/console/posts/post-1/correct", "key", KEY).hasStatus(409);

    assertThat(page(refused).select(".popup-title").text())
        .startsWith("The post was not recalled: its channel has as many drafts as it may have.");
    reader.get("/api/v1/posts/post-1").hasField("text", "\"Open at nien\"");
  }

  @Test
  void whatTheComposerHasNoFieldForIsNotOfferedToIt() {
    editor
        .post("/api/v1/channels/news/posts", "{\"text\": \"Trams\", \"customData\": \"{}\"}")
        .hasStatus(201);

    assertThat(page(browser, "/console/posts").select("[hx-post$=copy]")).isEmpty();
    assertThat(page(browser, "/console/windows/recall-post?id=post-1").select("[formaction]"))
        .isEmpty();
    submit(browser, "/console/posts/post-1/copy")
        .hasStatus(204)
        .has("HX-Redirect", "/console/drafts");
  }

  @Test
  void pinnedPostIsMarkedAndCanBeUnpinned() {
    givenPost("news", "One");
    givenPost("news", "Two");
    var button = page(browser, "/console/posts/post-1").select("[hx-post$=pin]");
    assertThat(button.text()).isEqualTo("Pin");

    submit(browser, button.attr("hx-post"))
        .hasStatus(204)
        .has("HX-Redirect", "/console/posts/post-1");

    reader.get("/api/v1/channels/news").hasField("pinnedPost", "\"post-1\"");
    assertThat(page(browser, "/console/posts").select(".cell-text").eachText())
        .containsExactly("Two", "Pinned One");
    button = page(browser, "/console/posts/post-1").select("[hx-post$=pin]");
    assertThat(button.text()).isEqualTo("Unpin");
    submit(browser, "/console/posts/post-2/unpin").hasStatus(204);
    reader.get("/api/v1/channels/news").hasField("pinnedPost", "\"post-1\"");
    submit(browser, button.attr("hx-post")).hasStatus(204);
    assertThat(reader.get("/api/v1/channels/news").json().has("pinnedPost")).isFalse();
  }

  @Test
  void recalledPostIsNotOfferedToBePinned() {
    givenPost("news", "One");
    editor.post("/api/v1/posts/post-1/recall", "").hasStatus(200);

    assertThat(page(browser, "/console/posts/post-1").select("[hx-post$=pin]")).isEmpty();
    submit(browser, "/console/posts/post-1/pin").hasStatus(409);
  }

  @Test
  void readersMakeNoDraftsOfPosts() {
    givenPost("news", "Open at nine");
    var browser = browserOf("reader");

    for (var path : List.of("/console/posts", "/console/posts/post-1")) {
      assertThat(page(browser, path).select("[hx-post$=copy], [hx-post$=pin]")).isEmpty();
    }
  }

  private void givenDrafts(int count) {
    var drafts = ports.outbound().drafts();
    var news = new ChannelId("news");
    var by = Samples.ADMIN.id();
    change(
        () -> {
          for (var i = 0; i < count; i++) {
            var id = new DraftId("many-" + i);
            drafts.insert(Draft.create(id, news, DraftContent.EMPTY, i, by, clock.instant()));
          }
        });
  }

  private Answer publish(String... fields) {
    var all = new ArrayList<>(List.of("channel", "news"));
    all.addAll(List.of(fields));
    return submit(browser, "/console/compose", all.toArray(String[]::new));
  }
}
