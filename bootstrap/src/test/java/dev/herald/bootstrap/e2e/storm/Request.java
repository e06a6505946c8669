package dev.herald.bootstrap.e2e.storm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/**
 * A request as it is sent, on a connection of its own.
 *
 * @param name what it is, for who reads the result
 */
record Request(String name, byte[] bytes) {

  static Request of(
      String name, String method, String path, Map<String, String> headers, byte[] body) {
    var head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, path));
    head.append("Host: 127.0.0.1\r\nConnection: close\r\n");
    headers.forEach((field, value) -> head.append(field).append(": ").append(value).append("\r\n"));
    if (!method.equals("GET")) head.append("Content-Length: ").append(body.length).append("\r\n");
    var start = head.append("\r\n").toString().getBytes(UTF_8);
    var bytes = new byte[start.length + body.length];
    System.arraycopy(start, 0, bytes, 0, start.length);
    System.arraycopy(body, 0, bytes, start.length, body.length);
    return new Request(name, bytes);
  }
}
