package dev.herald.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.herald.application.failure.OnceAMinute;
import dev.herald.application.failure.StorageFull;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever runs Herald learns from its log why changes are refused, and is not drowned in it. */
class FullDiskLogTest {

  private static final StorageFull FULL =
      new StorageFull("There is no room left for images.", new RuntimeException());

  private final Logger logger = (Logger) LoggerFactory.getLogger(FullDiskLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final AtomicLong nanos = new AtomicLong();
  private final FullDiskLog log = new FullDiskLog(new OnceAMinute(nanos::get));

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
  void tellsOnceAMinuteWithoutAStack() {
    for (var i = 0; i < 1_000; i++) log.tellIfFull(FULL);

    assertThat(lines.list).hasSize(1);
    var line = lines.list.get(0);
    assertThat(line.getLevel()).isEqualTo(Level.WARN);
    assertThat(line.getThrowableProxy()).isNull();
    assertThat(line.getFormattedMessage())
        .isEqualTo(
            "The disk is full: changes are refused until there is room. There is no room left for"
                + " images.");

    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    log.tellIfFull(FULL);
    assertThat(lines.list).hasSize(2);
  }

  @Test
  void saysNothingOfOtherFailures() {
    log.tellIfFull(new IllegalStateException("another"));

    assertThat(lines.list).isEmpty();
  }
}
