package dev.herald.http.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server that keeps to no rule: to each connection it says what it was made to say as soon as
 * anything comes, until the other side hangs up.
 */
public final class RawServer implements AutoCloseable {

  private final ServerSocket listening;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Speech speech;

  /** What it says to a connection; it may go on until it fails, as writing does at the end. */
  @FunctionalInterface
  public interface Speech {
    void to(OutputStream out) throws IOException;
  }

  public RawServer(Speech speech) {
    this.speech = speech;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Says a beginning once, and then the same again and again. */
  public static RawServer endless(String beginning, String again) {
    return new RawServer(
        out -> {
          out.write(beginning.getBytes(ISO_8859_1));
          for (var bytes = again.getBytes(ISO_8859_1); ; ) out.write(bytes);
        });
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var socket = listening.accept();
        socket.setTcpNoDelay(true);
        connections.add(socket);
        start(() -> talk(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      if (socket.getInputStream().read() < 0) return; // who speaks first gives no answer
      speech.to(socket.getOutputStream());
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException hungUp) {
      // As it must.
    }
  }

  private static void start(Runnable work) {
    var thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  public String url() {
    return "http://127.0.0.1:" + listening.getLocalPort() + "/";
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (var socket : connections) socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
