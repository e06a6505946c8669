package dev.herald.application.service;

import dev.herald.application.port.in.draft.CopyPost;
import dev.herald.application.port.in.draft.CorrectPost;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.out.DraftRepository;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.DraftView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.post.Post;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Makes drafts of posts. */
final class CopyingService implements CopyPost, CorrectPost {

  private final UnitOfWork unitOfWork;
  private final PostRepository posts;
  private final DraftRepository drafts;
  private final KnownDrafts known;
  private final Recaller recaller;
  private final IdGenerator ids;
  private final AuditTrail audit;
  private final Idempotency idempotency;
  private final ImageReferences images;
  private final InstantSource clock;

  CopyingService(
      UnitOfWork unitOfWork,
      PostRepository posts,
      DraftRepository drafts,
      KnownDrafts known,
      Recaller recaller,
      IdGenerator ids,
      AuditTrail audit,
      Idempotency idempotency,
      ImageReferences images,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.posts = posts;
    this.drafts = drafts;
    this.known = known;
    this.recaller = recaller;
    this.ids = ids;
    this.audit = audit;
    this.idempotency = idempotency;
    this.images = images;
    this.clock = clock;
  }

  @Override
  public DraftView copy(Actor actor, CopyPost.Command command) {
    actor.require(Permission.READ_POSTS);
    actor.require(Permission.WRITE_DRAFTS);
    command.channel().ifPresent(it -> actor.require(Permission.WRITE_DRAFTS, it));
    var draft =
        unitOfWork.executeUnseen(
            () -> {
              var earlier = earlierResult(actor, command.key());
              if (earlier.isPresent()) return earlier.get();

              var post = posts.get(command.post(), actor.channels());
              return begin(actor, post, command.channel().orElse(post.channel()), command.key());
            });
    return view(draft);
  }

  @Override
  public DraftView correct(Actor actor, CorrectPost.Command command) {
    actor.require(Permission.RECALL_POSTS);
    actor.require(Permission.WRITE_DRAFTS);
    var recall = recaller.now(command.reason());
    var draft =
        unitOfWork.execute(
            () -> {
              var earlier = earlierResult(actor, command.key());
              if (earlier.isPresent()) return earlier.get();

              var post = posts.get(command.post(), actor.channels());
              var begun = begin(actor, post, post.channel(), command.key());
              recaller.recall(actor, post, recall);
              return begun;
            });
    return view(draft);
  }

  private Optional<Draft> earlierResult(Actor actor, Optional<IdempotencyKey> key) {
    return idempotency.earlierResult(key).map(id -> known.get(new DraftId(id), actor.channels()));
  }

  private Draft begin(Actor actor, Post post, ChannelId channel, Optional<IdempotencyKey> key) {
    var content = DraftContent.of(post.requireContent());
    var draft =
        Draft.create(
            ids.draftId(), channel, content, drafts.count(channel), actor.id(), clock.instant());
    drafts.insert(draft);
    audit.note(
        actor,
        AuditAction.DRAFT_CREATED,
        AuditSubject.of(draft.id()),
        Changes.in(channel),
        AuditChange.to("post", post.id()));
    idempotency.remember(key, draft.id().value());
    return draft;
  }

  private DraftView view(Draft draft) {
    return images.ofDrafts(List.of(draft)).get(0);
  }
}
