package dev.herald.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.in.access.IssueFirstToken.FirstAccess;
import dev.herald.application.port.in.operation.AuditRetention;
import dev.herald.application.port.in.operation.EventRetention;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.http.CannotListen;
import dev.herald.http.address.TrustedProxies;
import dev.herald.http.brand.Brand;
import dev.herald.http.console.ConsoleSettings;
import dev.herald.http.cors.AllowedOrigins;
import dev.herald.http.door.Limits;
import dev.herald.http.legacy.LegacySettings;
import dev.herald.http.pages.PageSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the first start, a later one lets the first administrator in. */
class HeraldTest {

  private static final String CHOSEN = "correct-horse-battery-staple";

  @TempDir private Path folder;

  @Test
  void aStartOnATakenPortLosesNothing() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(taken.getLocalPort())).isInstanceOf(CannotListen.class);
    }

    try (var herald = start(0)) {
      assertThat(status(herald, shown(herald).get(0).token())).isEqualTo(200);
    }
  }

  @Test
  void aTokenThatWasNotShownIsNotKept() throws Exception {
    try (var herald = start(0)) {
      assertThatThrownBy(
              () ->
                  herald.issueFirstToken(
                      Optional.empty(),
                      access -> {
                        throw new IllegalStateException("killed while it is shown");
                      }))
          .hasMessageContaining("killed");
    }

    try (var herald = start(0)) {
      assertThat(status(herald, shown(herald).get(0).token())).isEqualTo(200);
    }
  }

  @Test
  void aTokenIsShownOnceAndAChosenOneNever() throws Exception {
    try (var herald = start(0)) {
      assertThat(status(herald, CHOSEN)).isEqualTo(401);
      herald.issueFirstToken(Optional.of(CHOSEN), HeraldTest::show);
      assertThat(status(herald, CHOSEN)).isEqualTo(200);
      assertThat(shown(herald)).isEmpty();
    }
  }

  private static void show(FirstAccess access) {
    throw new AssertionError("shown");
  }

  private static List<FirstAccess> shown(Herald herald) {
    var shown = new ArrayList<FirstAccess>();
    herald.issueFirstToken(Optional.empty(), shown::add);
    return shown;
  }

  private static int status(Herald herald, String token) throws Exception {
    var channels = URI.create("http://127.0.0.1:" + herald.port() + "/api/v1/channels");
    var request =
        HttpRequest.newBuilder(channels)
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private Herald start(int port) {
    var settings =
        new Settings(
            "127.0.0.1",
            port,
            folder,
            Optional.empty(),
            Optional.empty(),
            PublishingPolicy.NONE,
            AccountPolicy.IMPORT_ON_USE,
            EventRetention.DEFAULT,
            AuditRetention.DEFAULT,
            LegacySettings.OFF,
            false,
            Optional.empty(),
            Optional.empty(),
            false,
            Limits.usual(),
            Optional.empty(),
            TrustedProxies.NONE,
            Optional.empty(),
            Optional.empty(),
            AllowedOrigins.NONE,
            PageSettings.OFF,
            ConsoleSettings.AT_ONCE,
            Brand.HERALD,
            Optional.empty());
    return Herald.start(settings, reason -> {});
  }
}
