package dev.herald.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.herald.http.log.RequestId;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.ProblemAnswers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that never came as far as a route, such as those that are no HTTP. */
final class JettyErrors extends ErrorHandler {

  private static final Duration LINGER = Duration.ofSeconds(2);

  private static final Map<Integer, String> CODES =
      Map.of(
          400, "bad_request",
          414, "uri_too_long",
          431, "headers_too_large",
          503, "shutting_down");

  /** Jetty would leave the body out for all methods but the usual ones of browsers. */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    var body = problem(status, RequestId.of(request), response.getHeaders());
    response.setStatus(status);
    response.write(
        true, body, cause instanceof HttpException ? lingering(request, callback) : callback);
  }

  /**
   * Jetty closes the connection when it is told that this answer is out. What a client still sends
   * to a closed connection would take the answer away from it, so it has a while to read it; that
   * nothing follows, it knows at once.
   */
  private static Callback lingering(Request request, Callback callback) {
    var scheduler = request.getComponents().getScheduler();
    return Callback.from(
        () -> scheduler.schedule(callback::succeeded, LINGER.toMillis(), MILLISECONDS),
        callback::failed);
  }

  /** No word of the cause: it may repeat what the request said. */
  private static ByteBuffer problem(int status, String id, HttpFields.Mutable headers) {
    var title = Objects.requireNonNullElse(HttpStatus.getMessage(status), "Refused");
    var code = CODES.getOrDefault(status, "http_" + status);
    headers.put(RequestId.HEADER, id);
    headers.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put(HttpHeader.CONTENT_TYPE, ProblemAnswers.CONTENT_TYPE);
    if (status == 503) headers.put(HttpHeader.RETRY_AFTER, "1");
    return ByteBuffer.wrap(ProblemAnswers.bytes(Problem.of(status, code, title, title + "."), id));
  }
}
