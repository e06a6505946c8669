package dev.herald.domain.channel;

import dev.herald.domain.image.ImageRef;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Utf8;
import dev.herald.domain.shared.Violation;
import java.util.Objects;

/**
 * The profile photo of a channel.
 *
 * @param image an uploaded image, or the address of one elsewhere in at most 500 bytes (Tencent
 *     Cloud Chat's limit)
 */
public record Avatar(ImageRef image) {

  public static final int MAX_URL_BYTES = 500;

  /**
   * @throws InvalidValue with the rule {@code too_long}
   */
  public Avatar {
    Objects.requireNonNull(image, "image")
        .external()
        .map(url -> Utf8.length(url.value()))
        .filter(bytes -> bytes > MAX_URL_BYTES)
        .ifPresent(
            bytes -> {
              throw new InvalidValue(Violation.tooLong("url", MAX_URL_BYTES, bytes));
            });
  }
}
