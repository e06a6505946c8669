package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Channels are created, read and deleted. */
class ChannelsTest extends HttpTest {

  private static final String NEWS =
      """
      {"id": "news", "name": "News", "avatar": {"url": "https://example.org/a.png"},
       "profile": "", "owner": "administrator", "organization": "", "customString": "",
       "subscriberLimit": 100000, "visibility": "PRIVATE", "subscriberCount": 0, "postCount": 0,
       "createdAt": "2024-05-01T12:00:00.123Z", "updatedAt": "2024-05-01T12:00:00.123Z",
       "revision": 1}""";

  @Test
  void answersWithTheNewChannelAndItsAddress() {
    var answer = create(CHANNEL);

    answer.is(201, NEWS).has("Location", "/api/v1/channels/news").hasNo("Cache-Control");
    assertThat(answer.header("ETag")).matches("\"1-[0-9a-f]{32}\"");
  }

  @Test
  void readsTheChannelThatItCreated() {
    var created = create(CHANNEL);

    read()
        .is(200, NEWS)
        .has("ETag", created.header("ETag"))
        .has("Cache-Control", "private, no-cache");
  }

  @Test
  void keepsAllThatAChannelCanHave() {
    var image = givenImage(Samples.png());
    var all =
        """
        {"id": "news", "name": "Näws", "avatar": {"imageId": "%s"%s},
         "profile": "All that\\nis new", "owner": "ann", "organization": "The Town", "customString": "{\\"a\\": 1}",
         "subscriberLimit": 7, "visibility": "PUBLIC"%s}""";
    var answer =
        all.formatted(
            image,
            ", \"url\": \"/images/" + image + "\"",
            """
            , "subscriberCount": 0, "postCount": 0, "createdAt": "2024-05-01T12:00:00.123Z",
            "updatedAt": "2024-05-01T12:00:00.123Z", "revision": 1""");

    create(all.formatted(image, "", "")).is(201, answer);

    read().is(200, answer);
  }

  @Test
  void takesWhatItAnsweredOfAnAvatar() {
    var image = givenImage(Samples.png());

    create(withAvatar(image, "/images/" + image)).hasStatus(201);
  }

  @Test
  void addressesOfImagesBeginWithThePublicUrl() {
    serve(herald, settings(Optional.of("https://herald.example.org")));
    var image = givenImage(Samples.png());
    var url = "https://herald.example.org/images/" + image;

    create(withAvatar(image, url))
        .hasStatus(201)
        .has("Location", "/api/v1/channels/news")
        .hasField("avatar", "{\"url\": \"%s\", \"imageId\": \"%s\"}".formatted(url, image));
  }

  private static String withAvatar(String image, String url) {
    return """
        {"id": "news", "name": "News", "avatar": {"imageId": "%s", "url": "%s"}}"""
        .formatted(image, url);
  }

  @Test
  void makesAnIdIfNoneIsWanted() {
    create(CHANNEL.replace("\"id\": \"news\",", ""))
        .hasStatus(201)
        .hasField("id", "\"channel-1\"")
        .has("Location", "/api/v1/channels/channel-1");
  }

  @Test
  void refusesAnIdThatIsTaken() {
    givenChannel();

    create(CHANNEL)
        .isProblem(
            409,
            "channel_exists",
            "The channel id is taken",
            "The id news is taken: a channel has it, or had it and was deleted.")
        .hasNo("Location")
        .hasNo("ETag");
  }

  @Test
  void countsSubscribersAndPosts() {
    givenChannel();
    givenPost("news", "One");
    clock.advance(Duration.ofMinutes(1));
    givenPost("news", "Two");
    editor.put("/api/v1/channels/news/subscribers/ann", "").hasStatus(201);

    read()
        .is(
            200,
            NEWS.replace("\"subscriberCount\": 0", "\"subscriberCount\": 1")
                .replace(
                    "\"postCount\": 0",
                    "\"postCount\": 2, \"lastPostAt\": \"2024-05-01T12:01:00.123Z\""));
  }

  @Test
  void knowsNoChannelThatNobodyCreated() {
    assertNotFound(read());
  }

  @Test
  void deletedChannelIsGoneAtOnceAndItsIdIsNeverFreeAgain() {
    givenChannel();
    read().hasStatus(200);

    delete().hasStatus(204).isEmpty().hasNo("Content-Type");

    assertNotFound(read());
    assertNotFound(delete());
    assertNotFound(reader.get("/api/v1/channels/news/posts"));
    reader.get("/api/v1/channels").is(200, "{\"items\": []}");
    create(CHANNEL).hasStatus(409);
  }

  @Test
  void headIsLikeGetWithoutTheBody() {
    givenChannel();
    var get = read();

    reader
        .head("/api/v1/channels/news")
        .hasStatus(200)
        .isEmpty()
        .has("Content-Type", "application/json")
        .has("Content-Length", get.header("Content-Length"))
        .has("ETag", get.header("ETag"));
  }

  private Answer create(String json) {
    return admin.post("/api/v1/channels", json);
  }

  private Answer read() {
    return reader.get("/api/v1/channels/news");
  }

  private Answer delete() {
    return admin.delete("/api/v1/channels/news");
  }

  private static void assertNotFound(Answer answer) {
    answer.isProblem(404, "channel_not_found", "No such channel", "There is no channel news.");
  }
}
