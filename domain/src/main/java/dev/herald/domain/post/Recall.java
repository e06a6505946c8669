package dev.herald.domain.post;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a post was taken back.
 *
 * @param reason one line of at most 100 bytes (Tencent Cloud Chat's limit); empty if none was given
 * @param at when
 */
public record Recall(String reason, Instant at) {

  public static final int MAX_REASON_BYTES = 100;

  private static final TextRule REASON = TextRule.line("reason", MAX_REASON_BYTES);

  /**
   * @throws InvalidValue if the reason breaks a rule of {@link TextRule}
   */
  public Recall(@Nullable String reason, Instant at) {
    this.reason = REASON.check(reason);
    this.at = Objects.requireNonNull(at, "at");
  }
}
