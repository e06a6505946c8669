package dev.herald.domain.webhook;

import dev.herald.domain.event.EventType;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An address at which a program receives events.
 *
 * @param events the events that it receives; never empty
 * @param isEnabled whether events are sent to it now; once it is enabled again, it receives those
 *     that it missed
 */
public record Webhook(
    WebhookId id,
    HttpUrl url,
    WebhookDescription description,
    Set<EventType> events,
    WebhookSecret secret,
    boolean isEnabled,
    Instant createdAt) {

  /** All events that a webhook can receive. */
  public static final Set<EventType> ALL_EVENTS = Set.copyOf(EnumSet.allOf(EventType.class));

  /**
   * @throws InvalidValue with the rule {@code required}: it would never receive anything
   */
  public Webhook {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(createdAt, "createdAt");
    events = Set.copyOf(Objects.requireNonNull(events, "events"));
    if (events.isEmpty()) throw new InvalidValue(Violation.required("events"));
  }

  /** Whether it receives all events. */
  public boolean receivesAll() {
    return events.equals(ALL_EVENTS);
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
      Optional<Boolean> isEnabled) {

    public Patch {
      Objects.requireNonNull(url, "url");
      Objects.requireNonNull(description, "description");
      Objects.requireNonNull(events, "events");
      Objects.requireNonNull(secret, "secret");
      Objects.requireNonNull(isEnabled, "isEnabled");
    }
  }
}
