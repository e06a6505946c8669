package dev.herald.http.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.operation.CheckReadiness;
import dev.herald.http.address.TrustedProxies;
import dev.herald.http.problem.ProblemAnswers;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.UseCasesWith;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What is logged while a request is answered tells which one it is, and nothing of another. */
class RequestInLogTest extends HttpTest {

  private final ConcurrentLinkedQueue<Map<String, String>> seen = new ConcurrentLinkedQueue<>();
  private final CreateChannel creating =
      (actor, command) -> {
        see();
        throw new IllegalStateException("a fault");
      };
  private final CheckReadiness checking =
      () -> {
        see();
        return Optional.empty();
      };

  private void see() {
    seen.add(Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of()));
  }

  @Test
  void tellsWhichRequestItIsFromWhereAndWhose() {
    serve(
        UseCasesWith.of(herald, CreateChannel.class, creating),
        settings(Optional.empty()).behind(TrustedProxies.of("127.0.0.1")));

    var failures =
        failuresWhile(
            () ->
                admin
                    .with("X-Request-Id", "r-1")
                    .with("X-Forwarded-For", "203.0.113.9")
                    .post("/api/v1/channels", CHANNEL)
                    .hasStatus(500)
                    .hasField("requestId", "\"r-1\""));

    var expected = Map.of("requestId", "r-1", "client", "203.0.113.9", "who", "token:admin");
    assertThat(seen).containsExactly(expected);
    assertThat(failures).singleElement().isEqualTo(expected);
  }

  /** Another thread then goes on with the request. */
  @Test
  void tellsTheSameWhenTheBodyComesLater() {
    serve(UseCasesWith.of(herald, CreateChannel.class, creating));

    var failures =
        failuresWhile(
            () -> {
              try (var slow = anybody.connect()) {
                slow.lines("POST /api/v1/channels HTTP/1.1", "Host: localhost")
                    .lines("Connection: close", "Content-Length: " + CHANNEL.length())
                    .lines("X-Request-Id: r-2", "Authorization: Bearer " + secret("admin"), "")
                    .text(CHANNEL.substring(0, 10));
                reader.get("/health/live").hasStatus(200);
                slow.text(CHANNEL.substring(10)).answer().hasStatus(500);
              }
            });

    var expected = Map.of("requestId", "r-2", "client", "127.0.0.1", "who", "token:admin");
    assertThat(seen).containsExactly(expected);
    assertThat(failures).singleElement().isEqualTo(expected);
  }

  @Test
  void tellsNothingOfTheRequestBefore() throws Exception {
    serve(UseCasesWith.of(herald, CheckReadiness.class, checking));
    var clients = Executors.newFixedThreadPool(8);
    var ids = new HashSet<String>();
    List<Future<?>> asking = new ArrayList<>();
    for (var i = 0; i < 100; i++) {
      var id = "r-" + i;
      ids.add(id);
      asking.add(
          clients.submit(
              () -> {
                admin.get("/api/v1/channels").hasStatus(200);
                anybody.with("X-Request-Id", id).get("/health/ready").has("X-Request-Id", id);
              }));
    }
    for (var future : asking) future.get(60, TimeUnit.SECONDS);
    clients.shutdown();

    assertThat(seen).extracting(it -> it.get("requestId")).hasSameElementsAs(ids).hasSize(100);
    assertThat(seen)
        .allSatisfy(it -> assertThat(it.keySet()).isEqualTo(Set.of("requestId", "client")));
  }

  @Test
  void makesAnIdWhereTheClientsIsNotHarmless() {
    serve(UseCasesWith.of(herald, CheckReadiness.class, checking));

    for (var harmful : List.of("a b", "x".repeat(65), "{}", "<b>", "%0a", "é")) {
      var answer = anybody.with("X-Request-Id", harmful).get("/health/ready");
      assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{16}");
    }
    assertThat(seen).extracting(it -> it.get("requestId")).allMatch(it -> it.length() == 16);
  }

  /** What is told with faults that are logged meanwhile. */
  private static List<Map<String, String>> failuresWhile(Runnable meanwhile) {
    var logger = (Logger) LoggerFactory.getLogger(ProblemAnswers.class);
    var lines =
        new ListAppender<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing(); // takes what its thread has in the MDC
            super.append(line);
          }
        };
    lines.start();
    logger.addAppender(lines);
    logger.setAdditive(false);
    try {
      meanwhile.run();
    } finally {
      logger.detachAppender(lines);
      logger.setAdditive(true);
    }
    return lines.list.stream().map(ILoggingEvent::getMDCPropertyMap).toList();
  }
}
