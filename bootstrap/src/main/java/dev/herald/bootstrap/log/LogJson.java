package dev.herald.bootstrap.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import dev.herald.http.log.RequestInLog;

/** What happened, as an object of JSON. */
final class LogJson {

  private LogJson() {}

  static String line(ILoggingEvent event) {
    var request = event.getMDCPropertyMap();
    var exception = event.getThrowableProxy();
    return new JsonLine()
        .text("time", Moments.iso(event.getInstant()), LogLimits.NAME)
        .text("level", event.getLevel().toString(), LogLimits.NAME)
        .text("logger", event.getLoggerName(), LogLimits.NAME)
        .text("thread", event.getThreadName(), LogLimits.NAME)
        .text(
            "message",
            Tickets.hiddenIn(String.valueOf(event.getFormattedMessage())),
            LogLimits.MESSAGE)
        .text("requestId", request.get(RequestInLog.REQUEST_ID), LogLimits.NAME)
        .text("client", request.get(RequestInLog.CLIENT), LogLimits.NAME)
        .text("who", request.get(RequestInLog.WHO), LogLimits.NAME)
        .text(
            "exception",
            exception == null ? null : Tickets.hiddenIn(ThrowableProxyUtil.asString(exception)),
            LogLimits.EXCEPTION)
        .toString();
  }
}
