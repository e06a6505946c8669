package dev.herald.application.service;

import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.out.DraftRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.PostView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;

/** Makes drafts posts. */
final class DraftPublishingService implements PublishDraft {

  private final UnitOfWork unitOfWork;
  private final DraftRepository drafts;
  private final KnownDrafts known;
  private final DraftPublisher publisher;
  private final PostViews views;

  DraftPublishingService(
      UnitOfWork unitOfWork,
      DraftRepository drafts,
      KnownDrafts known,
      DraftPublisher publisher,
      PostViews views) {
    this.unitOfWork = unitOfWork;
    this.drafts = drafts;
    this.known = known;
    this.publisher = publisher;
    this.views = views;
  }

  @Override
  public PostView publish(Actor actor, Command command) {
    actor.require(Permission.WRITE_DRAFTS);
    actor.require(Permission.PUBLISH_POSTS);
    var id = command.draft();
    var seen = drafts.find(id, actor.channels());
    if (seen.isEmpty()) return earlierResult(actor, command);
    var ready = publisher.ask(seen.get(), command.expectedRevision());
    return unitOfWork.execute(
        () -> {
          var draft = drafts.find(id, actor.channels());
          if (draft.isEmpty()) return earlierResult(actor, command);
          return publisher.publish(actor, draft.get(), command.isSilent(), ready);
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
