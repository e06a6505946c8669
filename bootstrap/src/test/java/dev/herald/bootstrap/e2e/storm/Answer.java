package dev.herald.bootstrap.e2e.storm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;

/**
 * How a request was answered.
 *
 * @param status 0 if there was no answer
 * @param saysWhenToComeBack whether it has a Retry-After
 */
record Answer(int status, boolean saysWhenToComeBack) {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int MAX_HEAD = 16 * 1024;
  private static final Answer NONE = new Answer(0, false);

  /** Sends a request, reads all of its answer, and keeps its head. */
  static Answer to(Request request, int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      try {
        socket.getOutputStream().write(request.bytes());
      } catch (IOException refusedBeforeItsEnd) {
        // What it was refused with can still be read.
      }
      return read(socket.getInputStream());
    } catch (IOException e) {
      return NONE;
    }
  }

  private static Answer read(InputStream in) throws IOException {
    var head = new String(in.readNBytes(MAX_HEAD), ISO_8859_1);
    var end = head.indexOf("\r\n\r\n");
    if (end < 0) return NONE;
    in.transferTo(OutputStream.nullOutputStream());
    return of(head.substring(0, end));
  }

  private static Answer of(String head) {
    var status = Integer.parseInt(head.split(" ", 3)[1]);
    return new Answer(status, head.toLowerCase(Locale.ROOT).contains("\r\nretry-after: "));
  }

  /** Whether a client is treated as it may expect, however busy the server is. */
  boolean isFair() {
    return status == 503 ? saysWhenToComeBack : status > 0 && status < 500;
  }
}
