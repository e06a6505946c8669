package dev.herald.http.log;

import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The id by which a request is found in logs: its client's, if that is harmless, or a new one. It
 * is the same for as long as the request lasts.
 */
public final class RequestId {

  public static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = "herald.request-id";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  public static String of(Context ctx) {
    return ctx.attributeOrCompute(ATTRIBUTE, it -> choose(it.header(HEADER)));
  }

  /** Of a request that may never come as far as a route. */
  public static String of(Request request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String id) return id;
    var id = choose(request.getHeaders().get(HEADER));
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  private static String choose(@Nullable String given) {
    return given != null && FORM.matcher(given).matches() ? given : make();
  }

  private static String make() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
