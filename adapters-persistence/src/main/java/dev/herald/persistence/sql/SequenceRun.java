package dev.herald.persistence.sql;

import static java.util.Comparator.comparing;

import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Posts of a channel that follow each other within a second.
 *
 * @param last the sequence of the last one, which may be the first
 * @param at when the last one was published
 */
record SequenceRun(ChannelId channel, long first, long last, Instant at) {

  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** All of these posts, each in one run. */
  static List<SequenceRun> of(Collection<PostPublished> posts) {
    var runs = new ArrayList<SequenceRun>();
    var inOrder =
        posts.stream()
            .sorted(
                comparing((PostPublished it) -> it.channel().value())
                    .thenComparingLong(PostPublished::sequence))
            .toList();
    for (var i = 0; i < inOrder.size(); ) {
      var first = inOrder.get(i);
      var last = first;
      for (i++; i < inOrder.size() && follows(last, inOrder.get(i), first); i++) {
        last = inOrder.get(i);
      }
      runs.add(new SequenceRun(first.channel(), first.sequence(), last.sequence(), last.at()));
    }
    return runs;
  }

  /** Whether a post goes on with a run; one that is told twice does. */
  private static boolean follows(PostPublished last, PostPublished post, PostPublished first) {
    return post.channel().equals(first.channel())
        && post.sequence() <= last.sequence() + 1
        && Duration.between(first.at(), post.at()).abs().compareTo(LONGEST) <= 0;
  }
}
