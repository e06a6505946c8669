package dev.herald.domain.draft;

import static dev.herald.domain.draft.DraftState.OPEN;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.draft.DraftState.Discarded;
import dev.herald.domain.draft.DraftState.Open;
import dev.herald.domain.draft.DraftState.Returned;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What may become a post of a channel. It is begun by somebody, saved again and again, by others
 * too, and ends when it is published: by somebody, or at a time for which somebody scheduled it.
 * While it is scheduled, it says at all times what a post must say. Who discards it can have it
 * back for {@link #UNDO}. It is immutable: each change makes another {@code Draft}.
 *
 * @param id never used for another draft
 * @param channel fixed
 * @param author who began it
 * @param updatedBy who changed its content last, or began it
 * @param updatedAt when they did; never before {@code createdAt}
 * @param revision 1 at first, one more with each change of its content, and of when it is to be
 *     published
 */
public record Draft(
    DraftId id,
    ChannelId channel,
    DraftContent content,
    ActorId author,
    Instant createdAt,
    ActorId updatedBy,
    Instant updatedAt,
    long revision,
    DraftState state) {

  /** How many a channel can have; those that were discarded are counted apart, and as many. */
  public static final int MAX_PER_CHANNEL = 1_000;

  /** In how many channels one thing can be published together, that of the draft included. */
  public static final int MAX_CHANNELS = 50;

  /** The one with which it begins. */
  public static final long FIRST_REVISION = 1;

  /** How long a discarded draft can be restored. */
  public static final Duration UNDO = Duration.ofDays(30);

  public Draft {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedBy, "updatedBy");
    Objects.requireNonNull(updatedAt, "updatedAt");
    Objects.requireNonNull(state, "state");
    if (updatedAt.isBefore(createdAt)) {
      throw new IllegalArgumentException("updated before it was created");
    }
    if (revision < FIRST_REVISION) throw new IllegalArgumentException("a revision below 1");
  }

  /**
   * Begins a draft.
   *
   * @param drafts how many the channel has so far, without those that were discarded
   * @throws Refusal.TooManyDrafts it can't have one more
   */
  public static Draft create(
      DraftId id, ChannelId channel, DraftContent content, long drafts, ActorId by, Instant now) {
    admit(channel, drafts);
    return new Draft(id, channel, content, by, now, by, now, FIRST_REVISION, OPEN);
  }

  private static void admit(ChannelId channel, long drafts) {
    if (drafts >= MAX_PER_CHANNEL) throw new Refusal.TooManyDrafts(channel, MAX_PER_CHANNEL);
  }

  /**
   * Makes sure that the caller knows this revision.
   *
   * @throws Refusal.DraftChanged the draft is at another one
   */
  public void expectRevision(long expected) {
    if (expected != revision) throw new Refusal.DraftChanged(id, expected, revision);
  }

  /**
   * Changes what it says. To say what it says already changes nothing, whichever revision is
   * expected: whoever saves again because no answer came has lost nothing. A draft that is
   * scheduled stays so; one that was returned is open again.
   *
   * @param expected the revision that the caller changed; empty to replace whatever is there
   * @throws Refusal.DraftDiscarded it must be restored first
   * @throws Refusal.DraftChanged it is at another revision
   * @throws InvalidValue it is scheduled, with everything by which this is no post
   */
  public Draft edit(DraftContent changed, OptionalLong expected, ActorId by, Instant now) {
    requireKept();
    if (changed.equals(content)) return this;
    expected.ifPresent(this::expectRevision);
    if (schedule().isPresent()) changed.toPost();
    var next = schedule().isPresent() ? state : OPEN;
    // A clock that was set back must not make a change older than what it changes.
    var at = now.isBefore(updatedAt) ? updatedAt : now;
    return new Draft(id, channel, changed, author, createdAt, by, at, revision + 1, next);
  }

  /**
   * Sets the time at which it is to be published, or another one. To set the same again changes
   * nothing, whichever revision is expected.
   *
   * @param expected the revision that the caller has seen; empty for whatever is there
   * @throws Refusal.DraftDiscarded it must be restored first
   * @throws Refusal.DraftChanged it is at another revision
   * @throws InvalidValue {@code publishAt.past} or {@code publishAt.too_far}, or with everything by
   *     which it is no post yet
   */
  public Draft schedule(Scheduled wanted, OptionalLong expected, Instant now) {
    requireKept();
    if (wanted.equals(state)) return this;
    expected.ifPresent(this::expectRevision);
    wanted.requireToCome(now);
    content.toPost();
    return at(revision + 1, wanted);
  }

  /**
   * Sets the time at which it is to be published together with {@linkplain #copy copies} in other
   * channels. That is a change even if it has this time already, so that no revision is copied
   * twice.
   *
   * @param expected the revision that the caller has seen
   * @throws Refusal.DraftDiscarded it must be restored first
   * @throws Refusal.DraftChanged it is at another revision
   * @throws InvalidValue {@code publishAt.past} or {@code publishAt.too_far}, or with everything by
   *     which it is no post yet
   */
  public Draft scheduleWithCopies(Scheduled wanted, long expected, Instant now) {
    requireKept();
    expectRevision(expected);
    wanted.requireToCome(now);
    content.toPost();
    return at(revision + 1, wanted);
  }

  /**
   * Makes sure that one thing may be published in so many channels together.
   *
   * @throws InvalidValue {@code channels.too_many}
   */
  public static void requireFew(Collection<ChannelId> channels) {
    if (channels.size() > MAX_CHANNELS) {
      throw new InvalidValue(Violation.tooMany("channels", MAX_CHANNELS, channels.size()));
    }
  }

  /**
   * Begins a draft of another channel that says the same. If this one is scheduled, so is that, for
   * the same time.
   *
   * @param drafts how many the other channel has so far, without those that were discarded
   * @throws Refusal.TooManyDrafts it can't have one more
   */
  public Draft copy(DraftId newId, ChannelId other, long drafts, ActorId by, Instant now) {
    var copy = create(newId, other, content, drafts, by, now);
    return schedule().isPresent() ? copy.at(copy.revision, state) : copy;
  }

  /**
   * Takes the time away at which it is to be published, or was. Without one nothing is changed,
   * whichever revision is expected.
   *
   * @param expected the revision that the caller has seen; empty for whatever is there
   * @throws Refusal.DraftChanged it is at another revision
   */
  public Draft unschedule(OptionalLong expected) {
    if (state instanceof Open || isDiscarded()) return this;
    expected.ifPresent(this::expectRevision);
    return at(revision + 1, OPEN);
  }

  /**
   * Gives it back to its author, as it can't be published at its time.
   *
   * @throws IllegalStateException it is not scheduled
   */
  public Draft giveBack(String code, String reason) {
    var schedule = schedule().orElseThrow(() -> new IllegalStateException("not scheduled"));
    return at(revision + 1, new Returned(schedule, code, reason));
  }

  /**
   * Discards the draft, which is then no longer scheduled. Discarding it again changes nothing: it
   * ends when it would have ended.
   */
  public Draft discard(ActorId by, Instant now) {
    return isDiscarded() ? this : at(revision, new Discarded(by, now));
  }

  /**
   * Has a discarded draft back as it was, but without a time; one that was not discarded stays as
   * it is.
   *
   * @param drafts how many the channel has so far, without those that were discarded
   * @throws Refusal.DraftNotFound it was discarded too long ago
   * @throws Refusal.TooManyDrafts the channel can't have one more
   */
  public Draft restore(long drafts, Instant now) {
    if (discard().isEmpty()) return this;
    if (discard().get().at().isBefore(now.minus(UNDO))) throw new Refusal.DraftNotFound(id);
    admit(channel, drafts);
    return at(revision, OPEN);
  }

  private Draft at(long changed, DraftState next) {
    return new Draft(id, channel, content, author, createdAt, updatedBy, updatedAt, changed, next);
  }

  /**
   * What is to be published. Whoever publishes it removes it in the same unit of work.
   *
   * @param expected the revision that the caller has seen; empty for whatever is there
   * @throws Refusal.DraftDiscarded it must be restored first
   * @throws Refusal.DraftChanged it is at another revision
   * @throws InvalidValue with everything by which it is no post yet
   */
  public PostContent publish(OptionalLong expected) {
    requireKept();
    expected.ifPresent(this::expectRevision);
    return content.toPost();
  }

  private void requireKept() {
    if (isDiscarded()) throw new Refusal.DraftDiscarded(id);
  }

  public boolean isDiscarded() {
    return state instanceof Discarded;
  }

  /** That it was discarded, if it was. */
  public Optional<Discarded> discard() {
    return state instanceof Discarded it ? Optional.of(it) : Optional.empty();
  }

  /** When it is to be published, if it is scheduled. */
  public Optional<Scheduled> schedule() {
    return state instanceof Scheduled it ? Optional.of(it) : Optional.empty();
  }

  /** That it could not be published at its time, if nobody has gone on with it since. */
  public Optional<Returned> returned() {
    return state instanceof Returned it ? Optional.of(it) : Optional.empty();
  }
}
