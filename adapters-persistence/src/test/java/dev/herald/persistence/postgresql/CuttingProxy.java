package dev.herald.persistence.postgresql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between Herald and PostgreSQL, and cuts or silences connections when it is told to. */
final class CuttingProxy implements AutoCloseable {

  private final ServerSocket listening;
  private final int port;
  private final Set<Way> ways = ConcurrentHashMap.newKeySet();
  private volatile boolean isCut;
  private volatile boolean isSilent;
  private volatile String last = "";
  private volatile boolean staysCut;
  private final AtomicInteger messagesOfWriters = new AtomicInteger();

  CuttingProxy(int port) {
    this.port = port;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** The address of a database of that server's, by this way. */
  DatabaseUrl to(DatabaseUrl url) {
    return DatabaseUrl.of(
        "postgresql://postgres@127.0.0.1:%s/%s"
            .formatted(listening.getLocalPort(), url.database()));
  }

  /** How many messages were sent by connections that write, as long as none is large. */
  int messagesOfWriters() {
    return messagesOfWriters.get();
  }

  /** Breaks all connections, and takes no new ones until it is mended. */
  void cut() {
    isCut = true;
    ways.forEach(Way::close);
  }

  /**
   * Takes all bytes from now on, and passes none on, not even that a connection was closed. It
   * takes new connections too.
   */
  void swallow() {
    isSilent = true;
    ways.forEach(way -> way.isSilent = true);
  }

  /** Takes new connections and passes on what they say; those that were silenced stay so. */
  void mend() {
    isCut = false;
    isSilent = false;
  }

  /**
   * Lets one more message through that has this text, and breaks its connection in the place of the
   * answer.
   *
   * @param staysCut whether no new connections are taken afterwards
   */
  void cutBehind(String text, boolean staysCut) {
    this.staysCut = staysCut;
    last = text;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var client = listening.accept();
        if (isCut) {
          client.close();
          continue;
        }
        var way = new Way(client, new Socket(InetAddress.getByName("127.0.0.1"), port), isSilent);
        ways.add(way);
        start(() -> pump(way, client, way.server, true));
        start(() -> pump(way, way.server, client, false));
      } catch (IOException e) {
        // The next one, if there is one.
      }
    }
  }

  private static final class Way {

    private final Socket client;
    private final Socket server;
    private volatile boolean isSilent;
    private volatile boolean writes;

    /** A client that was cut off before might end the session, and so undo what it has sent. */
    private volatile boolean isCutByTheAnswer;

    Way(Socket client, Socket server, boolean isSilent) {
      this.client = client;
      this.server = server;
      this.isSilent = isSilent;
    }

    void close() {
      CuttingProxy.close(client);
      CuttingProxy.close(server);
    }
  }

  private void pump(Way way, Socket from, Socket to, boolean isToServer) {
    try {
      var bytes = new byte[64 * 1024];
      InputStream in = from.getInputStream();
      for (var n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        if (way.isSilent) continue;
        if (!isToServer && way.isCutByTheAnswer) break;
        var said = isToServer ? new String(bytes, 0, n, ISO_8859_1) : "";
        way.writes |= said.contains("application_name = 'herald ");
        if (isToServer && way.writes) messagesOfWriters.incrementAndGet();
        var text = last;
        var isLast = !text.isEmpty() && said.contains(text);
        if (isLast) {
          last = "";
          way.isCutByTheAnswer = true;
          if (staysCut) isCut = true;
        }
        to.getOutputStream().write(bytes, 0, n);
      }
    } catch (IOException e) {
      // It was cut.
    }
    if (way.isSilent) return; // the other end is not told
    way.close();
    ways.remove(way);
  }

  private static void start(Runnable work) {
    var thread = new Thread(work, "proxy");
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
    cut();
  }
}
