package dev.herald.bootstrap.cli;

import dev.herald.application.port.in.access.IssueFirstToken;
import dev.herald.application.port.in.access.IssueFirstToken.FirstAccess;
import dev.herald.http.ReachableHost;
import java.nio.file.Path;

/** What a start says to whoever watches. */
final class Welcome {

  private final String url;
  private final Path data;

  /**
   * @param scheme by which it is reached
   */
  Welcome(String scheme, String host, int port, Path data) {
    this.url = "%s://%s:%s".formatted(scheme, ReachableHost.forThisComputer(host), port);
    this.data = data.toAbsolutePath().normalize();
  }

  /** How to get in for the first time. */
  String firstSteps(FirstAccess access) {
    return """
        This is the admin token. It is shown only now; keep it:

          %s

        Open %s/console/sign-in/%s to sign in (once, within %s hours). Or try it:

          export HERALD_TOKEN=...
          curl -H "Authorization: Bearer $HERALD_TOKEN" %s/api/v1/channels

        """
        .formatted(
            access.token(), url, access.signInCode(), IssueFirstToken.CODE_LASTS.toHours(), url);
  }

  /** That it can be used now. */
  String ready() {
    return """
        Herald %s is listening at %s
        Data in %s, API described at %s/docs
        Console at %s/console
        """
        .formatted(HeraldCommand.Version.current(), url, data, url, url);
  }
}
