package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs go through all that happened. */
class EventsTest extends HttpTest {

  private static final String EVENTS = "/api/v1/events";

  @BeforeEach
  void givenAServer() {
    serve(herald);
  }

  private Answer after(String id, String more) {
    return reader.get(EVENTS + "?after=" + id + more);
  }

  private static List<String> types(Answer answer) {
    var items = answer.hasStatus(200).json().get("items");
    return items.valueStream().map(item -> item.get("type").asText()).toList();
  }

  private static String next(Answer answer) {
    return answer.hasStatus(200).json().get("next").asText();
  }

  @Test
  void beginsWhereTheLogEnds() {
    givenChannel();

    var start = reader.get(EVENTS).hasStatus(200);

    assertThat(types(start)).isEmpty();
    assertThat(types(after(next(start), ""))).isEmpty();
  }

  @Test
  void tellsWhatHappenedInOrderAsWebhooksDo() {
    var start = next(reader.get(EVENTS));
    givenChannel();
    givenPost("news", "One");
    admin.put("/api/v1/channels/news/subscribers/ann", "{}").hasStatus(201);

    var events = after(start, "");

    assertThat(types(events))
        .containsExactly("channel.created", "post.published", "subscriber.added");
    var post = events.json().get("items").get(1);
    assertThat(post.at("/data/post/text").asText()).isEqualTo("One");
    assertThat(post.get("timestamp").asText()).isNotBlank();
    assertThat(types(after(post.get("id").asText(), ""))).containsExactly("subscriber.added");
    assertThat(types(after(next(events), ""))).isEmpty();
  }

  @Test
  void goesOnWhereAPageEnded() {
    var start = next(reader.get(EVENTS));
    givenChannel();
    for (var text : List.of("One", "Two", "Three")) givenPost("news", text);

    var first = after(start, "&limit=3");
    var second = after(next(first), "&limit=3");

    assertThat(texts(first)).containsExactly("One", "Two");
    assertThat(texts(second)).containsExactly("Three");
  }

  private static List<String> texts(Answer answer) {
    return answer.json().get("items").findValues("post").stream()
        .map(post -> post.path("text"))
        .map(JsonNode::asText)
        .toList();
  }

  @Test
  void leavesOutWhatIsGoneAndGoesOnBehindIt() {
    var start = next(reader.get(EVENTS));
    givenChannel();
    givenPost("news", "One");
    admin.delete("/api/v1/channels/news").hasStatus(204);

    assertThat(types(after(start, ""))).containsExactly("channel.deleted");
  }

  @Test
  void waitsUntilSomethingHappens() throws Exception {
    givenChannel();
    var end = next(reader.get(EVENTS));
    var waiting = CompletableFuture.supplyAsync(() -> after(end, "&wait=60"));

    admin.patch("/api/v1/channels/news", "{\"name\": \"Daily News\"}").hasStatus(200);

    assertThat(types(waiting.get(30, TimeUnit.SECONDS))).containsExactly("channel.edited");
  }

  @Test
  void saysWhatIsForgotten() {
    givenChannel();
    var end = ports.outbound().events().end();
    change(() -> ports.outbound().events().forgetUpTo(end));

    after("evt_0", "")
        .isProblem(
            410,
            "events_forgotten",
            "Events forgotten",
            "What happened after evt_0 is not kept; what happened after evt_%s is.".formatted(end));
    assertThat(types(after("evt_" + end, ""))).isEmpty();
  }

  @Test
  void knowsNoEventsOfAnotherServer() {
    after("evt_999999999999999999", "").hasStatus(410);
  }

  @Test
  void refusesAnIdThatIsNone() {
    after("7", "")
        .isInvalid(
            Violation.of("after", "malformed", "must be the id of an event, such as evt_1042"));
    reader.get(EVENTS + "?wait=5").hasStatus(400);
  }
}
