package dev.herald.http.metrics;

import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.view.PostView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Measures how long it takes until a post is published, by whichever of the interfaces. */
final class TimedPublishing {

  private static final Duration[] BUCKETS =
      LongStream.of(1, 5, 25, 100, 250, 1000, 5000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Timer timer;

  TimedPublishing(MeterRegistry registry) {
    timer =
        Timer.builder("herald.publish")
            .description("Posts that were published, and how long that took until they were kept.")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
  }

  /** The same use case, which is measured when it succeeds. */
  PublishPost of(PublishPost publishing) {
    return (actor, command) -> measured(() -> publishing.publish(actor, command));
  }

  /** The same of drafts. */
  PublishDraft ofDrafts(PublishDraft publishing) {
    return (actor, command) -> measured(() -> publishing.publish(actor, command));
  }

  private PostView measured(Supplier<PostView> publishing) {
    var begun = System.nanoTime();
    var post = publishing.get();
    timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    return post;
  }

  /** How many posts were published. */
  long count() {
    return timer.count();
  }

  /** How long that took in all, in nanoseconds. */
  double nanos() {
    return timer.totalTime(TimeUnit.NANOSECONDS);
  }
}
