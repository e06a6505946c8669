package dev.herald.bootstrap.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import dev.herald.http.log.RequestInLog;
import java.util.List;
import java.util.Map;

/**
 * What happened, for people: a line, and the exception below it. Only what Herald says begins at
 * the begin of a line; all of an exception is indented.
 */
final class LogText {

  private static final List<String> OF_REQUEST =
      List.of(RequestInLog.REQUEST_ID, RequestInLog.CLIENT, RequestInLog.WHO);

  private LogText() {}

  static String line(ILoggingEvent event) {
    var line =
        new StringBuilder(256)
            .append(Moments.iso(event.getInstant()))
            .append(" [")
            .append(event.getLevel())
            .append("] ")
            .append(shortName(event.getLoggerName()))
            .append(" - ")
            .append(Escapes.text(message(event), LogLimits.MESSAGE));
    appendRequest(line, event.getMDCPropertyMap());
    if (event.getThrowableProxy() != null) appendException(line, event.getThrowableProxy());
    return line.toString();
  }

  private static String message(ILoggingEvent event) {
    return Tickets.hiddenIn(String.valueOf(event.getFormattedMessage()));
  }

  private static String shortName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static void appendRequest(StringBuilder line, Map<String, String> context) {
    var before = " [";
    for (var name : OF_REQUEST) {
      var value = context.get(name);
      if (value == null) continue;
      line.append(before).append(name).append('=').append(Escapes.word(value));
      before = " ";
    }
    if (before.equals(" ")) line.append(']');
  }

  private static void appendException(StringBuilder line, IThrowableProxy exception) {
    var before = line.length();
    for (var part :
        (Iterable<String>)
            Tickets.hiddenIn(ThrowableProxyUtil.asString(exception)).lines()::iterator) {
      var isFrame = part.startsWith("\tat ");
      line.append(isFrame ? "\n\t\t" : "\n\t")
          .append(Escapes.text(isFrame ? part.substring(1) : part, LogLimits.LINE_OF_EXCEPTION));
      if (line.length() - before > LogLimits.EXCEPTION) {
        line.append("\n\t…");
        return;
      }
    }
  }
}
