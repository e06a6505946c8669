package dev.herald.http.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.access.StreamTarget;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.HttpTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tickets for live streams, as the API makes them. */
class StreamTicketsTest extends HttpTest {

  private static final String PATH = "/api/v1/stream-tickets";

  @Test
  void opensTheStreamOfAChannelForADay() {
    givenChannel();

    var answer = reader.post(PATH, "{\"channel\": \"news\"}").hasStatus(201).json();

    var ticket = answer.get("ticket").textValue();
    assertThat(answer.get("url").textValue())
        .isEqualTo("/api/v1/channels/news/stream?ticket=" + ticket);
    assertThat(answer.get("expiresAt").textValue()).isEqualTo("2024-05-02T12:00:00.123Z");
    assertThat(isOpened(ticket, StreamTarget.of(new ChannelId("news")))).isTrue();
  }

  @Test
  void opensTheStreamOfAnAccountForAsLongAsIsAsked() {
    var answer =
        reader.post(PATH, "{\"account\": \"anna/b c\", \"seconds\": 60}").hasStatus(201).json();

    var ticket = answer.get("ticket").textValue();
    assertThat(answer.get("url").textValue())
        .isEqualTo("/api/v1/accounts/anna%2Fb%20c/stream?ticket=" + ticket);
    assertThat(answer.get("expiresAt").textValue()).isEqualTo("2024-05-01T12:01:00.123Z");
    var target = StreamTarget.of(new AccountId("anna/b c"));
    assertThat(isOpened(ticket, target)).isTrue();
    clock.advance(Duration.ofSeconds(60));
    assertThat(isOpened(ticket, target)).isFalse();
  }

  @Test
  void addressIsThatOfTheStream() throws Exception {
    givenChannel();
    serve(herald, settings(Optional.empty())); // which is stopped, and with it the streams

    for (var body : List.of("{\"channel\": \"news\"}", "{\"account\": \"anna\"}")) {
      var url = reader.post(PATH, body).hasStatus(201).json().get("url").textValue();
      assertThat(firstLine(url)).startsWith("retry: ");
      anybody.get(url.replace("ticket=A", "ticket=B")).hasStatus(401);
      anybody.get(url.replace("news", "sport").replace("anna", "ben")).hasStatus(401);
    }
  }

  /** Of a stream that goes on. */
  private String firstLine(String url) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + anybody.port() + url))
            .timeout(Duration.ofSeconds(20))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    try (var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
      return lines.readLine();
    }
  }

  @Test
  void addressIsBelowThatOfTheServer() {
    serve(herald, settings(Optional.of("https://city.example/herald")));

    assertThat(
            reader
                .post("/herald" + PATH, "{\"account\": \"anna\"}")
                .hasStatus(201)
                .json()
                .get("url")
                .textValue())
        .startsWith("/herald/api/v1/accounts/anna/stream?ticket=");
  }

  @Test
  void takesAChannelOrAnAccount() {
    reader
        .post(PATH, "{}")
        .isInvalid(Violation.of("channel", "required", "is required, or account instead of it"));
    reader
        .post(PATH, "{\"channel\": \"news\", \"account\": \"anna\"}")
        .isInvalid(Violation.of("account", "conflict", "can't be given together with channel"));
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    reader
        .post(PATH, "{\"channel\": \"né\", \"account\": \"\", \"seconds\": 59, \"x\": 1}")
        .isInvalid(
            Violation.of("channel", "not_ascii", "must have printable ASCII characters alone"),
            Violation.required("account"),
            Violation.of("account", "conflict", "can't be given together with channel"),
            Violation.outOfRange("seconds", 60, 86_400, "seconds", 59),
            Violation.of("x", "unknown_field", "is no field that can be set here"));
    reader
        .post(PATH, "{\"account\": \"anna\", \"seconds\": 86401}")
        .isInvalid(Violation.outOfRange("seconds", 60, 86_400, "seconds", 86_401));
  }

  @Test
  void isForChannelsThatAreThere() {
    reader
        .post(PATH, "{\"channel\": \"none\"}")
        .isProblem(404, "channel_not_found", "No such channel", "There is no channel none.");
  }

  private boolean isOpened(String ticket, StreamTarget target) {
    return herald
        .authenticateByTicket()
        .authenticate(ticket, target)
        .bearer()
        .filter(it -> it.id().toString().equals("token:reader"))
        .isPresent();
  }
}
