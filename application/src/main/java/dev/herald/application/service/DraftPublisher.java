package dev.herald.application.service;

import dev.herald.application.port.out.PostRepository;
import dev.herald.application.view.PostView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.post.PostContent;
import java.util.OptionalLong;

/** What is done with every draft that becomes a post. */
final class DraftPublisher {

  private final Publisher publisher;
  private final KnownDrafts known;
  private final AuditTrail audit;

  DraftPublisher(Publisher publisher, KnownDrafts known, AuditTrail audit) {
    this.publisher = publisher;
    this.known = known;
    this.audit = audit;
  }

  /**
   * A draft that can be published as it was seen.
   *
   * @param content what is to be published, as the operator's webhook wants it
   */
  record Ready(Draft seen, PostContent content, PostRepository.Prepared prepared) {}

  /** Asks the operator's webhook about it, outside of a unit of work. */
  Ready ask(Draft seen, OptionalLong expectedRevision) {
    var content = publisher.ask(seen.channel(), seen.publish(expectedRevision));
    return new Ready(seen, content, publisher.prepare(content));
  }

  /**
   * Publishes, inside a unit of work.
   *
   * @param draft as it is now: what somebody changed in the meantime was neither seen nor asked
   *     about, and is refused
   * @param isSilent whether subscribers get the post without being told
   */
  PostView publish(Actor actor, Draft draft, boolean isSilent, Ready ready) {
    draft.publish(OptionalLong.of(ready.seen().revision()));
    var published =
        publisher.publish(actor, draft.channel(), ready.content(), isSilent, ready.prepared());
    known.become(draft, published.post().id());
    audit.note(
        actor,
        AuditAction.DRAFT_PUBLISHED,
        AuditSubject.of(draft.id()),
        Changes.in(draft.channel()),
        AuditChange.to("post", published.post().id()));
    return published;
  }
}
