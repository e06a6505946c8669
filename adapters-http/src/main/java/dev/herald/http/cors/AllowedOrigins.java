package dev.herald.http.cors;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The origins of pages that may read from other servers, each by itself: that all others may is
 * nothing that can be said.
 *
 * @param origins as browsers send them
 */
public record AllowedOrigins(Set<String> origins) {

  /** How many there may be. */
  public static final int MAX = 100;

  public static final AllowedOrigins NONE = new AllowedOrigins(Set.of());

  private static final Pattern ORIGIN =
      Pattern.compile(
          "(?<scheme>https?)://(?<host>\\[[0-9a-f:.]{2,45}]|[a-z0-9._-]{1,253})"
              + "(?::(?<port>[1-9][0-9]{0,4}))?");

  private static final int MAX_PORT = 65_535;

  public AllowedOrigins {
    origins = Set.copyOf(origins);
  }

  /**
   * Reads origins, separated by commas or spaces, such as {@code https://app.example,
   * http://localhost:3000}.
   *
   * @throws InvalidValue {@code allowedOrigins.malformed} for each that is no origin, or {@code
   *     allowedOrigins.too_many}
   */
  public static AllowedOrigins of(String text) {
    var violations = new Violations();
    var origins = new LinkedHashSet<String>();
    var given = Stream.of(text.split("[,\\s]+")).filter(it -> !it.isEmpty()).toList();
    for (var origin : given) {
      origin(origin).ifPresentOrElse(origins::add, () -> violations.add(malformed(origin)));
    }
    if (origins.size() > MAX) {
      violations.add(Violation.tooMany("allowedOrigins", MAX, origins.size()));
    }
    violations.throwIfAny();
    return new AllowedOrigins(origins);
  }

  /** As browsers send it: in small letters, and without the port that the scheme has anyway. */
  private static Optional<String> origin(String text) {
    var origin = ORIGIN.matcher(text.toLowerCase(Locale.ROOT));
    if (!origin.matches()) return Optional.empty();
    var scheme = origin.group("scheme");
    var port = origin.group("port");
    if (port != null && Integer.parseInt(port) > MAX_PORT) return Optional.empty();
    var isUsual = port == null || port.equals(scheme.equals("https") ? "443" : "80");
    return Optional.of(scheme + "://" + origin.group("host") + (isUsual ? "" : ":" + port));
  }

  private static Violation malformed(String found) {
    return Violation.of(
        "allowedOrigins",
        "malformed",
        "must be a scheme, a host in ASCII and perhaps a port, such as https://app.example or"
            + " http://localhost:3000, without a path or a slash at the end, but has \""
            + found
            + "\"");
  }

  public boolean isEmpty() {
    return origins.isEmpty();
  }

  /** Whether pages of this origin, as their browser says it, may read. */
  public boolean contain(String origin) {
    return origins.contains(origin);
  }

  @Override
  public String toString() {
    return origins.stream().sorted().collect(Collectors.joining(","));
  }
}
