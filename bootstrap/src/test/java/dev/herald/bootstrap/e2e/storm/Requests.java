package dev.herald.bootstrap.e2e.storm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.http.route.Body;
import dev.herald.http.route.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Requests to every route of the server, as the table of its routes has them.
 *
 * @param places what stands in addresses in the place of {@code {parameters}}
 */
record Requests(List<Route> routes, Map<String, String> places) {

  private static final int LARGE_FILE = 3_000_000;
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  /** What anybody can send, who has no token: to each route, the most that it could take. */
  List<Request> ofStrangers() {
    return routes.stream().map(route -> request(route, "", Map.of(), content(route, 'x'))).toList();
  }

  /**
   * The largest bodies and queries, legal and not, to all routes that need a role.
   *
   * @param credentials by the start of a path: headers
   * @param query by the start of a path: what its query has in any case
   */
  List<Request> ofMembers(Map<String, Map<String, String>> credentials, Map<String, String> query) {
    List<Request> requests = new ArrayList<>();
    for (var route : routes) {
      if (endsTheSession(route)) continue;
      var headers = of(credentials, route).orElse(null);
      if (headers == null) continue;
      var fixed = of(query, route).orElse("");
      if (!route.body().isExpected()) {
        for (var more : QUERIES) requests.add(request(route, fixed + more, headers, new byte[0]));
      } else if (route.body().isFile()) {
        requests.add(request(route, fixed, headers, content(route, 'x')));
      } else {
        for (var body : isForm(route) ? FORMS : OBJECTS) {
          requests.add(request(route, fixed, headers, body));
        }
      }
    }
    return requests;
  }

  private static <T> Optional<T> of(Map<String, T> byStart, Route route) {
    return byStart.entrySet().stream()
        .filter(it -> route.path().startsWith(it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whoever signs out is a stranger afterwards. */
  private static boolean endsTheSession(Route route) {
    return route.path().startsWith("/console/sign-out");
  }

  private static boolean isForm(Route route) {
    return route.path().startsWith("/console");
  }

  private Request request(Route route, String query, Map<String, String> headers, byte[] body) {
    var all = new HashMap<>(headers);
    if (route.body().isExpected()) {
      all.put("Content-Type", isForm(route) ? FORM : JSON);
      if (isForm(route)) all.put("Sec-Fetch-Site", "same-origin");
      if (route.body().isFile()) all.put("Content-Type", "application/octet-stream");
    }
    var path = route.path();
    for (var place : places.entrySet()) {
      path = path.replace("{" + place.getKey() + "}", place.getValue());
    }
    return Request.of(
        route.method() + " " + route.path(),
        route.method().name(),
        query.isEmpty() ? path : path + "?" + query,
        all,
        body);
  }

  private static byte[] content(Route route, char of) {
    if (!route.body().isExpected()) return new byte[0];
    var size = route.body().isFile() ? LARGE_FILE : (int) route.body().maxBytes();
    return String.valueOf(of).repeat(size).getBytes(UTF_8);
  }

  private static final List<String> QUERIES =
      List.of(
          "limit=100",
          "limit=100&query=" + "%22storm%20storm%22%20".repeat(200),
          "limit=100&query=" + "%F0%9F%98%80".repeat(500),
          "cursor=" + "A".repeat(6000));

  private static final int MOST = Body.MAX_ENTRIES;

  /** Each not larger than a body may be, but for the last. */
  private static final List<byte[]> OBJECTS =
      Stream.of(
              padded("{\"text\":\"" + "\\u00e9".repeat(10_000) + "\"}", " "),
              "[".repeat(MOST),
              list("images"),
              list("links"),
              list("events"),
              fields(),
              text("name"),
              text("customString"),
              text("text"),
              text("url"),
              "x".repeat(2 * MOST))
          .map(it -> it.getBytes(UTF_8))
          .toList();

  private static final List<byte[]> FORMS =
      Stream.of(
              "a&".repeat(MOST / 2),
              "text=" + "x".repeat(MOST - 5),
              "text=" + "%F0%9F%98%80".repeat(MOST / 13),
              "link=https%3A%2F%2Fa&".repeat(MOST / 21),
              "x".repeat(2 * MOST))
          .map(it -> it.getBytes(UTF_8))
          .toList();

  private static String list(String field) {
    var start = "{\"" + field + "\":[{}";
    return start + ",{}".repeat((MOST - start.length() - 2) / 3) + "]}";
  }

  private static String fields() {
    var all = new StringBuilder("{\"0\":1");
    for (var i = 1; all.length() < MOST - 20; i++) {
      all.append(",\"").append(Integer.toHexString(i)).append("\":1");
    }
    return all.append('}').toString();
  }

  private static String text(String field) {
    return padded("{\"" + field + "\":\"", "y") + "\"}";
  }

  private static String padded(String start, String with) {
    return start + with.repeat(MOST - start.length() - 2);
  }
}
