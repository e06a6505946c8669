package dev.herald.http.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** Tells an access log of each request after its answer, those that are no HTTP included. */
public final class AnsweredRequests implements RequestLog {

  private static final int MAX_METHOD_LENGTH = 32;

  private final Consumer<Answered> log;

  /**
   * @param log is told by the threads that answer, and must not let them wait
   */
  public AnsweredRequests(Consumer<Answered> log) {
    this.log = log;
  }

  @Override
  public void log(Request request, Response response) {
    var answered =
        new Answered(
            Instant.ofEpochMilli(Request.getTimeStamp(request)),
            RequestInLog.client(request),
            Optional.ofNullable(RequestInLog.sender(request)),
            method(request.getMethod()),
            LoggedPath.of(Objects.requireNonNullElse(request.getHttpURI().getPath(), "-")),
            request.getConnectionMetaData().getProtocol(),
            response.getStatus(),
            Response.getContentBytesWritten(response),
            Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime()),
            RequestId.of(request));
    var later = SentLater.of(request);
    if (later.isPresent()) later.get().answered(answered, log);
    else log.accept(answered);
  }

  /** Clients may send any word. */
  private static String method(@Nullable String sent) {
    if (sent == null) return "-";
    return sent.length() > MAX_METHOD_LENGTH ? sent.substring(0, MAX_METHOD_LENGTH) + "…" : sent;
  }
}
