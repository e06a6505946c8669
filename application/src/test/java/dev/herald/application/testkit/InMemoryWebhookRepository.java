package dev.herald.application.testkit;

import dev.herald.application.port.out.WebhookRepository;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import java.util.List;
import java.util.Optional;

public final class InMemoryWebhookRepository implements WebhookRepository {

  private final InMemoryStore store;

  public InMemoryWebhookRepository(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void insert(Webhook webhook) {
    var tables = store.write();
    tables.webhooks.put(tables.nextPosition(), webhook);
  }

  @Override
  public void update(Webhook webhook) {
    store
        .write()
        .webhooks
        .replaceAll((position, kept) -> kept.id().equals(webhook.id()) ? webhook : kept);
  }

  @Override
  public void delete(WebhookId id) {
    store.write().webhooks.values().removeIf(webhook -> webhook.id().equals(id));
  }

  @Override
  public Optional<Webhook> find(WebhookId id) {
    return store.read().webhooks.values().stream()
        .filter(webhook -> webhook.id().equals(id))
        .findFirst();
  }

  @Override
  public Page<Webhook> list(PageRequest page) {
    return Tables.newestFirst(store.read().webhooks, webhook -> true, page);
  }

  @Override
  public List<Webhook> enabled() {
    return store.read().webhooks.values().stream().filter(Webhook::isEnabled).toList();
  }
}
