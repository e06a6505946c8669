package dev.herald.http.console;

import dev.herald.application.port.in.webhook.ManageWebhooks;
import dev.herald.domain.event.EventType;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookSecret;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the form that creates and edits webhooks. */
final class WebhookForm {

  private WebhookForm() {}

  /**
   * @throws InvalidValue with everything that is wrong
   */
  static ManageWebhooks.Command command(Form form, Function<HttpUrl, Optional<String>> objections) {
    var patch = patch(form, objections);
    return new ManageWebhooks.Command(
        patch.url().orElseThrow(),
        patch.description().orElseThrow(),
        patch.events().orElseThrow(),
        patch.secret(),
        patch.isEnabled().orElseThrow());
  }

  /**
   * All that the form has; an empty secret stays as it is.
   *
   * @throws InvalidValue with everything that is wrong
   */
  static Webhook.Patch patch(Form form, Function<HttpUrl, Optional<String>> objections) {
    var violations = new Violations();
    var url = violations.check(() -> url(form.text("url").strip(), objections));
    var description = violations.check(() -> new WebhookDescription(form.text("description")));
    var events = events(form);
    if (events.isEmpty()) violations.add(Violation.required("events"));
    var secret = form.find("secret").map(String::strip).filter(text -> !text.isEmpty());
    var checked = violations.check(() -> secret.map(WebhookSecret::new));
    violations.throwIfAny();
    return new Webhook.Patch(
        Optional.of(url),
        Optional.of(description),
        Optional.of(events),
        checked,
        Optional.of(form.find("enabled").isPresent()));
  }

  private static HttpUrl url(String text, Function<HttpUrl, Optional<String>> objections) {
    if (text.isEmpty()) throw new InvalidValue(Violation.required("url"));
    var url = new HttpUrl(text);
    objections
        .apply(url)
        .ifPresent(
            why -> {
              throw new InvalidValue(Violation.of("url", "private_network", why));
            });
    return url;
  }

  private static Set<EventType> events(Form form) {
    var named = form.all("events");
    return Stream.of(EventType.values())
        .filter(type -> named.contains(type.name()))
        .collect(Collectors.toSet());
  }
}
