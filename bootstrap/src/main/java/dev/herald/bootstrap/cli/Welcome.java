package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.Herald;
import java.nio.file.Path;

/** What a start says to whoever watches. */
final class Welcome {

  private Welcome() {}

  static String text(String host, Herald herald, Path data) {
    var url = "http://%s:%d".formatted(reachable(host), herald.port());
    var listening =
        """
        Herald %s is listening at %s
        Data in %s, API described at %s/docs
        """
            .formatted(
                HeraldCommand.Version.current(), url, data.toAbsolutePath().normalize(), url);
    return herald.firstToken().map(token -> listening + firstSteps(url, token)).orElse(listening);
  }

  private static String firstSteps(String url, String token) {
    return """

        This is the admin token. It is shown only now; keep it:

          %s

        Try it:

          curl -H 'Authorization: Bearer %s' %s/api/v1/channels
        """
        .formatted(token, token, url);
  }

  /** An address that stands for all others is none to connect to. */
  private static String reachable(String host) {
    if (host.equals("0.0.0.0") || host.equals("::")) return "127.0.0.1";
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
