package dev.herald.domain.webhook;

import dev.herald.domain.event.EventType;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * An address at which a program wants to be told what happens.
 *
 * @param events of what it wants to be told; never empty
 * @param isEnabled whether it is told now; when it is again, it is told what it missed
 */
public record Webhook(
    WebhookId id,
    HttpUrl url,
    WebhookDescription description,
    Set<EventType> events,
    WebhookSecret secret,
    boolean isEnabled,
    Instant createdAt) {

  /** All that a webhook can be told of. */
  public static final Set<EventType> ALL_EVENTS = Set.copyOf(EnumSet.allOf(EventType.class));

  /**
   * @throws InvalidValue with the rule {@code required}: it would never be told anything
   */
  public Webhook {
    events = Set.copyOf(events);
    if (events.isEmpty()) throw new InvalidValue(Violation.required("events"));
  }

  /** The same webhook, with what the patch has. */
  public Webhook edit(Patch patch) {
    return new Webhook(
        id,
        patch.url().orElse(url),
        patch.description().orElse(description),
        patch.events().orElse(events),
        patch.secret().orElse(secret),
        patch.isEnabled().orElse(isEnabled),
        createdAt);
  }

  /** An edit: what is present replaces what was, what is empty stays as it is. */
  public record Patch(
      Optional<HttpUrl> url,
      Optional<WebhookDescription> description,
      Optional<Set<EventType>> events,
      Optional<WebhookSecret> secret,
      Optional<Boolean> isEnabled) {}
}
