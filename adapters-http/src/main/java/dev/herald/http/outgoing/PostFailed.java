package dev.herald.http.outgoing;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpResponseException;
import org.jspecify.annotations.Nullable;

/** A post that did not lead to a reply. The message tells the operator why. */
public final class PostFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message in words, for the operator
   */
  public PostFailed(String message) {
    super(message, null, false, false);
  }

  /** Says in words why a post failed. */
  static PostFailed of(Throwable failure, String host, Duration timeout) {
    return find(PostFailed.class, failure)
        .orElseGet(() -> new PostFailed(words(failure, host, timeout)));
  }

  private static String words(Throwable failure, String host, Duration timeout) {
    var tls = find(SSLException.class, failure);
    if (tls.isPresent()) return words(tls.get(), host);
    var connecting = find(ConnectException.class, failure);
    if (connecting.isPresent()) {
      return String.valueOf(connecting.get().getMessage()).contains("refused")
          ? "The connection was refused."
          : "No connection could be made: %s.".formatted(connecting.get().getMessage());
    }
    if (has(SocketTimeoutException.class, failure)) return "No connection could be made in time.";
    if (has(TimeoutException.class, failure)) {
      return "There was no answer within %s.".formatted(words(timeout));
    }
    if (has(HttpResponseException.class, failure)) return words(failure.getCause());
    if (has(EOFException.class, failure) || has(ClosedChannelException.class, failure)) {
      return "The connection was closed before there was an answer.";
    }
    if (has(RejectedExecutionException.class, failure)) {
      return "Too many posts to %s are waiting.".formatted(host);
    }
    return "The post failed: %s.".formatted(failure);
  }

  /** Jetty tells the two apart by these words alone. */
  private static String words(@Nullable Throwable badAnswer) {
    return badAnswer != null && String.valueOf(badAnswer.getMessage()).contains("Header Bytes")
        ? "The headers of the answer have more than " + WebhookClient.MAX_HEADERS_BYTES + " bytes."
        : "The answer is not HTTP.";
  }

  private static String words(SSLException failure, String host) {
    if (has(CertificateExpiredException.class, failure)) {
      return "The certificate of %s has expired.".formatted(host);
    }
    if (has(CertPathBuilderException.class, failure)) {
      return "The certificate of %s is not one of an authority that Java trusts.".formatted(host);
    }
    if (has(CertificateException.class, failure)) {
      return "The certificate is not one of %s.".formatted(host);
    }
    return "No secure connection could be made: %s.".formatted(failure.getMessage());
  }

  private static String words(Duration time) {
    return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  private static boolean has(Class<? extends Throwable> type, Throwable failure) {
    return find(type, failure).isPresent();
  }

  private static <T extends Throwable> Optional<T> find(
      Class<T> type, @Nullable Throwable failure) {
    for (var it = failure; it != null; it = it.getCause()) {
      if (type.isInstance(it)) return Optional.of(type.cast(it));
    }
    return Optional.empty();
  }
}
