package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posts are published and read. */
class PublishPostTest extends HttpTest {

  private static final String IMAGE = Samples.imageId(Samples.png()).value();

  @BeforeEach
  void givenAChannelAndAnImage() {
    givenChannel();
    givenImage(Samples.png());
  }

  @Test
  void answersWithTheNewPostAndItsAddress() {
    var published = publish("{\"text\": \"Hello\\nworld\"}");

    published
        .is(201, post("TEXT_ONLY", "\"text\": \"Hello\\nworld\", \"images\": [], \"links\": []"))
        .has("Location", "/api/v1/posts/post-1")
        .hasNo("Cache-Control");
    editor
        .get("/api/v1/posts/post-1")
        .is(200, published.text())
        .has("Cache-Control", "private, no-cache");
  }

  @Test
  void saysOfASilentPostThatItIs() {
    var silent = publish("{\"text\": \"A slip\", \"silent\": true}").hasStatus(201);

    silent.hasField("silent", "true");
    reader.get("/api/v1/posts/post-1").hasField("silent", "true");
    editor.post("/api/v1/posts/post-1/recall", "").hasField("silent", "true");
    assertThat(publish("{\"text\": \"News\", \"silent\": false}").json().has("silent")).isFalse();
    var events = admin.get("/api/v1/events?after=evt_0").json().get("items");
    assertThat(events.findValuesAsText("silent")).containsExactly("true", "true");
  }

  @Test
  void showsUploadedImagesWithTheirSizeAndOthersWithTheirAddress() {
    assertPublishes(
        """
        {"images": [{"imageId": "%s", "alt": "A dot"}, {"url": "https://example.org/b.png"}]}"""
            .formatted(IMAGE),
        post(
            "IMAGE_ONLY",
            """
            "images": [
              {"url": "/images/%s", "imageId": "%s", "alt": "A dot", "width": 1, "height": 1},
              {"url": "https://example.org/b.png"}],
            "links": []"""
                .formatted(IMAGE, IMAGE)));
  }

  @Test
  void takesImagesAsItAnswersThem() {
    publish(
            """
            {"images": [{"imageId": "%s", "url": "/images/%s"}]}"""
                .formatted(IMAGE, IMAGE))
        .hasStatus(201);
  }

  @Test
  void takesImagesUnderThePublicUrlToo() {
    serve(herald, settings(Optional.of("https://herald.example.org")));
    var url = "https://herald.example.org/images/" + IMAGE;

    publish("{\"images\": [{\"imageId\": \"%s\", \"url\": \"%s\"}]}".formatted(IMAGE, url))
        .hasField(
            "images",
            "[{\"url\": \"%s\", \"imageId\": \"%s\", \"width\": 1, \"height\": 1}]"
                .formatted(url, IMAGE));
  }

  @Test
  void refusesAnImageWithTheAddressOfAnother() {
    publish(
            """
            {"images": [{"imageId": "%s", "url": "https://example.org/b.png"}]}"""
                .formatted(IMAGE))
        .isInvalid(
            Violation.of(
                "images[0].url",
                "conflict",
                "must not come with an imageId that is another image"));
  }

  @Test
  void refusesAnImageThatNobodyUploaded() {
    var id = "0".repeat(64);

    publish("{\"text\": \"A\", \"images\": [{\"imageId\": \"%s\"}]}".formatted(id))
        .isInvalid(
            Violation.of(
                "images[0].imageId",
                "not_found",
                "must be an uploaded image, but " + id + " is not"));
  }

  @Test
  void publishesTextWithImagesAndLinks() {
    assertPublishes(
        """
        {"text": "A", "images": [{"url": "https://example.org/b.png", "alt": null}],
         "links": [{"label": " More ", "url": "https://example.org/"},
                   {"url": "http://example.org/2", "label": "And more"}]}""",
        post(
            "IMAGE_AND_TEXT",
            """
            "text": "A", "images": [{"url": "https://example.org/b.png"}],
            "links": [{"label": "More", "url": "https://example.org/"},
                      {"label": "And more", "url": "http://example.org/2"}]"""));
  }

  @Test
  void keepsCustomDataAsItCame() {
    assertPublishes(
        "{\"customData\": \" {\\\"a\\\": [1,\\t2]}\\n\"}",
        post(
            "CUSTOM",
            "\"images\": [], \"links\": [], \"customData\": \" {\\\"a\\\": [1,\\t2]}\\n\""));
  }

  @Test
  void customDataMayComeAlong() {
    publish("{\"text\": \"A\", \"customData\": \"x\"}")
        .hasStatus(201)
        .hasField("type", "\"TEXT_ONLY\"")
        .hasField("customData", "\"x\"");
  }

  @Test
  void numbersThePostsOfEachChannel() {
    givenChannel("sport");
    givenPost("news", "A");
    givenPost("sport", "A");

    publish("{\"text\": \"B\"}").hasField("sequence", "2").hasField("id", "\"post-3\"");
  }

  @Test
  void publishesNothingInAChannelThatIsNotThere() {
    editor
        .post("/api/v1/channels/sport/posts", "{\"text\": \"A\"}")
        .isProblem(404, "channel_not_found", "No such channel", "There is no channel sport.");
  }

  @Test
  void knowsNoPostThatNobodyPublished() {
    reader
        .get("/api/v1/posts/post-1")
        .isProblem(404, "post_not_found", "No such post", "There is no post post-1.");
  }

  private void assertPublishes(String json, String expected) {
    publish(json).is(201, expected);
    editor.get("/api/v1/posts/post-1").is(200, expected);
  }

  private static String post(String type, String content) {
    return """
        {"id": "post-1", "channelId": "news", "sequence": 1, "type": "%s", %s,
         "publishedAt": "2024-05-01T12:00:00.123Z", "publishedBy": "token:editor"}"""
        .formatted(type, content);
  }

  private Answer publish(String json) {
    return editor.post("/api/v1/channels/news/posts", json);
  }
}
