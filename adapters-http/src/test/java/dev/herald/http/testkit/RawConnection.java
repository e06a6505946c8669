package dev.herald.http.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends bytes as they are, and reads one answer, after which the server has to hang up. */
public final class RawConnection implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;

  private RawConnection(Socket socket) {
    this.socket = socket;
  }

  /** Connects to a server on this computer. */
  public static RawConnection to(int port) {
    try {
      var socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      return new RawConnection(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends lines, each of which ends as HTTP wants it. */
  public RawConnection lines(String... lines) {
    return text(String.join("\r\n", lines) + "\r\n");
  }

  /** Sends a text with one byte for each of its characters. */
  public RawConnection text(String text) {
    return bytes(text.getBytes(ISO_8859_1));
  }

  public RawConnection bytes(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells the server that nothing more will come. */
  public RawConnection end() {
    try {
      socket.shutdownOutput();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the server answers until it hangs up; not for answers in chunks. */
  public Answer answer() {
    try {
      var all = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      var end = all.indexOf("\r\n\r\n");
      if (end < 0) throw new AssertionError("no answer, but \"" + all + "\"");
      var lines = List.of(all.substring(0, end).split("\r\n"));
      var status = Integer.parseInt(lines.get(0).split(" ")[1]);
      return new Answer(status, headers(lines), all.substring(end + 4).getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next line, without its end. */
  public String line() {
    try {
      var line = new StringBuilder();
      for (var c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
        if (c < 0) throw new AssertionError("no line, but \"" + line + "\"");
        line.append((char) c);
      }
      return line.toString().strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What comes until the server hangs up, or cuts off. */
  public String rest() {
    var all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketException e) {
      // That is how it cuts off.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString(ISO_8859_1);
  }

  private static HttpHeaders headers(List<String> lines) {
    Map<String, List<String>> headers = new HashMap<>();
    for (var line : lines.subList(1, lines.size())) {
      var parts = line.split(": ?", 2);
      headers.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
    }
    return HttpHeaders.of(headers, (name, value) -> true);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
