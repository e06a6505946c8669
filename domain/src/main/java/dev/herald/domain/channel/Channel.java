package dev.herald.domain.channel;

import dev.herald.domain.event.Change;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.ChannelEdited;
import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Post;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A one-way broadcast channel. It is created once, edited any number of times, and deleted for
 * good. It is immutable: an edit makes another {@code Channel}, one revision later.
 *
 * @param id fixed, and never given to another channel
 * @param owner the account for which it was created; fixed
 * @param info what it shows of itself
 * @param pinnedPost the one of its posts that is shown before all others; empty if none is
 * @param createdAt when it was created
 * @param updatedAt when it was last edited, or created; never before {@code createdAt}
 * @param revision 1 at creation, one more with each edit that changes anything
 */
public record Channel(
    ChannelId id,
    AccountId owner,
    ChannelInfo info,
    Optional<PostId> pinnedPost,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  public Channel {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(info, "info");
    Objects.requireNonNull(pinnedPost, "pinnedPost");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
    if (updatedAt.isBefore(createdAt)) {
      throw new IllegalArgumentException("updated before it was created");
    }
    if (revision < 1) throw new IllegalArgumentException("a revision below 1");
  }

  /**
   * Creates a channel. Whether its id is free is for the store to say.
   *
   * @throws InvalidValue with the rule {@code id.path_step}
   */
  public static Change<Channel> create(
      ChannelId id, AccountId owner, ChannelInfo info, Instant now) {
    var channel = new Channel(id.forNewChannel(), owner, info, Optional.empty(), now, now, 1);
    return Change.of(channel, new ChannelCreated(id, owner, now));
  }

  /**
   * Makes sure that the caller knows this revision.
   *
   * @throws Refusal.ChannelChanged the channel is at another one
   */
  public void expectRevision(long expected) {
    if (expected != revision) throw new Refusal.ChannelChanged(id, expected, revision);
  }

  /**
   * Makes sure that anybody may read the channel.
   *
   * @throws Refusal.ChannelNotFound it is private, which strangers are not told
   */
  public void requirePublic() {
    if (info.visibility() != Visibility.PUBLIC) throw new Refusal.ChannelNotFound(id);
  }

  /** Edits the channel. An edit that changes nothing has no event and makes no new revision. */
  public Change<Channel> edit(ChannelPatch patch, Instant now) {
    var edited = patch.applyTo(info);
    return edited(edited, pinnedPost, info.differencesTo(edited), now);
  }

  /**
   * Shows a post before all others, in the place of the one that was pinned before. This is an
   * edit; to pin the post that is pinned changes nothing.
   *
   * @throws Refusal.PostNotFound it is another channel's
   * @throws Refusal.PostRecalled there is nothing to show
   */
  public Change<Channel> pin(Post post, Instant now) {
    if (!post.channel().equals(id)) throw new Refusal.PostNotFound(post.id());
    post.requireContent();
    return withPinned(Optional.of(post.id()), now);
  }

  /** Shows no post before the others any more. */
  public Change<Channel> unpin(Instant now) {
    return withPinned(Optional.empty(), now);
  }

  /** Shows this post no more before the others; where another one is pinned, that stays so. */
  public Change<Channel> unpin(PostId post, Instant now) {
    return pinnedPost.filter(post::equals).isPresent() ? unpin(now) : Change.of(this);
  }

  private Change<Channel> withPinned(Optional<PostId> post, Instant now) {
    Set<ChannelField> changed =
        post.equals(pinnedPost) ? Set.of() : Set.of(ChannelField.PINNED_POST);
    return edited(info, post, changed, now);
  }

  private Change<Channel> edited(
      ChannelInfo newInfo, Optional<PostId> newPinned, Set<ChannelField> changed, Instant now) {
    if (changed.isEmpty()) return Change.of(this);
    // A clock that was set back must not make an edit older than what it edits.
    var at = now.isBefore(updatedAt) ? updatedAt : now;
    var channel = new Channel(id, owner, newInfo, newPinned, createdAt, at, revision + 1);
    return Change.of(channel, new ChannelEdited(id, channel.revision, changed, at));
  }

  /** Deletes the channel. The result is what it was; nobody may use it any more. */
  public Change<Channel> delete(Instant now) {
    return Change.of(this, new ChannelDeleted(id, info.name().value(), owner, now));
  }

  /**
   * Lets an account follow the channel. Posts that were there before it came count as read.
   *
   * @param subscribers how many follow the channel so far, this account not among them
   * @param lastSequence the sequence of the channel's newest post, 0 if it has none
   * @throws Refusal.ChannelFull no place is left
   */
  public Change<Subscription> admit(
      AccountId account,
      NotificationMode delivery,
      CustomString customString,
      long subscribers,
      long lastSequence,
      Instant now) {
    var limit = info.subscriberLimit();
    if (limit.isReachedBy(subscribers)) throw new Refusal.ChannelFull(id, limit.value());
    List<DomainEvent> events = new ArrayList<>();
    events.add(new Subscribed(id, account, delivery, now));
    if (limit.isReachedBy(subscribers + 1)) {
      events.add(new DomainEvent.ChannelFull(id, subscribers + 1, now));
    }
    return new Change<>(
        new Subscription(id, account, now, delivery, customString, lastSequence), events);
  }
}
