package dev.herald.http.v1;

import dev.herald.domain.id.PostId;
import dev.herald.domain.statistics.PostReach;
import dev.herald.domain.statistics.ReachMoment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In an answer, how far a post has got. */
record PostReachJson(
    String postId,
    @Nullable Long subscribers,
    @Nullable Long readers,
    @Nullable List<Then> readersAfter) {

  static PostReachJson of(PostId post, Optional<PostReach> reach) {
    return new PostReachJson(
        post.value(),
        reach.map(PostReach::subscribers).orElse(null),
        reach.map(PostReach::readers).orElse(null),
        reach
            .map(it -> Stream.of(ReachMoment.values()).map(then -> Then.of(then, it)).toList())
            .orElse(null));
  }

  /** How many had read it some hours after it was published. */
  record Then(int hours, String state, @Nullable Long readers) {

    private static Then of(ReachMoment moment, PostReach reach) {
      return new Then(
          moment.hours(), reach.state(moment).name(), reach.readersAt(moment).orElse(null));
    }
  }
}
