package dev.herald.http.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request, which is a good one until a test makes it otherwise. */
final class Call {

  private final Operation operation;
  private final Map<String, String> path = new HashMap<>(TestHerald.NAMES);
  private final Map<String, String> query = new TreeMap<>();
  private final Map<String, String> headers = new TreeMap<>();
  private byte[] body = {};

  private Call(Operation operation) {
    this.operation = operation;
    headers.put("Authorization", "Bearer " + TestHerald.ADMIN);
  }

  /** A call that does what the operation is for, with the first of its examples. */
  static Call of(Operation operation) {
    return of(operation, 0);
  }

  /** The same with another of its examples. */
  static Call of(Operation operation, int example) {
    var call = new Call(operation);
    operation
        .json()
        .map(type -> List.copyOf(operation.body().get(type).get("examples").properties()))
        .map(examples -> examples.get(example).getValue().get("value"))
        .ifPresent(body -> call.json(body.toString()));
    if (operation.requires("If-Match")) call.header("If-Match", "\"1\"");
    if (operation.body().has("image/*")) call.body("image/png", TestHerald.IMAGE);
    return call;
  }

  Call path(String name, String value) {
    path.put(name, value);
    return this;
  }

  Call query(String name, String value) {
    query.put(name, value);
    return this;
  }

  Call header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Call token(String secret) {
    return header("Authorization", "Bearer " + secret);
  }

  Call withoutToken() {
    return without("Authorization");
  }

  Call without(String header) {
    headers.remove(header);
    return this;
  }

  /** The body as text. */
  String text() {
    return new String(body, UTF_8);
  }

  Call json(String json) {
    return body(operation.json().orElseThrow(), json.getBytes(UTF_8));
  }

  Call body(String contentType, byte[] bytes) {
    body = bytes;
    return header("Content-Type", contentType);
  }

  /** A form with this part, whose headers and content are given. */
  Call form(String part) {
    var text = "--edge\r\n" + part.replace("\n", "\r\n") + "\r\n--edge--\r\n";
    return body("multipart/form-data; boundary=edge", text.getBytes(UTF_8));
  }

  HttpRequest to(int port) {
    var uri = "http://127.0.0.1:" + port + filledIn() + queryString();
    var request =
        HttpRequest.newBuilder(URI.create(uri))
            .method(operation.method(), BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return request.build();
  }

  private String filledIn() {
    var filled = operation.path();
    for (var name : path.keySet()) {
      filled = filled.replace("{" + name + "}", encoded(path.get(name)));
    }
    return filled;
  }

  private String queryString() {
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  @Override
  public String toString() {
    return operation.method()
        + " "
        + filledIn()
        + queryString()
        + " "
        + headers
        + " "
        + (body.length < 1000 ? text() : body.length + " bytes");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
