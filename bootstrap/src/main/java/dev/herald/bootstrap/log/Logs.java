package dev.herald.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.LoggerFactory;

/** What Herald logs, to the standard error: as text, until another format is chosen. */
public final class Logs extends ContextAwareBase implements Configurator {

  private static final String ROOT = org.slf4j.Logger.ROOT_LOGGER_NAME;

  /** Logback calls this, instead of looking for a file, as soon as anybody wants to log. */
  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    // What a library does is news only when it goes wrong.
    logs.getLogger(ROOT).setLevel(Level.WARN);
    logs.getLogger("dev.herald").setLevel(Level.INFO);
    // Herald tries another folder, and says in a sentence when there is none.
    logs.getLogger("org.sqlite.SQLiteJDBCLoader").setLevel(Level.OFF);
    // Each malformed Host of a stranger, which is answered with 400.
    logs.getLogger("org.eclipse.jetty.util.HostPort").setLevel(Level.ERROR);
    // Each try to connect to a Kafka that is away, of which its deliveries tell.
    logs.getLogger("org.apache.kafka").setLevel(Level.ERROR);
    write(logs, LogFormat.TEXT);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Writes all further lines in this format. */
  public static void write(LogFormat format) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) write(logs, format);
  }

  private static void write(LoggerContext logs, LogFormat format) {
    Logger root = logs.getLogger(ROOT);
    root.detachAndStopAllAppenders();
    root.addAppender(appender(logs, format));
  }

  private static ConsoleAppender<ILoggingEvent> appender(LoggerContext logs, LogFormat format) {
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(logs);
    appender.setTarget("System.err");
    var encoder = format.encoder();
    encoder.setContext(logs);
    encoder.start();
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
