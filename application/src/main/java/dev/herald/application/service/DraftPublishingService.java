package dev.herald.application.service;

import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.out.DraftRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.PostView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import java.util.OptionalLong;

/** Makes drafts posts. */
final class DraftPublishingService implements PublishDraft {

  private final UnitOfWork unitOfWork;
  private final DraftRepository drafts;
  private final KnownDrafts known;
  private final Publisher publisher;
  private final PostViews views;
  private final AuditTrail audit;

  DraftPublishingService(
      UnitOfWork unitOfWork,
      DraftRepository drafts,
      KnownDrafts known,
      Publisher publisher,
      PostViews views,
      AuditTrail audit) {
    this.unitOfWork = unitOfWork;
    this.drafts = drafts;
    this.known = known;
    this.publisher = publisher;
    this.views = views;
    this.audit = audit;
  }

  @Override
  public PostView publish(Actor actor, Command command) {
    actor.require(Permission.WRITE_DRAFTS);
    actor.require(Permission.PUBLISH_POSTS);
    var id = command.draft();
    var seen = drafts.find(id, actor.channels());
    if (seen.isEmpty()) return earlierResult(actor, command);
    var channel = seen.get().channel();
    var revision = seen.get().revision();
    var content = publisher.ask(channel, seen.get().publish(command.expectedRevision()));
    var prepared = publisher.prepare(content);
    return unitOfWork.execute(
        () -> {
          var draft = drafts.find(id, actor.channels());
          if (draft.isEmpty()) return earlierResult(actor, command);

          // What somebody changed in the meantime was neither seen nor asked about.
          draft.get().publish(OptionalLong.of(revision));
          var published = publisher.publish(actor, channel, content, prepared);
          known.become(draft.get(), published.post().id());
          audit.note(
              actor,
              AuditAction.DRAFT_PUBLISHED,
              AuditSubject.of(id),
              Changes.in(channel),
              AuditChange.to("post", published.post().id()));
          return published;
        });
  }

  /** The post, if the draft has become one at the revision that is asked for. */
  private PostView earlierResult(Actor actor, Command command) {
    var id = command.draft();
    var published =
        known.published(id, actor.channels()).orElseThrow(() -> new Refusal.DraftNotFound(id));
    if (command.expectedRevision().orElse(published.revision()) != published.revision()) {
      throw new Refusal.DraftPublished(id, published.post().id());
    }
    return views.of(published.post());
  }
}
