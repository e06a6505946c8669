package dev.herald.http.v1;

import dev.herald.domain.id.PostId;
import dev.herald.domain.statistics.PostReach;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In an answer, how far a post has got. */
record PostReachJson(String postId, @Nullable Long subscribers, @Nullable Long readers) {

  static PostReachJson of(PostId post, Optional<PostReach> reach) {
    return new PostReachJson(
        post.value(),
        reach.map(PostReach::subscribers).orElse(null),
        reach.map(PostReach::readers).orElse(null));
  }
}
