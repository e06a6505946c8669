package dev.herald.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.door.Budget;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an event takes of the memory while it is sent, once for all who are being sent it. */
@Timeout(30)
class LiveEventTest {

  private static final int ALL = 1000;
  private static final int LENGTH = 600;

  private final Memory memory = new Memory();
  private final LiveEvent event = OpenStreamStory.event(1);

  /** Has room for the event once. */
  private static final class Memory implements OpenStream.Hub {

    private final Budget budget = new Budget(ALL);
    private final AtomicInteger taken = new AtomicInteger();

    @Override
    public boolean take(int bytes) {
      if (!budget.take(bytes)) return false;
      taken.addAndGet(bytes);
      return true;
    }

    @Override
    public void giveBack(int bytes) {
      budget.giveBack(bytes);
      taken.addAndGet(-bytes);
    }

    @Override
    public long position() {
      return 0;
    }

    @Override
    public int mostAtOnce() {
      return 1;
    }

    @Override
    public void catchUp(OpenStream stream) {}

    @Override
    public void catchUpLater(OpenStream stream) {}

    @Override
    public void over(OpenStream stream) {}
  }

  @Test
  void isTakenOnceForAllAndGivenBackByTheLast() {
    assertThat(event.hold(LENGTH, memory)).isTrue();
    assertThat(event.hold(LENGTH, memory)).isTrue();
    assertThat(memory.taken).hasValue(LENGTH);
    event.letGo(memory);
    assertThat(memory.taken).hasValue(LENGTH);

    event.letGo(memory);

    assertThat(memory.taken).hasValue(0);
  }

  @Test
  void isNotTakenByAnotherWhereThereIsNone() {
    event.hold(LENGTH, memory);
    var another = OpenStreamStory.event(2);

    assertThat(another.hold(LENGTH, memory)).isFalse();
    event.letGo(memory);
    assertThat(another.hold(LENGTH, memory)).isTrue();
  }

  @Test
  void isKeptWhileItIsOfferedToMany() {
    event.beginOffer();
    event.hold(LENGTH, memory);
    event.letGo(memory);
    assertThat(memory.taken).hasValue(LENGTH);

    event.endOffer(memory);

    assertThat(memory.taken).hasValue(0);
  }

  @Test
  void isKeptByWhoIsSlowWhenAllHaveBeenOfferedIt() {
    event.beginOffer();
    event.hold(LENGTH, memory);
    event.endOffer(memory);
    assertThat(memory.taken).hasValue(LENGTH);

    event.letGo(memory);

    assertThat(memory.taken).hasValue(0);
  }

  @Test
  void isNotTakenForNobody() {
    event.beginOffer();
    event.endOffer(memory);

    assertThat(memory.taken).hasValue(0);
    event.hold(LENGTH, memory);
    event.letGo(memory);
    assertThat(memory.taken).hasValue(0);
  }

  @Test
  void isGivenBackWhoeverComesAndGoesAtTheSameTime() throws Exception {
    var refused = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < 4; i++) {
      var thread =
          new Thread(
              () -> {
                for (var n = 0; n < 50_000; n++) {
                  if (event.hold(LENGTH, memory)) event.letGo(memory);
                  else refused.incrementAndGet();
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (var n = 0; n < 1000; n++) {
      event.beginOffer();
      event.endOffer(memory);
    }
    for (var thread : threads) thread.join();

    assertThat(memory.taken).hasValue(0);
    assertThat(refused).hasValue(0);
  }
}
