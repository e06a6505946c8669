package dev.herald.application.port.out;

import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.domain.webhook.WebhookSecret;

/** Makes names that were never used before and can't be guessed. */
public interface IdGenerator {

  ChannelId channelId();

  PostId postId();

  DraftId draftId();

  TemplateId templateId();

  WebhookId webhookId();

  WebhookSecret webhookSecret();

  /** The secret of an access token: at least 128 bits that nobody can guess. */
  String tokenSecret();

  /**
   * The secret of a session, or of a link to begin one: at least 128 bits that nobody can guess, in
   * letters, digits, {@code -} and {@code _}, which addresses and cookies take as they are.
   */
  String secret();
}
