package dev.herald.application.port.in.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

  private static final Duration A_DAY = Duration.ofHours(24);
  private static final Duration A_MOMENT = Duration.ofNanos(1);

  @Test
  void lastsADayUnlessItSaysOtherwise() {
    assertThat(new IdempotencyKey("key", "request")).isEqualTo(lasting(A_DAY));
  }

  @Test
  void lastsMoreThanNothing() {
    assertThat(lasting(A_MOMENT).lasts()).isEqualTo(A_MOMENT);
    assertThatIllegalArgumentException().isThrownBy(() -> lasting(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> lasting(A_MOMENT.negated()));
  }

  @Test
  void lastsADayAtTheMost() {
    assertThat(lasting(A_DAY.minus(A_MOMENT)).lasts()).isEqualTo(A_DAY.minus(A_MOMENT));
    assertThat(lasting(A_DAY).lasts()).isEqualTo(A_DAY);
    assertThatIllegalArgumentException().isThrownBy(() -> lasting(A_DAY.plus(A_MOMENT)));
  }

  private static IdempotencyKey lasting(Duration lasts) {
    return new IdempotencyKey("key", "request", lasts);
  }
}
