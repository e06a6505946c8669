package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.application.testkit.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A channel with a little of everything, which is to be the same after it was moved. */
final class News {

  static final String POSTS = "/api/v1/channels/news/posts";
  static final String EVENTS = "/api/v1/events?after=evt_0";

  private static final List<String> ASKED =
      List.of(
          "/api/v1/channels",
          POSTS,
          "/api/v1/posts?query=trams",
          "/api/v1/posts?publishedBy=token:admin",
          "/api/v1/accounts/anna/subscriptions",
          "/api/v1/accounts/anna/feed",
          EVENTS);

  private News() {}

  /**
   * Makes it, and returns the id of its image: of two posts one shows that, and one is recalled.
   */
  static String publish(Client client) throws Exception {
    client.createChannel("news");
    var upload = client.send("POST", "/api/v1/images", BodyPublishers.ofByteArray(Samples.png()));
    var image = Client.json(upload).get("imageId").asText();
    client.create(
        POSTS, Map.of("text", "Trams resume", "images", List.of(Map.of("imageId", image))));
    var recalled = client.create(POSTS, Map.of("text", "Trams stop"));
    var path = "/api/v1/posts/" + recalled.get("id").asText() + "/recall";
    assertThat(client.post(path, Map.of("reason", "They don't")).statusCode()).isEqualTo(200);
    var subscription =
        client.send("PUT", "/api/v1/channels/news/subscribers/anna", BodyPublishers.ofString("{}"));
    assertThat(subscription.statusCode()).isEqualTo(201);
    return image;
  }

  /** All that a server has to say of it. */
  static Map<String, JsonNode> answers(Client client) throws Exception {
    var answers = new LinkedHashMap<String, JsonNode>();
    for (var path : ASKED) {
      // Where a picture is says which server was asked.
      var text = client.read(path).toString().replaceAll("http://127.0.0.1:\\d+", "");
      answers.put(path, new ObjectMapper().readTree(text));
    }
    return answers;
  }

  static void assertShown(Client client, String image) throws Exception {
    assertThat(client.get("/images/" + image).body()).isEqualTo(Samples.png());
  }
}
