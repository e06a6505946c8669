package dev.herald.application.service;

import dev.herald.application.port.out.DraftRepository;
import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.application.port.out.PostRepository;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Post;
import dev.herald.domain.refusal.Refusal;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds drafts, and what they have become: a draft that is published leaves an entry like that of
 * an idempotency key, which is kept as long. Whoever still has the draft open learns of the post.
 */
final class KnownDrafts {

  /** No key of a request begins with it: before its line break is who sent it, with a colon. */
  private static final String KEY = "draft\n";

  private final DraftRepository drafts;
  private final PostRepository posts;
  private final IdempotencyLog log;
  private final InstantSource clock;

  KnownDrafts(
      DraftRepository drafts, PostRepository posts, IdempotencyLog log, InstantSource clock) {
    this.drafts = drafts;
    this.posts = posts;
    this.log = log;
    this.clock = clock;
  }

  /**
   * A draft that has become a post.
   *
   * @param revision at which it was published
   */
  record Published(Post post, long revision) {}

  /**
   * The draft, if it is in one of these channels.
   *
   * @throws Refusal.DraftPublished it has become a post of one of them
   * @throws Refusal.DraftNotFound there is none
   */
  Draft get(DraftId id, ChannelScope channels) {
    var draft = drafts.find(id, channels);
    if (draft.isPresent()) return draft.get();
    throw published(id, channels)
        .<Refusal>map(it -> new Refusal.DraftPublished(id, it.post().id()))
        .orElseGet(() -> new Refusal.DraftNotFound(id));
  }

  /** What the draft has become, if that is a post of one of these channels. */
  Optional<Published> published(DraftId id, ChannelScope channels) {
    return log.find(KEY + id)
        .flatMap(
            entry ->
                posts
                    .find(new PostId(entry.resultId()))
                    .filter(post -> channels.contains(post.channel()))
                    .map(post -> new Published(post, Long.parseLong(entry.fingerprint()))));
  }

  /** Removes a draft that has become a post, and remembers which. */
  void become(Draft draft, PostId post) {
    drafts.delete(draft.id());
    log.save(
        new IdempotencyLog.Entry(
            KEY + draft.id(), Long.toString(draft.revision()), post.value(), clock.instant()));
  }
}
