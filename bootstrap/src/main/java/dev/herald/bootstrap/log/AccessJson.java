package dev.herald.bootstrap.log;

import dev.herald.http.log.Answered;

/** A request that was answered, as an object of JSON. */
final class AccessJson {

  private static final int MAX_PATH = 2_000;

  private AccessJson() {}

  static String line(Answered answered) {
    return new JsonLine()
        .text("time", Moments.iso(answered.at()), LogLimits.NAME)
        .text("logger", "access", LogLimits.NAME)
        .text("client", answered.client(), LogLimits.NAME)
        .text("who", answered.who().orElse(null), LogLimits.NAME)
        .text("method", answered.method(), LogLimits.NAME)
        .text("path", answered.path(), MAX_PATH)
        .text("protocol", answered.protocol(), LogLimits.NAME)
        .number("status", Integer.toString(answered.status()))
        .number("bytes", Long.toString(answered.bytes()))
        .number("milliseconds", Moments.millis(answered.took()))
        .text("requestId", answered.requestId(), LogLimits.NAME)
        .toString();
  }
}
