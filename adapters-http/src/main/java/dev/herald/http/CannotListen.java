package dev.herald.http;

import java.net.BindException;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;

/** Herald can't listen where it was told to; the message tells an operator why. */
public final class CannotListen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private CannotListen(String message, Throwable cause) {
    super(message, cause);
  }

  /** A failure to start as what it is, if this is what it is. */
  static Optional<CannotListen> of(Throwable failure, String host, int port) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> reason(cause).stream())
        .findFirst()
        .map(
            reason ->
                new CannotListen(
                    "Herald can't listen at %s, port %s: %s.".formatted(host, port, reason),
                    failure));
  }

  private static Optional<String> reason(Throwable cause) {
    if (cause instanceof UnresolvedAddressException) return Optional.of("there is no such host");
    if (cause instanceof BindException bind && isInUse(bind)) {
      return Optional.of("another program listens there already. Choose another with --port");
    }
    if (cause instanceof SocketException) return Optional.of(cause.getMessage() + "");
    return Optional.empty();
  }

  private static boolean isInUse(BindException e) {
    return String.valueOf(e.getMessage()).contains("in use");
  }
}
