package dev.herald.http.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.view.ChannelOrder;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.UseCasesWith;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A ticket in an address is told to nobody: no log, no metric, and no answer. */
class TicketsInNoLogTest extends HttpTest {

  private static final String TICKET =
      "AQAAAZ7_mZCAYXBwSxH3vS0n5l3jXlV1pO0Yd8mQ2rT6wB9zC4fG7hJ1kLs";

  private static final String FAULT = "/api/v1/channels/news?";

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final BlockingQueue<Answered> answered = new LinkedBlockingQueue<>();

  @BeforeEach
  void serve() {
    var broken =
        new ReadChannels() {
          @Override
          public ChannelView get(Actor actor, ChannelId id) {
            throw new IllegalStateException("a fault");
          }

          @Override
          public Page<ChannelView> list(
              Actor actor, String query, ChannelOrder order, PageRequest page) {
            throw new IllegalStateException("a fault");
          }
        };
    serve(
        UseCasesWith.of(herald, ReadChannels.class, broken),
        settings(Optional.empty()).loggingTo(answered::add));
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    root.detachAppender(lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/channels/news/stream?",
        FAULT,
        "/api/v1/posts?",
        "/api/v1/posts?ticket=1&",
        "/nothing?",
        "/api/v1/channels/news%3F",
        "/%zz?",
        "/a%2?",
      })
  void isToldToNobody(String path) throws Exception {
    try (var connection = admin.connect()) {
      connection
          .lines("GET " + path + "ticket=" + TICKET + " HTTP/1.1", "Host: localhost")
          .lines("Authorization: Bearer " + secret("admin"), "Connection: close", "");

      assertThat(connection.answer().text()).doesNotContain(TICKET);
    }
    assertThat(answered.poll(20, TimeUnit.SECONDS)).asString().doesNotContain(TICKET);
    assertThat(admin.get("/metrics").hasStatus(200).text()).doesNotContain(TICKET);
    assertThat(lines.list).allSatisfy(it -> assertThat(line(it)).doesNotContain(TICKET));
    if (path.equals(FAULT)) assertThat(lines.list).isNotEmpty();
  }

  private static String line(ILoggingEvent event) {
    var failure = event.getThrowableProxy();
    return event.getFormattedMessage()
        + (failure == null ? "" : ThrowableProxyUtil.asString(failure));
  }
}
