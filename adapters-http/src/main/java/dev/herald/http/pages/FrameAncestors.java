package dev.herald.http.pages;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which sites may show pages in frames of theirs.
 *
 * @param sources as a Content-Security-Policy has them, such as {@code https://city.example} or
 *     {@code https://*.city.example}; {@code *} for any site
 */
public record FrameAncestors(List<String> sources) {

  /** No site. */
  public static final FrameAncestors NONE = new FrameAncestors(List.of());

  private static final int MAX = 50;
  private static final Pattern SOURCE =
      Pattern.compile("\\*|https?://(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?");

  /**
   * @throws InvalidValue one of them is no origin, or there are more than fifty
   */
  public FrameAncestors {
    sources = List.copyOf(sources);
    if (sources.size() > MAX) {
      throw new InvalidValue(Violation.tooMany("origins", MAX, sources.size()));
    }
    for (var source : sources) {
      if (!SOURCE.matcher(source).matches()) {
        throw new InvalidValue(
            Violation.of(
                "origins",
                "malformed",
                "must be origins such as https://city.example or https://*.city.example, or *,"
                    + " but one is "
                    + source));
      }
    }
  }

  /**
   * Reads what is separated by commas.
   *
   * @throws InvalidValue one of them is no origin, or there are more than fifty
   */
  public static FrameAncestors of(String text) {
    return new FrameAncestors(
        Arrays.stream(text.split(",")).map(String::strip).filter(it -> !it.isEmpty()).toList());
  }

  /** Whether there is any site that may. */
  public boolean areAny() {
    return !sources.isEmpty();
  }

  /** As a part of a Content-Security-Policy. */
  String directive() {
    return "frame-ancestors " + (areAny() ? String.join(" ", sources) : "'none'");
  }
}
