package dev.herald.domain.webhook;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name by which programs know a webhook.
 *
 * @param value 1 to 64 letters, digits, hyphens and underscores
 */
public record WebhookId(String value) implements Serializable {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Of the receiver that no program made: the operator named it when the server was started. */
  public static final WebhookId CALLBACK = new WebhookId("callback");

  /** Of a topic of Kafka's, which the operator named likewise. */
  public static final WebhookId KAFKA = new WebhookId("kafka");

  /** All that no program made. */
  public static final List<WebhookId> STANDING = List.of(CALLBACK, KAFKA);

  /**
   * @throws InvalidValue with the rule {@code malformed}
   */
  public WebhookId(@Nullable String value) {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new InvalidValue(
          Violation.of("id", "malformed", "must be 1 to 64 letters, digits, - and _"));
    }
    this.value = value;
  }

  @Override
  public String toString() {
    return value;
  }
}
