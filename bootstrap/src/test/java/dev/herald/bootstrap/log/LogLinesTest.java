package dev.herald.bootstrap.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is logged, it is on lines that nobody else can forge. */
class LogLinesTest {

  private static final String FORGED = "2026-11-26T05:00:00.000Z [ERROR] Herald - all is lost";

  private final LoggerContext logs = new LoggerContext();

  @BeforeEach
  void knowNoRequest() {
    logs.setMDCAdapter(new LogbackMDCAdapter());
  }

  @Test
  void textTellsWhenWhatAndForWhom() {
    var event = event("A callback is silent.", null);
    event.setMDCPropertyMap(
        Map.of("requestId", "r-1", "client", "203.0.113.9", "who", "token:press office"));

    assertThat(text(event))
        .isEqualTo(
            "2026-11-26T05:18:16.040Z [WARN] Webhooks - A callback is silent."
                + " [requestId=r-1 client=203.0.113.9 who=token:press%20office]\n");
  }

  @Test
  void textHasNothingOfARequestWhereThereIsNone() {
    assertThat(text(event("Herald is ready again.", null)))
        .isEqualTo("2026-11-26T05:18:16.040Z [WARN] Webhooks - Herald is ready again.\n");
  }

  @Test
  void jsonTellsTheSame() throws Exception {
    var event = event("A \"callback\" \\ is silent.", new IllegalStateException("why"));
    event.setMDCPropertyMap(
        Map.of("requestId", "r-1", "client", "203.0.113.9", "who", "token:press office"));

    var line = json(event);

    assertThat(line.get("time").asText()).isEqualTo("2026-11-26T05:18:16.040Z");
    assertThat(line.get("level").asText()).isEqualTo("WARN");
    assertThat(line.get("logger").asText()).isEqualTo("dev.herald.Webhooks");
    assertThat(line.get("thread").asText()).isEqualTo("some-thread");
    assertThat(line.get("message").asText()).isEqualTo("A \"callback\" \\ is silent.");
    assertThat(line.get("requestId").asText()).isEqualTo("r-1");
    assertThat(line.get("client").asText()).isEqualTo("203.0.113.9");
    assertThat(line.get("who").asText()).isEqualTo("token:press office");
    assertThat(line.get("exception").asText())
        .startsWith("java.lang.IllegalStateException: why\n\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000B", "\f"})
  void nobodyForgesALine(String ending) throws Exception {
    var text = "harmless" + ending + FORGED;
    var event = event(text, new IllegalStateException(text, new IllegalArgumentException(text)));
    event.setMDCPropertyMap(Map.of("requestId", "r", "who", "token:" + text));

    assertThat(text(event).split("[\\n\\r\\u0085\\u2028\\u2029\\u000B\\f]"))
        .as("lines that begin like one of Herald's")
        .filteredOn(line -> line.startsWith("2026"))
        .hasSize(1);
    assertThat(LogJson.line(event)).doesNotContainPattern("[\\n\\r\\u0085\\u2028\\u2029]");
    assertThat(json(event).get("message").asText()).isEqualTo(text);
  }

  /** Of a terminal, of the direction of writing, and halves of characters. */
  @ParameterizedTest
  @ValueSource(strings = {"\u001B[2J", "\u009B2J", "\u202E", "\u2066", "\b", "\u0000", "\uD83D"})
  void nothingSteersWhatIsRead(String hidden) throws Exception {
    var event = event("before" + hidden + "after", null);

    assertThat(text(event)).doesNotContain(hidden).contains("before\\u", "after");
    assertThat(LogJson.line(event)).doesNotContain(hidden).contains("before\\u", "after");
  }

  @Test
  void wordsOfAllScriptsStayAsTheyAre() {
    assertThat(text(event("可以 می\u200Cخواهم 👍🏽 한국어　日本", null)))
        .contains("可以 می\u200Cخواهم 👍🏽 한국어　日本");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET http://city.example/api/v1/channels/news/stream?ticket=SECRET HTTP/1.1",
        "/stream?lastEventId=7&ticket=SECRET",
        "uri=\"/stream?ticket=SECRET&lastEventId=7\"",
        "ticket=SECRET",
        "/proxy?to=%2Fstream%3Fticket%3DSECRET",
        "[/a?ticket=SECRET, /b?TICKET=SECRET]"
      })
  void ticketsOfStreamsAreLeftOut(String text) throws Exception {
    var event = event(text, new IllegalStateException(text, new IllegalStateException(text)));

    assertThat(text(event)).containsIgnoringCase("ticket").contains("…").doesNotContain("SECRET");
    assertThat(json(event).get("message").asText()).contains("…").doesNotContain("SECRET");
    assertThat(json(event).get("exception").asText()).contains("…").doesNotContain("SECRET");
  }

  @Test
  void restOfAnAddressWithATicketStays() {
    assertThat(text(event("GET /a?ticket=SECRET&lastEventId=7 failed; ticket 5 is open", null)))
        .contains("GET /a?ticket=…&lastEventId=7 failed; ticket 5 is open");
  }

  @Test
  void noLineIsLongerThanWhatIsOfUse() throws Exception {
    var endless = "x".repeat(1_000_000);
    var event =
        event(endless, new IllegalStateException(endless, new IllegalStateException("cause")));

    assertThat(text(event)).hasSizeLessThan(120_000).contains("…", "cause");
    assertThat(json(event).get("message").asText()).hasSizeLessThan(10_000);
    assertThat(LogJson.line(event)).hasSizeLessThan(120_000);
  }

  private LoggingEvent event(String message, Throwable failure) {
    var logger = logs.getLogger("dev.herald.Webhooks");
    var event = new LoggingEvent("", logger, Level.WARN, message, failure, null);
    event.setInstant(Instant.parse("2026-11-26T05:18:16.040Z"));
    event.setThreadName("some-thread");
    return event;
  }

  private static String text(LoggingEvent event) {
    return new String(LogFormat.TEXT.encoder().encode(event), UTF_8);
  }

  private static JsonNode json(LoggingEvent event) throws Exception {
    return new ObjectMapper().readTree(LogFormat.JSON.encoder().encode(event));
  }
}
