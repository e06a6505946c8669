package dev.herald.http.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.http.route.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A line of {@code access.txt}: a request, and what is answered to whom.
 *
 * @param path with {@code {channel}} and the like in it
 * @param nobody what is answered without a token or a session
 * @param unbound what is answered to each role
 * @param own what is answered to each role that is bound to the channel it asks about
 * @param other what is answered to each role that is bound to another; empty if none is named
 * @param body what is sent
 */
record AccessLine(
    String method,
    String path,
    String nobody,
    List<String> unbound,
    List<String> own,
    List<String> other,
    String body) {

  /** The whole table. */
  static List<AccessLine> all() {
    try (var file = AccessLine.class.getResourceAsStream("access.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(AccessLine::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AccessLine of(String line) {
    var columns = Stream.of(line.split("\\|", 6)).map(String::strip).toList();
    var request = columns.get(0).split(" +", 2);
    return new AccessLine(
        request[0],
        request[1],
        columns.get(1),
        cells(columns.get(2)),
        cells(columns.get(3)),
        columns.get(4).equals("-") ? List.of() : cells(columns.get(4)),
        columns.size() > 5 ? columns.get(5) : "");
  }

  private static List<String> cells(String column) {
    return Arrays.asList(column.split(" +"));
  }

  boolean isOfTheConsole() {
    return path.startsWith("/console");
  }

  boolean namesAChannel() {
    return Stream.of("{channel}", "{post}", "{draft}", "{template}")
        .anyMatch(it -> (path + body).contains(it));
  }

  /** The same request about this channel, this post of it, and what else has the same number. */
  AccessLine about(String channel, String post) {
    var draft = post.replace("post", "draft");
    var template = post.replace("post", "template");
    return with(
        it ->
            it.replace("{channel}", channel)
                .replace("{post}", post)
                .replace("{draft}", draft)
                .replace("{template}", template));
  }

  /** The same request with these texts. */
  AccessLine with(UnaryOperator<String> change) {
    return new AccessLine(
        method, change.apply(path), nobody, unbound, own, other, change.apply(body));
  }

  /** The same request by another method. */
  AccessLine by(String other) {
    return new AccessLine(other, path, nobody, unbound, own, this.other, body);
  }

  boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** Whether this is the route for the request. What is streamed never ends but for a HEAD. */
  boolean isFor(Route route) {
    var pattern = route.path().replaceAll("\\{\\w+}", "[^/]+");
    var isSameMethod =
        route.method().name().equals(method) || (route.reads() && method.equals("HEAD"));
    return isSameMethod && path.replaceAll("\\?.*", "").matches(pattern);
  }

  @Override
  public String toString() {
    return (method + " " + path + " " + body).strip();
  }
}
