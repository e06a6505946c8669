package dev.herald.bootstrap.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.herald.http.log.Answered;

/** How lines of logs are written. */
public enum LogFormat {
  /** For people, and for programs that read what web servers usually write. */
  TEXT,

  /** An object of JSON on each line. */
  JSON;

  LineEncoder<ILoggingEvent> encoder() {
    return new LineEncoder<>(this == JSON ? LogJson::line : LogText::line);
  }

  LineEncoder<Answered> accessEncoder() {
    return new LineEncoder<>(this == JSON ? AccessJson::line : AccessText::line);
  }
}
