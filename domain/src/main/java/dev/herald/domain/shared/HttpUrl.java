package dev.herald.domain.shared;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute {@code http} or {@code https} URL that a reader can safely be sent to: it has a host,
 * carries no user name or password, and has no character at which programs disagree about where the
 * host ends. Characters of any script may stand unescaped, as people paste them; the URL is kept as
 * written.
 *
 * @param value 1 to 2048 bytes
 */
public record HttpUrl(String value) {

  public static final int MAX_BYTES = 2048;

  private static final String FIELD = "url";
  private static final TextRule TEXT = TextRule.lines(FIELD, MAX_BYTES).required();
  private static final Pattern SCHEME =
      Pattern.compile(
          "https?://(?<authority>[^/?#]*).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern HOST_AND_PORT =
      Pattern.compile(
          "(?<host>\\[[0-9a-fA-F:.]{2,}]|[\\p{L}\\p{M}\\p{N}._~-]++)(?::(?<port>\\d{0,5}))?");

  /** One at least; asked apart, as a pattern of both would try each place for it anew. */
  private static final Pattern LETTER_OR_NUMBER = Pattern.compile("[\\p{L}\\p{N}]|\\[");

  private static final int MAX_PORT = 65_535;

  /**
   * @throws InvalidValue with the rules {@code required}, {@code too_long}, {@code not_http},
   *     {@code credentials}, {@code host}, {@code forbidden_character}
   */
  public HttpUrl(@Nullable String value) {
    var url = TEXT.check(value == null ? null : value.strip());
    var violations = new Violations();
    if (url.codePoints().anyMatch(HttpUrl::isForbidden)) {
      violations.add(
          Violation.of(
              FIELD, "forbidden_character", "must have no white space and none of \\ < > \""));
    }
    var matcher = SCHEME.matcher(url);
    if (!matcher.matches()) {
      violations.add(
          Violation.of(FIELD, "not_http", "must start with http:// or https:// and name a host"));
    } else {
      checkAuthority(matcher.group("authority"), violations);
    }
    violations.throwIfAny();
    this.value = url;
  }

  private static void checkAuthority(String authority, Violations violations) {
    if (authority.contains("@")) {
      violations.add(
          Violation.of(FIELD, "credentials", "must not contain a user name or a password"));
      return;
    }
    var matcher = HOST_AND_PORT.matcher(authority);
    if (!matcher.matches()
        || !LETTER_OR_NUMBER.matcher(matcher.group("host")).find()
        || portOf(matcher.group("port")) > MAX_PORT) {
      violations.add(
          Violation.of(FIELD, "host", "must name a host, and a port up to 65535 if any"));
    }
  }

  private static int portOf(@Nullable String port) {
    return port == null || port.isEmpty() ? 0 : Integer.parseInt(port);
  }

  private static boolean isForbidden(int codePoint) {
    return codePoint == '\\'
        || codePoint == '<'
        || codePoint == '>'
        || codePoint == '"'
        || Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint);
  }

  @Override
  public String toString() {
    return value;
  }
}
