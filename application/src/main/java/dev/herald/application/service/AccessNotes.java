package dev.herald.application.service;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.in.audit.NoteAccess;
import dev.herald.application.port.out.AuditLog;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.service.NoteLimit.Source;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.refusal.Refusal;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Notes who came in and who was turned away, as far as {@link NoteLimit} lets it. */
final class AccessNotes implements NoteAccess {

  /** So many tokens and addresses are known without a look at the log. */
  private static final int MOST_KNOWN = 10_000;

  private final UnitOfWork unitOfWork;
  private final AuditLog log;
  private final InstantSource clock;
  private final NoteLimit limit = new NoteLimit();
  private final Set<Source> known = Collections.synchronizedSet(ofTheLatest(MOST_KNOWN));

  /** From where each token came last, if that is known: most of the time it comes from there. */
  private final Map<ActorId, String> latest = new ConcurrentHashMap<>();

  AccessNotes(UnitOfWork unitOfWork, AuditLog log, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.log = log;
    this.clock = clock;
  }

  private static <T> Set<T> ofTheLatest(int most) {
    return Collections.newSetFromMap(
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<T, Boolean> eldest) {
            return size() > most;
          }
        });
  }

  @Override
  public void signedIn(Actor actor) {
    note(source(AuditAction.SIGN_IN, actor, AuditSubject.session(actor.id()), Optional.empty()));
  }

  @Override
  public void signInFailed(String address) {
    note(
        new Source(
            AuditAction.SIGN_IN_FAILED,
            ActorId.STRANGER,
            Optional.of(address),
            AuditSubject.session(ActorId.STRANGER),
            Optional.of("unauthorized")));
  }

  @Override
  public void signedOut(Actor actor) {
    note(source(AuditAction.SIGN_OUT, actor, AuditSubject.session(actor.id()), Optional.empty()));
  }

  @Override
  public void refused(Actor actor, Refusal.Forbidden refusal) {
    var subject = AuditSubject.of(refusal.permission());
    note(source(AuditAction.REFUSED, actor, subject, Optional.of(refusal.code())));
  }

  @Override
  public void admitted(Actor actor) {
    if (actor.id().kind() != ActorId.Kind.TOKEN || actor.address().isEmpty()) return;
    var address = actor.address().get();
    if (address.equals(latest.get(actor.id()))) return;
    if (isNoted(actor, address)) latest.put(actor.id(), address);
  }

  /** Notes that a token comes from an address, and says whether it has just done so for good. */
  private boolean isNoted(Actor actor, String address) {
    var subject = AuditSubject.token(actor.id().name());
    var source = source(AuditAction.TOKEN_NEW_ADDRESS, actor, subject, Optional.empty());
    if (!known.add(source)) return false; // or another thread is just noting it
    var isKept = false;
    try {
      isKept = log.isKnown(actor.id(), address) || note(source);
    } catch (Busy e) {
      // Nobody is turned away because there is no time to look.
    } finally {
      if (!isKept) known.remove(source);
    }
    return isKept;
  }

  private static Source source(
      AuditAction action, Actor actor, AuditSubject subject, Optional<String> refusal) {
    return new Source(action, actor.id(), AuditTrail.address(actor), subject, refusal);
  }

  /** Whether it was noted, or counted. */
  private boolean note(Source source) {
    return !limit.admits(source, clock.instant()) || write(source, List.of());
  }

  /** Notes how much was not noted in minutes that are over. */
  void noteOmitted() {
    limit
        .takeOmitted(clock.instant())
        .forEach((source, count) -> write(source, List.of(AuditChange.to("omitted", count))));
  }

  private boolean write(Source source, List<AuditChange> changes) {
    var entry =
        new AuditEntry(
            clock.instant(),
            source.actor(),
            source.address(),
            source.action(),
            source.subject(),
            source.refusal(),
            changes);
    try {
      return unitOfWork.executeUnseen(
          () -> {
            log.append(entry);
            return true;
          });
    } catch (Busy | StorageFull | OutcomeUnknown e) {
      return false; // nobody is turned away because it can't be noted
    }
  }
}
