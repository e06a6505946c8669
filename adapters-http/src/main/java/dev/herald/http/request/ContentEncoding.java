package dev.herald.http.request;

import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import io.javalin.http.Context;
import java.util.Arrays;

/** How the body of a request is encoded: not at all. */
public final class ContentEncoding {

  private ContentEncoding() {}

  /**
   * Makes sure that a body is not compressed, as Herald would have to take it for something else.
   *
   * @throws RequestRefused 415, with {@code Accept-Encoding} as RFC 9110 has it
   */
  public static void requireNone(Context ctx) {
    var given = ctx.header("Content-Encoding");
    if (given == null || Arrays.stream(given.split(",")).allMatch(ContentEncoding::isNone)) return;
    throw new RequestRefused(
        Problem.of(
                415,
                "unsupported_content_encoding",
                "Encoded body",
                "The body must be sent as it is (Content-Encoding: identity), but its"
                    + " Content-Encoding is "
                    + given.strip()
                    + ".")
            .with("Accept-Encoding", "identity"));
  }

  private static boolean isNone(String encoding) {
    return encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity");
  }
}
