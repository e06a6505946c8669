package dev.herald.application.service;

import dev.herald.application.port.in.draft.CrossPost;
import dev.herald.application.port.out.DraftRepository;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftState;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.permission.Permission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Schedules a draft together with copies of it in other channels. */
final class CrossPostingService implements CrossPost {

  private final UnitOfWork unitOfWork;
  private final DraftRepository drafts;
  private final KnownDrafts known;
  private final IdGenerator ids;
  private final AuditTrail audit;
  private final Idempotency idempotency;
  private final ImageReferences images;
  private final InstantSource clock;

  CrossPostingService(
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
  public List<Scheduled> crossPost(Actor actor, Command command) {
    actor.require(Permission.WRITE_DRAFTS);
    actor.require(Permission.PUBLISH_POSTS);
    command.channels().forEach(it -> actor.require(Permission.PUBLISH_POSTS, it));
    return unitOfWork.executeUnseen(
        () -> {
          var earlier =
              idempotency
                  .earlierResult(command.key())
                  .map(CrossPostingService::read)
                  .filter(it -> !isTakenBack(it, actor.channels()));
          if (earlier.isPresent()) return earlier.get();

          var scheduled = schedule(actor, command);
          idempotency.remember(command.key(), write(scheduled));
          return scheduled;
        });
  }

  /**
   * Whether nothing of it is out, waits, or came back: to say that it is on its way would be wrong.
   */
  private boolean isTakenBack(List<Scheduled> scheduled, ChannelScope channels) {
    return scheduled.stream().map(Scheduled::draft).noneMatch(it -> hasGoneOn(it, channels));
  }

  private boolean hasGoneOn(DraftId id, ChannelScope channels) {
    return drafts
        .find(id, channels)
        .map(it -> it.schedule().isPresent() || it.returned().isPresent())
        .orElseGet(() -> known.published(id, channels).isPresent());
  }

  private List<Scheduled> schedule(Actor actor, Command command) {
    var now = clock.instant();
    var draft = known.get(command.draft(), actor.channels());
    var channels = channels(draft, command);
    var time = time(actor, command, now);
    var expected = command.expectedRevision().orElse(draft.revision());
    var original = draft.scheduleWithCopies(time, expected, now);
    images.require(original.content().toPost());
    drafts.update(original);
    note(actor, AuditAction.DRAFT_SCHEDULED, original, Changes.ofSchedule(draft, time));

    var scheduled = new ArrayList<Scheduled>();
    scheduled.add(new Scheduled(original.id(), original.channel()));
    for (var channel : channels.subList(1, channels.size())) {
      var copy = original.copy(ids.draftId(), channel, drafts.count(channel), actor.id(), now);
      drafts.insert(copy);
      note(actor, AuditAction.DRAFT_CREATED, copy, AuditChange.to("draft", original.id()));
      note(actor, AuditAction.DRAFT_SCHEDULED, copy, AuditChange.to("publishAt", time.at()));
      scheduled.add(new Scheduled(copy.id(), channel));
    }
    return scheduled;
  }

  /** All that are named, and first that of the draft. */
  private static List<ChannelId> channels(Draft draft, Command command) {
    var channels =
        Stream.concat(Stream.of(draft.channel()), command.channels().stream()).distinct().toList();
    Draft.requireFew(channels);
    return channels;
  }

  /** At once is the next moment: all that goes out together is published in one way. */
  private static DraftState.Scheduled time(Actor actor, Command command, Instant now) {
    var at = command.at().orElse(now.plusMillis(1));
    return new DraftState.Scheduled(at, command.zone(), actor.id(), command.isSilent());
  }

  private void note(Actor actor, AuditAction action, Draft draft, AuditChange change) {
    var changes = List.of(Changes.in(draft.channel()), change);
    audit.note(actor, action, AuditSubject.of(draft.id()), changes);
  }

  /** A line for each; ids of drafts have no space. */
  private static String write(List<Scheduled> scheduled) {
    return scheduled.stream()
        .map(it -> it.draft() + " " + it.channel())
        .collect(Collectors.joining("\n"));
  }

  private static List<Scheduled> read(String lines) {
    return lines
        .lines()
        .map(line -> line.split(" ", 2))
        .map(it -> new Scheduled(new DraftId(it[0]), new ChannelId(it[1])))
        .toList();
  }
}
