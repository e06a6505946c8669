package dev.herald.application.port.in.template;

import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.view.TemplateView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.template.TemplateName;
import java.util.Optional;

/** Makes a template of what a draft or a post says now. It is durable when this returns. */
@FunctionalInterface
public interface CreateTemplate {

  /**
   * @return the template, or for a repeated key the one that was made first, as it is now
   * @throws Refusal.Forbidden it is for all channels, and they are bound to some
   * @throws Refusal.DraftNotFound there is no such draft
   * @throws Refusal.DraftPublished it has become a post, less than a day ago
   * @throws Refusal.PostNotFound there is no such post
   * @throws Refusal.PostRecalled nothing is left of what it said
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws Refusal.TooManyTemplates there can't be one more
   * @throws Refusal.IdempotencyConflict the key belongs to another request
   * @throws Refusal.TemplateNotFound the key is a repeated one, and the template is gone since
   */
  TemplateView create(Actor actor, Command command);

  /**
   * @param channel whose editors it is for; empty for those of all channels
   */
  record Command(
      TemplateName name,
      Optional<ChannelId> channel,
      Source source,
      Optional<IdempotencyKey> key) {}

  /** Of what a template is made. */
  sealed interface Source {}

  /** Of a draft, as far as it is written. */
  record OfDraft(DraftId draft) implements Source {}

  /** Of a post. */
  record OfPost(PostId post) implements Source {}
}
