package dev.herald.http.v1;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.HttpTest;
import java.net.URLEncoder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids of channels may have any printable ASCII character, and still have an address. */
class ChannelIdsTest extends HttpTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/b|a%2Fb",
        "a//b|a%2F%2Fb",
        "/|%2F",
        "a/posts|a%2Fposts",
        "...|...",
        "../a|..%2Fa",
        "a/../b|a%2F..%2Fb",
        "100% #1?|100%25%20%231%3F",
        "a  b|a%20%20b",
        "a+b|a%2Bb",
        "a;b=c|a%3Bb%3Dc",
        "a\\b|a%5Cb",
        "%2F|%252F",
        "<\">|%3C%22%3E",
        "{id}|%7Bid%7D",
        "~!@$&'()*,:[]^`|%7E%21%40%24%26%27%28%29*%2C%3A%5B%5D%5E%60",
        "123456789012345678901234567890123456789012|123456789012345678901234567890123456789012",
      })
  void channelIsFoundUnderTheAddressThatItsCreationAnswers(String id, String encoded) {
    var quoted = id.replace("\\", "\\\\").replace("\"", "\\\"");
    var created =
        admin
            .post("/api/v1/channels", CHANNEL.replace("news", quoted))
            .hasStatus(201)
            .has("Location", "/api/v1/channels/" + encoded);
    var address = created.header("Location");

    reader.get(address).is(200, created.text());
    editor.patch(address, "{\"name\": \"Old news\"}").hasStatus(200);
    editor.post(address + "/posts", "{\"text\": \"A\"}").hasStatus(201);
    reader.get(address + "/posts").lists("post-1");
    reader.get("/api/v1/posts?channel=" + URLEncoder.encode(id, UTF_8)).lists("post-1");
    editor.put(address + "/subscribers/a%2Fb", "").hasStatus(201);
    reader.get("/api/v1/accounts/a%2Fb/feed").lists("post-1");
    admin.delete(address).hasStatus(204);
    reader.get(address).hasStatus(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void noChannelIsMadeUnderAnIdThatClientsTakeForAStepInTheAddress(String id) {
    admin
        .post("/api/v1/channels", CHANNEL.replace("news", id))
        .isInvalid(
            Violation.of("id", "path_step", "must not be . or .., which are steps in an address"));
  }

  @ParameterizedTest
  @CsvSource({".,%2E", "..,%2E%2E"})
  void oneOfBeforeCanStillBeReadAndDeleted(String id, String encoded) {
    givenStored(new ChannelId(id));

    reader.get("/api/v1/channels/" + encoded).hasStatus(200);
    admin.delete("/api/v1/channels/" + encoded).hasStatus(204);
  }

  private void givenStored(ChannelId id) {
    var now = clock.instant();
    var outbound = ports.outbound();
    outbound
        .unitOfWork()
        .execute(
            () -> {
              outbound
                  .channels()
                  .insert(
                      new Channel(
                          id,
                          AccountId.ADMINISTRATOR,
                          Samples.channel("x").info(),
                          Optional.empty(),
                          now,
                          now,
                          1));
              return id;
            });
  }

  @Test
  void channelWhoseIdLooksLikeAPathIsNotWhatIsUnderThatPath() {
    givenChannel("news");
    givenChannel("news/posts");

    reader.get("/api/v1/channels/news%2Fposts").hasStatus(200).hasField("id", "\"news/posts\"");
    reader.get("/api/v1/channels/news/posts").is(200, "{\"items\": []}");
    reader.get("/api/v1/channels/news%2Fposts").hasStatus(200).hasField("id", "\"news/posts\"");
  }

  @ParameterizedTest
  @CsvSource({
    "%40TOA%23x, reserved_prefix, must not start with @TOA#",
    "%20x, surrounding_space, must not start or end with a space",
    "x%20, surrounding_space, must not start or end with a space",
    "x%0A, not_ascii, must have printable ASCII characters alone",
    "%C3%A4, not_ascii, must have printable ASCII characters alone",
    "%FF, not_ascii, must have printable ASCII characters alone",
    "x%7F, not_ascii, must have printable ASCII characters alone",
  })
  void saysWhyNoChannelCanHaveAnId(String id, String rule, String text) {
    reader.get("/api/v1/channels/" + id).isInvalid(Violation.of("id", rule, text));
    reader.get("/api/v1/channels/" + id + "/posts").isInvalid(Violation.of("id", rule, text));
    reader.get("/api/v1/posts?channel=" + id).isInvalid(Violation.of("channel", rule, text));
  }

  @Test
  void idOf43BytesIsTooLong() {
    var id = "x".repeat(43);

    reader.get("/api/v1/channels/" + id).isInvalid(Violation.tooLong("id", 42, 43));
    admin
        .post("/api/v1/channels", CHANNEL.replace("news", id))
        .isInvalid(Violation.tooLong("id", 42, 43));
  }

  @Test
  void idsOfPostsAndImagesHaveFormsOfTheirOwn() {
    reader
        .get("/api/v1/posts/a%2Fb")
        .isInvalid(Violation.of("id", "malformed", "must be 1 to 64 letters, digits, - and _"));
    anybody
        .get("/images/..%2F..%2Fetc%2Fpasswd")
        .isInvalid(
            Violation.of("imageId", "malformed", "must be the 64 hexadecimal digits of an upload"));
  }

  @Test
  void accountsAreKnownByTheirNormalizedName() {
    givenChannel();
    editor
        .put("/api/v1/channels/news/subscribers/%20A%CC%88nn%20", "")
        .hasStatus(201)
        .hasField("account", "\"Änn\"");

    editor.put("/api/v1/channels/news/subscribers/%C3%84nn", "").hasStatus(200);
  }
}
