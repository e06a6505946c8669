package dev.herald.http.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final Queue<Runnable> begun = new ArrayDeque<>();
  private final List<Integer> done = new ArrayList<>();
  private final Turns turns = new Turns(2);

  private void execute(int number) {
    turns.execute(() -> done.add(number), begun::add);
  }

  @Test
  void theNextBeginsWhenOneIsOver() {
    for (var i = 1; i <= 5; i++) execute(i);

    assertThat(begun).hasSize(2);
    while (!begun.isEmpty()) {
      begun.remove().run();
      assertThat(begun).hasSizeLessThanOrEqualTo(2);
    }
    assertThat(done).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void whatFailsKeepsNoPlace() {
    for (var i = 0; i < 3; i++) {
      turns.execute(
          () -> {
            throw new IllegalStateException("in a task");
          },
          begun::add);
    }
    for (var i = 0; i < 3; i++) {
      assertThatThrownBy(() -> begun.remove().run()).isInstanceOf(IllegalStateException.class);
    }

    execute(1);
    begun.remove().run();
    assertThat(done).containsExactly(1);
  }

  @Test
  void threadsThatTakeNothingAnyMoreKeepNoPlace() {
    for (var i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  turns.execute(
                      () -> {},
                      task -> {
                        throw new RejectedExecutionException("closing");
                      }))
          .isInstanceOf(RejectedExecutionException.class);
    }

    execute(1);
    assertThat(begun).hasSize(1);
  }
}
