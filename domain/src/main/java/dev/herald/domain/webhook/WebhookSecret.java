package dev.herald.domain.webhook;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook's requests are signed with. The form and the lengths are those of the Standard
 * Webhooks specification.
 *
 * @param value {@code whsec_} and the Base64 of 24 to 64 bytes
 */
public record WebhookSecret(String value) {

  public static final String PREFIX = "whsec_";
  public static final int MIN_BYTES = 24;
  public static final int MAX_BYTES = 64;

  /**
   * @throws InvalidValue with the rule {@code malformed}
   */
  public WebhookSecret(@Nullable String value) {
    if (value == null || !isWellFormed(value)) {
      throw new InvalidValue(
          Violation.of(
              "secret",
              "malformed",
              "must be %s and the Base64 of %s to %s bytes"
                  .formatted(PREFIX, MIN_BYTES, MAX_BYTES)));
    }
    this.value = value;
  }

  private static boolean isWellFormed(String value) {
    if (!value.startsWith(PREFIX)) return false;
    try {
      var bytes = Base64.getDecoder().decode(value.substring(PREFIX.length())).length;
      return bytes >= MIN_BYTES && bytes <= MAX_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Says nothing of the secret, so that no log does. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
