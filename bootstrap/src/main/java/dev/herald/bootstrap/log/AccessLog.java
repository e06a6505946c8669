package dev.herald.bootstrap.log;

import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.OutputStreamAppender;
import dev.herald.http.log.Answered;
import java.util.function.Consumer;

/**
 * A line for each request that was answered. It is written on a thread of its own, for which nobody
 * waits: what can't be written as fast as requests are answered, or at all, is left out, and the
 * log says so.
 */
public final class AccessLog implements Consumer<Answered>, AutoCloseable {

  private static final int MAX_WAITING = 8192;

  /** Milliseconds for what waits when the server stops. */
  private static final int LONGEST_CLOSE = 2000;

  private final ContextBase context;
  private final AsyncAppenderBase<Answered> waiting = new AsyncAppenderBase<>();
  private final AccessLogTrouble trouble;

  private AccessLog(
      ContextBase context, AccessLogTrouble trouble, OutputStreamAppender<Answered> appender) {
    this.context = context;
    this.trouble = trouble;
    waiting.setContext(context);
    waiting.setName("access-log");
    waiting.setQueueSize(MAX_WAITING);
    waiting.setDiscardingThreshold(0);
    waiting.setNeverBlock(true);
    waiting.setMaxFlushTime(LONGEST_CLOSE);
    waiting.addAppender(appender);
    waiting.start();
  }

  /**
   * Begins to write.
   *
   * @throws UnusableAccessLog it can't be written there
   */
  public static AccessLog open(AccessLogSettings settings) {
    var context = new ContextBase();
    var appender =
        settings
            .file()
            .map(file -> AccessLogFiles.appender(file, context))
            .orElseGet(() -> standardOutput(context));
    return open(context, appender, settings.format());
  }

  static AccessLog open(
      ContextBase context, OutputStreamAppender<Answered> appender, LogFormat format) {
    var trouble = new AccessLogTrouble();
    context.getStatusManager().add(trouble);
    var encoder = format.accessEncoder();
    encoder.setContext(context);
    encoder.start();
    appender.setEncoder(encoder);
    appender.start();
    return new AccessLog(context, trouble, appender);
  }

  private static OutputStreamAppender<Answered> standardOutput(Context context) {
    var appender = new ConsoleAppender<Answered>();
    appender.setContext(context);
    return appender;
  }

  @Override
  public void accept(Answered answered) {
    if (waiting.getRemainingCapacity() == 0) trouble.leaveOut();
    else waiting.doAppend(answered);
  }

  /** Writes what waits, if that does not take long. */
  @Override
  public void close() {
    waiting.stop();
    trouble.tellWhatWasLeftOut();
    context.stop();
  }
}
