package dev.herald.application.port.out;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import java.util.List;
import java.util.Optional;

/** Keeps webhooks. What writes must be called inside a {@link UnitOfWork}. */
public interface WebhookRepository {

  /** Keeps a new webhook. */
  void insert(Webhook webhook);

  /** Replaces what is kept of a webhook. */
  void update(Webhook webhook);

  void delete(WebhookId id);

  Optional<Webhook> find(WebhookId id);

  /**
   * The webhook.
   *
   * @throws Refusal.WebhookNotFound there is none
   */
  default Webhook get(WebhookId id) {
    return find(id).orElseThrow(() -> new Refusal.WebhookNotFound(id));
  }

  /** Webhooks, newest first. */
  Page<Webhook> list(PageRequest page);

  /** All webhooks that are enabled, in the order in which they were created. */
  List<Webhook> enabled();
}
