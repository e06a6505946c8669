package dev.herald.domain.post;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.event.Change;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A post, from the moment it is published: what comes before is a draft, and there is no edit. The
 * one later change is its recall, which removes the content for good and keeps the post's place.
 *
 * @param sequence the post's place in its channel: 1, 2, 3 … without gaps, in publishing order
 * @param type what kind of post it is, or was before it was recalled
 * @param content what it says; empty once it was recalled
 * @param isSilent whether subscribers get it without being told
 * @param publishedAt when it was published
 * @param publishedBy who published it; empty where that was not kept
 * @param recall that it was recalled, if it was
 */
public record Post(
    PostId id,
    ChannelId channel,
    long sequence,
    PostType type,
    Optional<PostContent> content,
    boolean isSilent,
    Instant publishedAt,
    Optional<ActorId> publishedBy,
    Optional<Recall> recall) {

  public Post {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(publishedAt, "publishedAt");
    Objects.requireNonNull(publishedBy, "publishedBy");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(recall, "recall");
    if (sequence < 1) throw new IllegalArgumentException("a sequence below 1");
    if (content.isPresent() == recall.isPresent()) {
      throw new IllegalArgumentException("a post has its content until it is recalled");
    }
    if (content.isPresent() && content.get().type() != type) {
      throw new IllegalArgumentException("a type that is not the content's");
    }
  }

  /**
   * Publishes a post.
   *
   * @param sequence one more than that of the newest post in the channel, 1 for its first
   * @param isSilent whether subscribers get it without being told
   */
  public static Change<Post> publish(
      PostId id,
      ChannelId channel,
      long sequence,
      PostContent content,
      boolean isSilent,
      ActorId by,
      Instant now) {
    var post =
        new Post(
            id,
            channel,
            sequence,
            content.type(),
            Optional.of(content),
            isSilent,
            now,
            Optional.of(by),
            Optional.empty());
    return Change.of(post, new PostPublished(channel, id, sequence, now));
  }

  /** Recalls the post. Recalling it again changes nothing: the first reason and time stay. */
  public Change<Post> recall(Recall how) {
    if (isRecalled()) return Change.of(this);
    var recalled =
        new Post(
            id,
            channel,
            sequence,
            type,
            Optional.empty(),
            isSilent,
            publishedAt,
            publishedBy,
            Optional.of(how));
    return Change.of(recalled, new PostRecalled(channel, id, sequence, how.at()));
  }

  /**
   * What it says, for those who need that.
   *
   * @throws Refusal.PostRecalled it was recalled
   */
  public PostContent requireContent() {
    return content.orElseThrow(() -> new Refusal.PostRecalled(id));
  }

  public boolean isRecalled() {
    return recall.isPresent();
  }
}
