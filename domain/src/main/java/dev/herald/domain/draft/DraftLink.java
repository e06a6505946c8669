package dev.herald.domain.draft;

import dev.herald.domain.post.Link;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import dev.herald.domain.shared.Violations;
import org.jspecify.annotations.Nullable;

/**
 * A link in a draft, as far as somebody wrote it.
 *
 * @param label what to click on; may be empty
 * @param url where it leads; may be empty, or no address yet
 */
public record DraftLink(String label, String url) {

  private static final TextRule LABEL = TextRule.opaque("label", DraftContent.MAX_BYTES);
  private static final TextRule URL = TextRule.opaque("url", DraftContent.MAX_BYTES);

  /**
   * @throws InvalidValue if a text breaks a rule of {@link TextRule}
   */
  public DraftLink(@Nullable String label, @Nullable String url) {
    var violations = new Violations();
    this.label = violations.check(() -> LABEL.check(label));
    this.url = violations.check(() -> URL.check(url));
    violations.throwIfAny();
  }

  /** A link of a post. */
  static DraftLink of(Link shown) {
    return new DraftLink(shown.label(), shown.url().value());
  }

  /**
   * The link of a post that this makes.
   *
   * @throws InvalidValue with everything that is missing or wrong
   */
  Link toPost() {
    return Link.of(label, url);
  }
}
