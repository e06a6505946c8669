package dev.herald.domain.post;

import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import dev.herald.domain.shared.Violations;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A way on from a post to somewhere else.
 *
 * @param label what to click on: one line of 1 to 100 bytes
 * @param url where it leads
 */
public record Link(String label, HttpUrl url) {

  public static final int MAX_LABEL_BYTES = 100;

  private static final TextRule LABEL = TextRule.line("label", MAX_LABEL_BYTES).required();

  /**
   * @throws InvalidValue if the label breaks a rule of {@link TextRule}
   */
  public Link(@Nullable String label, HttpUrl url) {
    this.label = LABEL.check(label);
    this.url = Objects.requireNonNull(url, "url");
  }

  /**
   * A link from what its author wrote.
   *
   * @throws InvalidValue with all that is wrong with both parts
   */
  public static Link of(@Nullable String label, @Nullable String url) {
    var violations = new Violations();
    var checkedLabel = violations.check(() -> LABEL.check(label));
    var checkedUrl = violations.check(() -> new HttpUrl(url));
    violations.throwIfAny();
    return new Link(checkedLabel, checkedUrl);
  }
}
