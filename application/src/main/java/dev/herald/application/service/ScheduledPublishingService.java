package dev.herald.application.service;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.in.draft.PublishScheduledDrafts;
import dev.herald.application.port.out.DraftRepository;
import dev.herald.application.port.out.Leases;
import dev.herald.application.port.out.Leases.Duty;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Publishes drafts whose time has come. That each is published once is not for the lease to see to:
 * a draft becomes a post in one unit of work, in which it is gone. The lease only keeps several
 * processes from asking about the same draft.
 */
final class ScheduledPublishingService implements PublishScheduledDrafts {

  /** The code of what is refused as it breaks rules for values. */
  private static final String INVALID = "invalid_value";

  /** How many are published in one unit of work. */
  private static final int MOST_AT_ONCE = 50;

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  /** After how long a process does what the one whose duty it is has left undone. */
  private static final Duration STANDS_IN_AFTER = Duration.ofSeconds(2);

  private final UnitOfWork unitOfWork;
  private final DraftRepository drafts;
  private final DraftPublisher publisher;
  private final AbsentActors actors;
  private final AuditTrail audit;
  private final Leases leases;
  private final InstantSource clock;
  private OptionalLong lease = OptionalLong.empty();

  ScheduledPublishingService(
      UnitOfWork unitOfWork,
      DraftRepository drafts,
      DraftPublisher publisher,
      AbsentActors actors,
      AuditTrail audit,
      Leases leases,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.drafts = drafts;
    this.publisher = publisher;
    this.actors = actors;
    this.audit = audit;
    this.leases = leases;
    this.clock = clock;
  }

  @Override
  public Duration step() {
    lease = leases.hold(Duty.SCHEDULE);
    var next = drafts.nextDue(); // which is all that is read while nothing is due
    var now = clock.instant();
    var upTo = lease.isPresent() ? now : now.minus(STANDS_IN_AFTER);
    if (next.filter(it -> !it.isAfter(upTo)).isEmpty()) return pause(next);
    var due = drafts.due(upTo, MOST_AT_ONCE);
    if (!due.isEmpty()) publishAll(due.stream().map(this::attempt).toList());
    return due.size() == MOST_AT_ONCE ? Duration.ZERO : pause(drafts.nextDue());
  }

  private Duration pause(Optional<Instant> nextDue) {
    if (lease.isEmpty()) return LONGEST_PAUSE;
    var now = clock.instant();
    return nextDue
        .map(next -> next.isBefore(now) ? Duration.ZERO : Duration.between(now, next))
        .filter(wait -> wait.compareTo(LONGEST_PAUSE) < 0)
        .orElse(LONGEST_PAUSE);
  }

  /** Asks about a draft, outside of a unit of work. */
  private Attempt attempt(Draft draft) {
    try {
      var ready = publisher.ask(draft, OptionalLong.empty());
      return new Attempt(draft, current -> publish(current, ready));
    } catch (Refusal refusal) {
      return new Attempt(draft, current -> giveBack(current, refusal.code(), refusal.message()));
    } catch (InvalidValue invalid) {
      return new Attempt(draft, current -> giveBack(current, INVALID, invalid.getMessage() + "."));
    }
  }

  /** All at once, as that is fast; or one by one, so that one that fails stops no other. */
  private void publishAll(List<Attempt> attempts) {
    try {
      unitOfWork.execute(() -> attempts.forEach(this::end));
    } catch (Busy | StorageFull | OutcomeUnknown e) {
      throw e; // whatever is still there is tried again
    } catch (RuntimeException e) {
      var turns = new Turns();
      for (var attempt : attempts) {
        turns.take(
            () -> {
              unitOfWork.execute(() -> end(attempt));
              return false;
            });
      }
      turns.end();
    }
  }

  /** What somebody has changed since is looked at again. */
  private void end(Attempt attempt) {
    drafts
        .find(attempt.draft().id(), ChannelScope.ALL)
        .filter(attempt.draft()::equals)
        .ifPresent(attempt.end());
  }

  private void publish(Draft draft, DraftPublisher.Ready ready) {
    try {
      var schedule = draft.schedule().orElseThrow();
      var actor = actors.require(schedule.by(), Permission.PUBLISH_POSTS, draft.channel());
      publisher.publish(actor, draft, schedule.isSilent(), ready);
    } catch (Refusal refusal) {
      giveBack(draft, refusal.code(), refusal.message());
    } catch (InvalidValue invalid) {
      giveBack(draft, INVALID, invalid.getMessage() + ".");
    }
  }

  private void giveBack(Draft draft, String code, String reason) {
    drafts.update(draft.giveBack(code, reason));
    audit.note(
        Actor.HERALD,
        AuditAction.DRAFT_RETURNED,
        AuditSubject.of(draft.id()),
        Changes.in(draft.channel()),
        AuditChange.to("reason", code));
  }

  @Override
  public void finish() {
    lease.ifPresent(token -> leases.release(Duty.SCHEDULE, token));
  }

  /**
   * What is to be done with a draft.
   *
   * @param end does it, inside a unit of work
   */
  private record Attempt(Draft draft, Consumer<Draft> end) {}
}
