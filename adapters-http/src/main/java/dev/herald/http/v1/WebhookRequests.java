package dev.herald.http.v1;

import dev.herald.application.port.in.webhook.CreateWebhook;
import dev.herald.domain.event.EventType;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookSecret;
import dev.herald.http.request.RequestObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the requests that make and edit webhooks. */
final class WebhookRequests {

  private final UnaryOperator<HttpUrl> allowed;

  /**
   * @param allowed refuses addresses to which no requests may be sent
   */
  WebhookRequests(UnaryOperator<HttpUrl> allowed) {
    this.allowed = allowed;
  }

  /**
   * @throws InvalidValue with everything that is wrong
   */
  CreateWebhook.Command create(RequestObject body) {
    var url = body.required("url", this::url);
    var description =
        body.optional("description", WebhookDescription::new).orElse(WebhookDescription.NONE);
    var events = events(body).orElse(Webhook.ALL_EVENTS);
    var secret = body.optional("secret", WebhookSecret::new);
    var isEnabled = body.optionalBoolean("enabled").orElse(true);
    body.end();
    body.violations().throwIfAny();
    return new CreateWebhook.Command(url, description, events, secret, isEnabled);
  }

  /**
   * A JSON merge patch (RFC 7396): null takes an optional part away, and makes the server choose
   * where there must be something.
   *
   * @throws InvalidValue with everything that is wrong
   */
  Webhook.Patch patch(RequestObject body) {
    for (var field : List.of("url", "secret")) {
      if (body.isNull(field)) body.violations().add(Violation.required(field));
    }
    var url = body.optional("url", this::url);
    var description =
        body.isNull("description")
            ? Optional.of(WebhookDescription.NONE)
            : body.optional("description", WebhookDescription::new);
    var events = body.isNull("events") ? Optional.of(Webhook.ALL_EVENTS) : events(body);
    var secret = body.optional("secret", WebhookSecret::new);
    var isEnabled = body.isNull("enabled") ? Optional.of(true) : body.optionalBoolean("enabled");
    body.end();
    body.violations().throwIfAny();
    return new Webhook.Patch(url, description, events, secret, isEnabled);
  }

  private HttpUrl url(@Nullable String text) {
    return allowed.apply(new HttpUrl(text));
  }

  private static Optional<Set<EventType>> events(RequestObject body) {
    return body.texts("events", Webhook.ALL_EVENTS.size(), EventNames::type).map(HashSet::new);
  }
}
