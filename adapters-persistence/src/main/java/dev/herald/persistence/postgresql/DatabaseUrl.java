package dev.herald.persistence.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;

/**
 * Where a database is, and who opens it there, as {@code
 * postgresql://user:password@host:port/database?parameter=value}. Several hosts may be given, with
 * commas between them, of which one has the database at a time; parameters are those of
 * PostgreSQL's JDBC driver.
 *
 * @param jdbc the address as the driver takes it, without user and password
 */
public record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {

  private static final String SCHEME = "jdbc:postgresql://";
  private static final List<String> SCHEMES = List.of("postgresql", "postgres");

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException it is none; the message says why, without the password
   */
  public static DatabaseUrl of(String url) {
    var uri = parsed(url);
    if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
      throw new IllegalArgumentException("it must begin with postgresql://");
    }
    var authority = uri.getRawAuthority();
    var path = uri.getRawPath();
    if (authority == null || path == null || path.length() < 2) {
      throw new IllegalArgumentException(
          "it must name a host and a database, as in postgresql://user@host/database");
    }
    var at = authority.lastIndexOf('@');
    var hosts = authority.substring(at + 1);
    if (List.of(hosts.split(",", -1)).contains("")) {
      throw new IllegalArgumentException("there is no host before or after a comma");
    }
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var login = at < 0 ? "" : authority.substring(0, at);
    var colon = login.indexOf(':');
    var user = colon < 0 ? login : login.substring(0, colon);
    return new DatabaseUrl(
        SCHEME + hosts + path + query,
        user.isEmpty() ? Optional.empty() : Optional.of(decoded(user)),
        colon < 0 ? Optional.empty() : Optional.of(decoded(login.substring(colon + 1))));
  }

  private static URI parsed(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "it is no address (%s); special characters of a password are written as %%40"
              .formatted(e.getReason()));
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  /** The servers that may have the database, each with its port if it is not the usual one. */
  List<String> servers() {
    return List.of(
        jdbc.substring(SCHEME.length(), jdbc.indexOf('/', SCHEME.length())).split(",", -1));
  }

  /** Which database it is, without user, password and parameters: for people. */
  public String name() {
    return jdbc.substring("jdbc:".length()).replaceFirst("\\?.*", "");
  }

  /** The name of the database on its server. */
  public String database() {
    return name().substring(name().lastIndexOf('/') + 1);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return name();
  }
}
