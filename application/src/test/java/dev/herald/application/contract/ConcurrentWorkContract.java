package dev.herald.application.contract;

import static dev.herald.application.testkit.Samples.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.Post;
import dev.herald.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a {@link UnitOfWork} promises when several threads work. */
public interface ConcurrentWorkContract extends PortContract {

  ChannelId NEWS = new ChannelId("news");

  @Test
  default void versionHasGrownBeforeTheCallerKnows() throws Exception {
    givenChannel("news");

    var grown =
        inTwoThreads(
            25,
            () -> {
              var before = ports().unitOfWork().version();
              publishNext();
              return ports().unitOfWork().version() > before;
            });

    assertThat(grown).containsOnly(true);
  }

  @Test
  default void twoThreadsThatCountOnGetEveryNumberOnce() throws Exception {
    givenChannel("news");

    var sequences = inTwoThreads(25, () -> publishNext().sequence());

    assertThat(sequences)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
    assertThat(ports().events().after(0, 100))
        .as("events lie in the order of the commits, and none is lost")
        .extracting(EventLog.Entry::event)
        .extracting("sequence")
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
  }

  @Test
  default void twoThreadsNeverTakeTheSameLastPlace() throws Exception {
    givenChannel("news");

    var admitted = inTwoThreads(25, this::subscribeIfFewerThanTen);

    assertThat(admitted).filteredOn(it -> it).hasSize(10);
    assertThat(ports().channels().get(NEWS).subscriberCount()).isEqualTo(10);
  }

  @Test
  default void failureOfOneThreadDoesNotUndoTheWorkOfAnother() throws Exception {
    givenChannel("news");

    var outcomes = inTwoThreads(25, this::publishUnlessFiveAreThere);

    assertThat(outcomes).filteredOn(published -> published).hasSize(5);
    assertThat(ports().channels().get(NEWS).postCount()).isEqualTo(5);
  }

  /**
   * Whoever reads the log goes on after the last position that was there: what turned up behind it
   * later would never be read. A store that does one unit at a time has the second wait here.
   */
  @Test
  default void noEntryBecomesReadableAfterOneWithALargerPosition() throws Exception {
    givenChannel("slow");
    givenChannel("quick");
    var appended = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var slow =
          threads.submit(
              () ->
                  write(
                      () -> {
                        append("slow");
                        appended.countDown();
                        awaitThat(goOn);
                      }));
      awaitThat(appended);
      var quick = threads.submit(() -> write(() -> append("quick")));
      try {
        quick.get(300, TimeUnit.MILLISECONDS);
      } catch (TimeoutException itWaitsForTheOther) {
        // As it may.
      }
      var seen = new ArrayList<>(ports().events().after(0, 100));
      var goesOnAfter = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).position();
      goOn.countDown();
      slow.get(60, TimeUnit.SECONDS);
      quick.get(60, TimeUnit.SECONDS);
      seen.addAll(ports().events().after(goesOnAfter, 100));

      assertThat(seen)
          .as("what somebody sees who reads while units are under way, and goes on afterwards")
          .extracting(it -> it.event().channel().value())
          .containsExactlyInAnyOrder("slow", "quick");
    } finally {
      goOn.countDown();
      threads.shutdownNow();
    }
  }

  private void append(String channel) {
    ports()
        .events()
        .append(ADMIN.id(), new ChannelCreated(new ChannelId(channel), Samples.OWNER, Samples.NOW));
  }

  private static void awaitThat(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Post publishNext() {
    return write(
        () -> {
          var sequence = ports().posts().lastSequence(NEWS) + 1;
          var post = Samples.post("news", sequence, Samples.text("A"), Samples.NOW);
          ports().posts().insert(post);
          ports()
              .events()
              .append(ADMIN.id(), new PostPublished(NEWS, post.id(), sequence, Samples.NOW));
          return post;
        });
  }

  private boolean subscribeIfFewerThanTen() {
    return write(
        () -> {
          var count = ports().channels().get(NEWS).subscriberCount();
          if (count >= 10) return false;
          ports().subscriptions().insert(Samples.subscription("news", "account-" + count));
          return true;
        });
  }

  private boolean publishUnlessFiveAreThere() {
    try {
      return write(
          () -> {
            var post = publishNext();
            if (post.sequence() > 5) throw new Refusal.PostNotFound(post.id());
            return true;
          });
    } catch (Refusal.PostNotFound expected) {
      return false;
    }
  }

  /** What a task returned, each time that one of two threads did it. */
  private static <T> List<T> inTwoThreads(int timesEach, Callable<T> task) throws Exception {
    var threads = Executors.newFixedThreadPool(2);
    try {
      Callable<List<T>> tasks =
          () -> {
            List<T> results = new ArrayList<>();
            for (var i = 0; i < timesEach; i++) results.add(task.call());
            return results;
          };
      var both = IntStream.range(0, 2).mapToObj(i -> threads.submit(tasks)).toList();
      List<T> all = new ArrayList<>();
      for (var one : both) all.addAll(one.get(60, TimeUnit.SECONDS));
      return all;
    } finally {
      threads.shutdownNow();
    }
  }
}
