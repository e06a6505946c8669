package dev.herald.http.request;

import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The id by which a request is found in logs: its client's, or a new one. */
public final class RequestId {

  public static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = "herald.request-id";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  public static String of(Context ctx) {
    return ctx.attributeOrCompute(ATTRIBUTE, RequestId::choose);
  }

  private static String choose(Context ctx) {
    var given = ctx.header(HEADER);
    return given != null && FORM.matcher(given).matches() ? given : make();
  }

  /** A new one. */
  public static String make() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
