package dev.herald.bootstrap.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages of the console, as an operator's browser asks for them: one after the other. */
final class ConsolePages {

  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration MEASURED = Duration.ofSeconds(4);

  private final ServerProcess server;
  private final String cookie;

  private ConsolePages(ServerProcess server, String cookie) {
    this.server = server;
    this.cookie = cookie;
  }

  /** Signs in. */
  static ConsolePages open(ServerProcess server) throws IOException {
    var signIn =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%s/console/sign-in".formatted(server.port())))
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + ServerProcess.TOKEN))
            .build();
    try {
      var answer = HttpClient.newHttpClient().send(signIn, BodyHandlers.discarding());
      var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
      return new ConsolePages(server, cookie.split(";", 2)[0]);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the sign-in was interrupted", e);
    }
  }

  /** What each page took, by its name. */
  Map<String, Load.Result> measure() throws IOException {
    var pages = new LinkedHashMap<String, String>();
    pages.put("home", "/console/home");
    pages.put("channels", "/console/channels");
    pages.put("channels, searched", "/console/channels?query=channel+42");
    pages.put("a channel", "/console/channel?id=channel-42");
    pages.put("statistics of a channel", "/console/channel/statistics?id=channel-42&days=365");
    pages.put("posts", "/console/posts");
    pages.put("posts with a common word", "/console/posts?query=" + Words.common());
    pages.put("posts with a rare word", "/console/posts?query=" + Words.rare(4242));
    pages.put("posts of a channel and a type", "/console/posts?channel=channel-42&type=TEXT_ONLY");
    pages.put("create a post", "/console/compose?channel=channel-42");
    var results = new LinkedHashMap<String, Load.Result>();
    for (var page : pages.entrySet()) {
      var request = request(page.getValue());
      var load = Load.saturating(server.port(), 1, number -> request);
      load.during(WARM_UP);
      results.put(page.getKey(), load.during(MEASURED));
    }
    return results;
  }

  private byte[] request(String path) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\nAccept-Encoding: gzip\r\n\r\n"
        .formatted(path, cookie)
        .getBytes(UTF_8);
  }
}
