package dev.herald.bootstrap.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP connection that does no more than it must: the load shares the processors with the
 * server, and a real client would take most of them.
 */
final class Connection implements AutoCloseable {

  private static final String LENGTH = "content-length:";
  private static final String CHUNKED = "transfer-encoding: chunked";

  private final Socket socket;
  private final BufferedInputStream in;

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
  }

  /** A request as it is sent. */
  static byte[] request(String method, String path, String token, String json) {
    var body = json.getBytes(StandardCharsets.UTF_8);
    var head =
        """
        %s %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %s\r
        \r
        """
            .formatted(method, path, token, body.length)
            .getBytes(StandardCharsets.UTF_8);
    var request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  /**
   * Sends a request and reads its answer.
   *
   * @return the body of the answer
   * @throws IOException the connection broke, or the answer is no success
   */
  String send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    var status = line();
    var length = 0;
    var isChunked = false;
    for (var header = line(); !header.isEmpty(); header = line()) {
      if (starts(header, LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
      isChunked |= starts(header, CHUNKED);
    }
    var body = isChunked ? chunks() : in.readNBytes(length);
    var text = new String(body, StandardCharsets.UTF_8);
    if (!status.startsWith("HTTP/1.1 2")) throw new IOException(status + " " + text);
    return text;
  }

  private static boolean starts(String header, String start) {
    return header.regionMatches(true, 0, start, 0, start.length());
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (var size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    var line = new StringBuilder(80);
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) throw new EOFException("the server closed the connection");
      if (c != '\r') line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
