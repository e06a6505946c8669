package dev.herald.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.view.StoreFigures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of the last hour. */
class HistoryTest {

  private long now = Long.MAX_VALUE - 1; // a clock of its own may begin anywhere
  private final History history = new History(this::sample, () -> now);

  private Sample sample() {
    return new Sample(
        now, new Sample.Answered(0, 0, 0), 0, 0, StoreFigures.NONE, List.of(), Duration.ZERO, 0);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void beginsWhenSomebodyLooks() {
    assertThat(history.recent()).hasSize(1);
  }

  @Test
  void isNotTakenMoreOftenThanEveryTenSecondsHoweverManyLook() {
    for (var i = 0; i < 50; i++) {
      history.recent();
      pass(Duration.ofSeconds(1));
    }

    assertThat(history.recent()).hasSizeBetween(5, 6);
  }

  @Test
  void endsAfterAnHour() {
    for (var i = 0; i < 1000; i++) {
      history.recent();
      pass(History.STEP);
    }
    var recent = history.recent();

    assertThat(recent).hasSize(361);
    assertThat(recent.get(360).nanos() - recent.get(0).nanos())
        .isEqualTo(Duration.ofHours(1).toNanos());
  }
}
