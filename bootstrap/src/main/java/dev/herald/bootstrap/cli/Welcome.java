package dev.herald.bootstrap.cli;

import dev.herald.application.port.in.access.IssueFirstToken;
import dev.herald.application.port.in.access.IssueFirstToken.FirstAccess;
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
    return listening + herald.firstAccess().map(it -> firstSteps(url, it)).orElse(console(url));
  }

  private static String firstSteps(String url, FirstAccess access) {
    return """

        Open %s/console/sign-in/%s to sign in (once, within %d hours).

        This is the admin token. It is shown only now; keep it:

          %s

        Try it:

          curl -H 'Authorization: Bearer %s' %s/api/v1/channels
        """
        .formatted(
            url,
            access.signInCode(),
            IssueFirstToken.CODE_LASTS.toHours(),
            access.token(),
            access.token(),
            url);
  }

  private static String console(String url) {
    return "Console at %s/console\n".formatted(url);
  }

  /** An address that stands for all others is none to connect to. */
  private static String reachable(String host) {
    if (host.equals("0.0.0.0") || host.equals("::")) return "127.0.0.1";
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
