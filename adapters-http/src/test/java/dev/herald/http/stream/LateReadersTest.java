package dev.herald.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.EventQuery;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Those who come back from far behind hold up neither each other nor those who are there. */
class LateReadersTest extends LiveStreamsStory {

  private static final int LATE = 400;
  private static final int FAR_THREADS = 2;
  private static final int MOST_STEPS = 8;

  private final CountDownLatch mayFind = new CountDownLatch(1);
  private final AtomicInteger finding = new AtomicInteger();

  @AfterEach
  void letThemFind() {
    mayFind.countDown();
  }

  private static void await(CountDownLatch leave) {
    try {
      assertThat(leave.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void keepNothingFromThoseWhoAreThereOrALittleBehind() throws Exception {
    for (var i = 1; i <= 300; i++) publish(i);
    var there = open();
    var recent = herald.followEvents().extent(Samples.ADMIN).end();
    for (var i = 301; i <= 305; i++) publish(i);
    assertThat(next(5, there)).containsExactly(data(301, 305));
    whenFinding =
        query -> {
          finding.incrementAndGet();
          await(mayFind);
        };
    var late = new ArrayList<Reader>();
    for (var i = 0; i < LATE; i++) late.add(open(new ChannelInterest(NEWS), 0, new Reader(false)));
    Await.until(() -> finding.get() == FAR_THREADS);

    var littleBehind = open(new ChannelInterest(NEWS), recent, new Reader(false));

    assertThat(next(5, littleBehind)).containsExactly(data(301, 305));
    publish(306);
    for (var reader : List.of(there, littleBehind)) {
      assertThat(reader.next()).isEqualTo("data: 306");
    }
    assertThat(finding).as("of those far behind, not one has gone on").hasValue(FAR_THREADS);
    mayFind.countDown();
    for (var reader : late) assertThat(next(306, reader)).containsExactly(data(1, 306));
  }

  private static List<String> next(int count, Reader reader) throws InterruptedException {
    var found = new ArrayList<String>();
    for (var i = 0; i < count; i++) found.add(reader.next());
    return found;
  }

  private static String[] data(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(it -> "data: " + it).toArray(String[]::new);
  }

  /** One thread is kept by the first of them, so that it is known in what order the other works. */
  @Test
  void takeTurnsOfAFewStepsEach() throws Exception {
    var posts = 3000;
    var channels = IntStream.range(0, 10).mapToObj(it -> new ChannelId("c" + it)).toList();
    change(() -> channels.forEach(it -> publish(it, posts)));
    var steps = Collections.synchronizedList(new ArrayList<EventQuery>());
    var mayAllFind = new CountDownLatch(1);
    whenFinding =
        query -> {
          await(query.equals(EventQuery.ofChannel(channels.get(0))) ? mayFind : mayAllFind);
          steps.add(query);
        };
    var readers = new ArrayList<Reader>();
    for (var channel : channels) {
      readers.add(open(new ChannelInterest(channel), 0, new Reader(false)));
    }
    mayAllFind.countDown();

    var others = readers.subList(1, readers.size());
    for (var reader : others) assertThat(next(posts, reader)).containsExactly(data(1, posts));
    assertThatNoneGoesAhead(List.copyOf(steps), others.size());
    mayFind.countDown();
    assertThat(next(posts, readers.get(0))).containsExactly(data(1, posts));
  }

  /** While another waits. */
  private static void assertThatNoneGoesAhead(List<EventQuery> steps, int count) {
    var all = new HashMap<EventQuery, Integer>();
    for (var step : steps) all.merge(step, 1, Integer::sum);
    assertThat(all).hasSize(count).allSatisfy((it, some) -> assertThat(some).isGreaterThan(20));
    var taken = new HashMap<EventQuery, Integer>();
    all.keySet().forEach(it -> taken.put(it, 0));
    for (var step : steps) {
      taken.merge(step, 1, Integer::sum);
      for (var other : all.keySet()) {
        if (taken.get(other).equals(all.get(other))) continue; // it has caught up
        assertThat(taken.get(step) - taken.get(other)).isLessThanOrEqualTo(MOST_STEPS);
      }
    }
  }

  private void publish(ChannelId channel, int posts) {
    ports.outbound().channels().insert(Samples.channel(channel.value()));
    for (var i = 1; i <= posts; i++) {
      var event = new PostPublished(channel, new PostId("post"), i, Samples.NOW);
      ports.outbound().events().append(Samples.ADMIN.id(), event);
    }
  }
}
