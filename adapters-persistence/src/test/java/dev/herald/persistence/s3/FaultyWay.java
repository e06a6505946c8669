package dev.herald.persistence.s3;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A way to S3 on which things go wrong when it is told so. */
final class FaultyWay implements AutoCloseable {

  /** What becomes of connections. */
  enum Fault {
    NONE,
    /** They are closed at once. */
    CUT,
    /** What is sent is taken, and never answered. */
    SILENT,
    /** What is sent is not even taken. */
    DEAF,
    /** Every request is answered by itself. */
    ANSWERING
  }

  private final ServerSocket listening;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong answerBytes = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong requestBytes = new AtomicLong(Long.MAX_VALUE);
  private volatile Fault fault = Fault.NONE;
  private volatile String answer = "";
  private volatile int answers;
  private volatile boolean staysCut;

  FaultyWay(URI to) {
    port = to.getPort();
    try {
      listening = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  /** From now on, for connections that there are as for others. */
  void become(Fault other) {
    fault = other;
    open.forEach(FaultyWay::close);
  }

  /** Answers so many requests by itself, with a status, headers and an error of S3's. */
  void answer(int times, String status, String code) {
    var body = "<Error><Code>%s</Code><Message>a test</Message></Error>".formatted(code);
    answer =
        "HTTP/1.1 %s\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: %s\r\n\r\n%s"
            .formatted(status, body.length(), body);
    answers = times;
    become(Fault.ANSWERING);
  }

  /** Cuts the connection that carries the last of so many bytes of answers. */
  void cutOnceAfterAnswersOf(long bytes) {
    staysCut = false;
    answerBytes.set(bytes);
  }

  /** Cuts all connections after so many bytes of answers, and takes no more. */
  void cutAllAfterAnswersOf(long bytes) {
    staysCut = true;
    answerBytes.set(bytes);
  }

  /** Cuts all connections after so many bytes of requests, and takes no more. */
  void cutAllAfterRequestsOf(long bytes) {
    staysCut = true;
    requestBytes.set(bytes);
  }

  /** How many connections were made. */
  int connections() {
    return connections.get();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var client = listening.accept();
        connections.incrementAndGet();
        open.add(client);
        start(() -> serve(client));
      } catch (IOException e) {
        // The next one, if there is one.
      }
    }
  }

  private void serve(Socket client) {
    try {
      switch (fault) {
        case CUT -> client.close();
        case DEAF -> {}
        case SILENT -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
        case ANSWERING -> answer(client);
        case NONE -> passOn(client);
      }
    } catch (IOException e) {
      close(client);
    }
  }

  private void answer(Socket client) throws IOException {
    if (answers-- <= 0) {
      fault = Fault.NONE;
      passOn(client);
      return;
    }
    client.getInputStream().read(new byte[64 * 1024]);
    client.getOutputStream().write(answer.getBytes(US_ASCII));
    client.shutdownOutput();
    client.setSoTimeout(200);
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
    client.close();
  }

  private void passOn(Socket client) throws IOException {
    var server = new Socket(InetAddress.getByName("127.0.0.1"), port);
    open.add(server);
    start(() -> pump(client, server, requestBytes));
    pump(server, client, answerBytes);
  }

  private void pump(Socket from, Socket to, AtomicLong left) {
    try (from;
        to) {
      var bytes = new byte[16 * 1024];
      var in = from.getInputStream();
      for (var n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        if (left.get() != Long.MAX_VALUE && left.addAndGet(-n) < 0) {
          left.set(Long.MAX_VALUE);
          if (staysCut) become(Fault.CUT);
          return;
        }
        to.getOutputStream().write(bytes, 0, n);
      }
    } catch (IOException e) {
      // One of them has gone.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void start(Runnable work) {
    var thread = new Thread(work, "a way to S3");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed.
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(FaultyWay::close);
  }
}
