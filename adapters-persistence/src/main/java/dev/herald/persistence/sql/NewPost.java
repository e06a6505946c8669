package dev.herald.persistence.sql;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post that is added.
 *
 * @param words by which it is found, in their order
 */
public record NewPost(Post post, List<String> words) {

  public NewPost {
    words = List.copyOf(words);
  }

  /** What the columns say from {@code id} to {@code silent}: texts and whole numbers. */
  public @Nullable Object[] values() {
    var content = post.content().orElseThrow();
    return new @Nullable Object[] {
      post.id().value(),
      post.sequence(),
      post.type().name(),
      content.text().map(PostText::value).orElse(null),
      PostRow.images(content),
      PostRow.links(content),
      content.customData().map(CustomData::value).orElse(null),
      post.publishedAt().toEpochMilli(),
      post.publishedBy().map(ActorId::toString).orElse(null),
      post.isSilent() ? 1L : null
    };
  }

  /** The words with the {@link Marks} behind them, as the search index has them. */
  public String row(long channelKey) {
    return String.join(" ", Marks.row(words, channelKey, post));
  }
}
