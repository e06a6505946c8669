package dev.herald.application.service;

import dev.herald.application.port.in.draft.CreateDraft;
import dev.herald.application.port.in.draft.DiscardDraft;
import dev.herald.application.port.in.draft.ReadDrafts;
import dev.herald.application.port.in.draft.RestoreDraft;
import dev.herald.application.port.in.draft.SaveDraft;
import dev.herald.application.port.in.draft.ScheduleDraft;
import dev.herald.application.port.in.draft.UnscheduleDraft;
import dev.herald.application.port.out.DraftRepository;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.DraftView;
import dev.herald.application.view.Page;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.application.view.SearchWords;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.permission.Permission;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Begins, saves, schedules, discards, restores and reads drafts. No answer that is kept is made of
 * drafts, so that saving them by the second spoils none.
 */
final class DraftService
    implements CreateDraft,
        SaveDraft,
        ScheduleDraft,
        UnscheduleDraft,
        DiscardDraft,
        RestoreDraft,
        ReadDrafts {

  private final UnitOfWork unitOfWork;
  private final DraftRepository drafts;
  private final KnownDrafts known;
  private final IdGenerator ids;
  private final AuditTrail audit;
  private final Idempotency idempotency;
  private final ImageReferences images;
  private final InstantSource clock;

  DraftService(
      UnitOfWork unitOfWork,
      DraftRepository drafts,
      KnownDrafts known,
      IdGenerator ids,
      AuditTrail audit,
      Idempotency idempotency,
      ImageReferences images,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.drafts = drafts;
    this.known = known;
    this.ids = ids;
    this.audit = audit;
    this.idempotency = idempotency;
    this.images = images;
    this.clock = clock;
  }

  @Override
  public DraftView create(Actor actor, CreateDraft.Command command) {
    actor.require(Permission.WRITE_DRAFTS, command.channel());
    return view(
        unitOfWork.executeUnseen(
            () -> {
              var earlier = idempotency.earlierResult(command.key());
              if (earlier.isPresent()) {
                return known.get(new DraftId(earlier.get()), actor.channels());
              }
              var draft =
                  Draft.create(
                      ids.draftId(),
                      command.channel(),
                      command.content(),
                      drafts.count(command.channel()),
                      actor.id(),
                      clock.instant());
              drafts.insert(draft);
              note(actor, AuditAction.DRAFT_CREATED, draft);
              idempotency.remember(command.key(), draft.id().value());
              return draft;
            }));
  }

  @Override
  public DraftView save(Actor actor, SaveDraft.Command command) {
    return change(
        actor,
        command.draft(),
        draft -> {
          var saved =
              draft.edit(
                  command.content(), command.expectedRevision(), actor.id(), clock.instant());
          if (!saved.updatedBy().equals(draft.updatedBy())) {
            note(actor, AuditAction.DRAFT_EDITED, saved);
          }
          return saved;
        });
  }

  @Override
  public DraftView schedule(Actor actor, ScheduleDraft.Command command) {
    actor.require(Permission.PUBLISH_POSTS);
    var wanted = new Scheduled(command.at(), command.zone(), actor.id(), command.isSilent());
    return change(
        actor,
        command.draft(),
        draft -> {
          var scheduled = draft.schedule(wanted, command.expectedRevision(), clock.instant());
          if (scheduled.equals(draft)) return draft;
          images.require(scheduled.content().toPost());
          note(actor, AuditAction.DRAFT_SCHEDULED, draft, Changes.ofSchedule(draft, wanted));
          return scheduled;
        });
  }

  @Override
  public DraftView unschedule(Actor actor, UnscheduleDraft.Command command) {
    actor.require(Permission.WRITE_DRAFTS);
    return view(
        unitOfWork.executeUnseen(
            () -> {
              var id = command.draft();
              var copies = waiting(actor, command);
              var isLate = !copies.isEmpty() && drafts.find(id, actor.channels()).isEmpty();
              copies.stream().skip(isLate ? 1 : 0).forEach(it -> drafts.update(discard(actor, it)));
              return isLate
                  ? open(actor, copies.get(0), OptionalLong.empty())
                  : open(actor, known.get(id, actor.channels()), command.expectedRevision());
            }));
  }

  /** The copies that are still scheduled. */
  private List<Draft> waiting(Actor actor, UnscheduleDraft.Command command) {
    return command.copies().stream()
        .distinct()
        .filter(it -> !it.equals(command.draft()))
        .flatMap(it -> drafts.find(it, actor.channels()).stream())
        .filter(it -> it.schedule().isPresent())
        .toList();
  }

  private Draft open(Actor actor, Draft draft, OptionalLong expected) {
    var open = draft.unschedule(expected);
    if (draft.schedule().isPresent()) note(actor, AuditAction.DRAFT_UNSCHEDULED, draft);
    if (!open.equals(draft)) drafts.update(open);
    return open;
  }

  @Override
  public DraftView discard(Actor actor, DiscardDraft.Command command) {
    return change(
        actor,
        command.draft(),
        draft -> {
          command.expectedRevision().ifPresent(draft::expectRevision);
          return draft.isDiscarded() ? draft : discard(actor, draft);
        });
  }

  private Draft discard(Actor actor, Draft draft) {
    drafts.removeDiscardedBeyond(Draft.MAX_PER_CHANNEL - 1, draft.channel());
    note(actor, AuditAction.DRAFT_DISCARDED, draft);
    return draft.discard(actor.id(), clock.instant());
  }

  @Override
  public DraftView restore(Actor actor, DraftId id) {
    return change(
        actor,
        id,
        draft -> {
          if (!draft.isDiscarded()) return draft;
          var restored = draft.restore(drafts.count(draft.channel()), clock.instant());
          note(actor, AuditAction.DRAFT_RESTORED, restored);
          return restored;
        });
  }

  private DraftView change(Actor actor, DraftId id, UnaryOperator<Draft> change) {
    actor.require(Permission.WRITE_DRAFTS);
    return view(
        unitOfWork.executeUnseen(
            () -> {
              var draft = known.get(id, actor.channels());
              var changed = change.apply(draft);
              if (!changed.equals(draft)) drafts.update(changed);
              return changed;
            }));
  }

  private void note(Actor actor, AuditAction action, Draft draft, AuditChange... changes) {
    var all = Stream.concat(Stream.of(Changes.in(draft.channel())), Stream.of(changes)).toList();
    audit.note(actor, action, AuditSubject.of(draft.id()), all);
  }

  @Override
  public DraftView get(Actor actor, DraftId id) {
    actor.require(Permission.WRITE_DRAFTS);
    return view(known.get(id, actor.channels()));
  }

  @Override
  public Page<DraftView> list(Actor actor, DraftQuery query) {
    actor.require(Permission.WRITE_DRAFTS);
    query.channel().ifPresent(it -> actor.require(Permission.WRITE_DRAFTS, it));
    SearchWords.checked(query.words());
    var page = drafts.list(query, actor.channels());
    // An empty list may be one of a channel that isn't there; a list of drafts can't.
    if (page.items().isEmpty()) query.channel().ifPresent(drafts::count);
    return new Page<>(images.ofDrafts(page.items()), page.next());
  }

  @Override
  public Page<DraftView> scheduled(Actor actor, ScheduleQuery query) {
    actor.require(Permission.WRITE_DRAFTS);
    query.channel().ifPresent(it -> actor.require(Permission.WRITE_DRAFTS, it));
    var page = drafts.scheduled(query, actor.channels());
    if (page.items().isEmpty()) query.channel().ifPresent(drafts::count);
    return new Page<>(images.ofDrafts(page.items()), page.next());
  }

  private DraftView view(Draft draft) {
    return images.ofDrafts(List.of(draft)).get(0);
  }
}
