package dev.herald.http.console;

import dev.herald.application.port.in.webhook.CreateWebhook;
import dev.herald.domain.event.EventType;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookSecret;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads the form that creates and edits webhooks. Beside each field the form sends what was in it
 * when it was opened: only what the author has changed is an edit, so that nobody undoes what
 * somebody else did meanwhile, and nobody is asked to mend what they did not touch.
 */
final class WebhookForm {

  private final Form form;
  private final UnaryOperator<HttpUrl> allowed;

  /**
   * @param allowed refuses addresses to which no requests may be sent
   */
  WebhookForm(Form form, UnaryOperator<HttpUrl> allowed) {
    this.form = form;
    this.allowed = allowed;
  }

  /**
   * A new webhook.
   *
   * @throws InvalidValue with everything that is wrong
   */
  CreateWebhook.Command command() {
    var violations = new Violations();
    var url = violations.check(this::url);
    var description = violations.check(this::description);
    var events = violations.check(this::events);
    var secret = violations.check(this::secret);
    violations.throwIfAny();
    return new CreateWebhook.Command(url, description, events, secret, isEnabled());
  }

  /**
   * What was changed; a secret that is left empty stays as it is.
   *
   * @throws InvalidValue with everything that is wrong
   */
  Webhook.Patch patch() {
    var violations = new Violations();
    var url = violations.check(() -> ifChanged("url", this::url));
    var description = violations.check(() -> ifChanged("description", this::description));
    var events = violations.check(() -> ifChanged("events", this::events));
    var secret = violations.check(this::secret);
    violations.throwIfAny();
    return new Webhook.Patch(
        url, description, events, secret, ifChanged("enabled", this::isEnabled));
  }

  private <T> Optional<T> ifChanged(String field, Supplier<T> value) {
    var isChanged = !form.all(field).equals(form.all("was-" + field));
    return isChanged ? Optional.of(value.get()) : Optional.empty();
  }

  private HttpUrl url() {
    var text = TypedAddress.complete(form.text("url"));
    if (text.isEmpty()) throw new InvalidValue(Violation.required("url"));
    return allowed.apply(new HttpUrl(text));
  }

  private WebhookDescription description() {
    return new WebhookDescription(form.text("description"));
  }

  private Set<EventType> events() {
    var named = form.all("events");
    var events = EnumSet.allOf(EventType.class);
    events.removeIf(type -> !named.contains(type.name()));
    if (events.isEmpty()) throw new InvalidValue(Violation.required("events"));
    return events;
  }

  private Optional<WebhookSecret> secret() {
    return form.find("secret")
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(WebhookSecret::new);
  }

  private boolean isEnabled() {
    return form.find("enabled").isPresent();
  }
}
