package dev.herald.http;

import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where clients reach the server if it stands behind another one, such as {@code
 * https://city.example/herald}. It may have a path, below which everything then is.
 *
 * @param value without a slash at its end
 */
public record PublicUrl(String value) {

  /**
   * What the server's own paths begin with. A path that began so too could be no path to go without
   * when another server has taken it away.
   */
  static final Set<String> OWN =
      Set.of(
          "api",
          "c",
          "console",
          "docs",
          "favicon.ico",
          "health",
          "images",
          "metrics",
          "oembed",
          "openapi.yaml",
          "robots.txt",
          "sitemap.xml",
          "v4");

  private static final Pattern ORIGIN = Pattern.compile("^[^/]*//[^/?#]*");
  private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)*");

  /**
   * @throws InvalidValue it is no http or https address, has a query or a fragment, or a path that
   *     the server could not be reached below
   */
  public PublicUrl(String value) {
    this.value = new HttpUrl(value).value().replaceFirst("/+$", "");
    if (this.value.matches(".*[?#].*")) {
      throw refused("must have no query and no fragment");
    }
    if (!PATH.matcher(path()).matches()) {
      throw refused("must have a path of letters, digits, dots, hyphens, underscores and tildes");
    }
    if (OWN.contains(path().replaceFirst("^/", "").replaceFirst("/.*", ""))) {
      throw refused("must not have " + path() + " as its path, where Herald has pages of its own");
    }
  }

  private static InvalidValue refused(String why) {
    return new InvalidValue(Violation.of("url", "malformed", why));
  }

  /** Its path, which is empty or begins with a slash and ends without one. */
  public String path() {
    return ORIGIN.matcher(value).replaceFirst("");
  }
}
