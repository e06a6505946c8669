package dev.herald.http.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of a server somewhere, asked for by its REST API. */
public final class EventPages {

  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final Duration TIMEOUT = WAIT.plusSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String events;
  private final String token;

  /**
   * @param server such as {@code https://herald.example.org}, with or without a path
   * @param token of any role
   */
  public EventPages(URI server, String token) {
    events = server.toString().replaceAll("/+$", "") + "/api/v1/events";
    this.token = token;
  }

  /**
   * Some of the events.
   *
   * @param lines each in JSON
   * @param next after which to go on
   */
  public record Page(List<String> lines, String next) {}

  /** The server will not answer this, however often it is asked. */
  public static final class Refused extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private Refused(String message) {
      super(message);
    }
  }

  /** The server does not answer this now. */
  public static final class Unavailable extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private Unavailable(String message) {
      super(message);
    }
  }

  /**
   * What happened next.
   *
   * @param event null for none, and where the events end
   * @param waits whether to wait for half a minute if there is nothing
   * @throws Refused the token, the event or the address is wrong, or the event is forgotten
   * @throws Unavailable nobody is there, or too busy
   */
  public Page after(@Nullable String event, boolean waits)
      throws Refused, Unavailable, InterruptedException {
    var wait = waits ? "&wait=" + WAIT.toSeconds() : "";
    var query = event == null ? "" : "?limit=100&after=" + URLEncoder.encode(event, UTF_8) + wait;
    var answer = get(events + query);
    return new Page(
        answer.path("items").valueStream().map(JsonNode::toString).toList(),
        answer.path("next").asText());
  }

  private JsonNode get(String address) throws Refused, Unavailable, InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(address))
              .timeout(TIMEOUT)
              .header("Authorization", "Bearer " + token)
              .build();
      var response = client.send(request, BodyHandlers.ofString());
      var status = response.statusCode();
      if (status == 200) return JSON.readTree(response.body());
      var message = "%s answered %s: %s".formatted(events, status, detail(response.body()));
      if (status == 429 || status >= 500) throw new Unavailable(message);
      throw new Refused(message);
    } catch (JsonProcessingException e) {
      throw new Refused(events + " answered no JSON.");
    } catch (IOException e) {
      throw new Unavailable("%s can't be reached (%s).".formatted(events, e));
    } catch (IllegalArgumentException e) {
      throw new Refused("%s is no address of a server.".formatted(events));
    }
  }

  private static String detail(String body) {
    try {
      return JSON.readTree(body).path("detail").asText();
    } catch (JsonProcessingException e) {
      return "(no problem in JSON)";
    }
  }
}
