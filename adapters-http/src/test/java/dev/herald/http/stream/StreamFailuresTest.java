package dev.herald.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OnceAMinute;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log tells mistakes from a store that has much to do. */
class StreamFailuresTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(StreamFailures.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final AtomicLong nanos = new AtomicLong();
  private final StreamFailures failures = new StreamFailures(new OnceAMinute(nanos::get));

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
    logger.setLevel(Level.WARN);
    logger.setAdditive(false);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(lines);
    logger.setLevel(null);
    logger.setAdditive(true);
  }

  @Test
  void aBusyStoreIsALineAMinuteWithoutAStack() {
    var busy = new Busy("Too much is being looked up.", Duration.ofSeconds(1));
    for (var i = 0; i < 100; i++) failures.tell(busy);

    assertThat(lines.list).hasSize(1);
    var line = lines.list.get(0);
    assertThat(line.getLevel()).isEqualTo(Level.WARN);
    assertThat(line.getThrowableProxy()).isNull();
    assertThat(line.getFormattedMessage())
        .isEqualTo("Streams wait for the store. Too much is being looked up.");

    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    failures.tell(busy);
    assertThat(lines.list).hasSize(2);
  }

  @Test
  void whatNobodyExpectsIsAnErrorEachTime() {
    for (var i = 0; i < 2; i++) failures.tell(new IllegalStateException("a mistake"));

    assertThat(lines.list).hasSize(2);
    assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.ERROR);
    assertThat(lines.list.get(0).getThrowableProxy()).isNotNull();
  }
}
