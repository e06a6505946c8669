package dev.herald.http.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.regex.Pattern;

/** The path of a request, as it may be logged. */
public final class LoggedPath {

  static final int MAX_LENGTH = 1000;

  /** What follows lets in whoever knows it; a ticket is here if a client encoded its query. */
  private static final Pattern SECRET =
      Pattern.compile("/sign-in[^/]*/|ticket=", Pattern.CASE_INSENSITIVE);

  private LoggedPath() {}

  /**
   * The path without a code to sign in with or a ticket, however that was encoded, and not longer
   * than 1000 characters.
   *
   * @param path as it was sent, without a query
   */
  public static String of(String path) {
    var readable = path.indexOf('%') < 0 ? path : decoded(path);
    var secret = SECRET.matcher(readable);
    if (secret.find()) return cut(readable.substring(0, secret.end())) + "…";
    return path.length() > MAX_LENGTH ? cut(path) + "…" : path;
  }

  private static String cut(String path) {
    return path.substring(0, Math.min(path.length(), MAX_LENGTH));
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path, UTF_8);
    } catch (IllegalArgumentException e) {
      return path; // which no route has
    }
  }
}
