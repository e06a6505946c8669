package dev.herald.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.HttpTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs that watch the server are told. */
class MetricsTest extends HttpTest {

  private static final Pattern METRIC =
      Pattern.compile("\\b(?:herald|jvm|process)_[a-z_]+(?=[{\\[) ])");

  @Test
  void countsRequestsByRouteAndStatus() {
    serve(herald, settings(Optional.empty()));
    givenChannel();
    for (var i = 0; i < 3; i++) reader.get("/api/v1/channels/news").hasStatus(200);
    reader.get("/api/v1/channels/none").hasStatus(404);
    reader.post("/api/v1/channels", CHANNEL).hasStatus(403);

    assertThat(metrics())
        .contains(row("GET", "/api/v1/channels/{id}", 200, 3))
        .contains(row("GET", "/api/v1/channels/{id}", 404, 1))
        .contains(row("POST", "/api/v1/channels", 201, 1))
        .contains(row("POST", "/api/v1/channels", 403, 1));
  }

  private static String row(String method, String route, int status, int count) {
    return "herald_http_requests_seconds_count{method=\"%s\",route=\"%s\",status=\"%s\"} %s\n"
        .formatted(method, route, status, count);
  }

  /** Or else strangers could make as many rows as they know addresses. */
  @Test
  void takesAllThatIsNoRouteTogether() {
    serve(herald, settings(Optional.empty()));
    for (var i = 0; i < 20; i++) anybody.get("/nothing/" + i).hasStatus(404);

    assertThat(metrics()).contains(row("none", "none", 404, 20)).doesNotContain("/nothing");
  }

  @Test
  void tellsHowTheStoreAndTheMachineDo() {
    serve(herald, settings(Optional.empty()));

    assertThat(metrics())
        .contains("herald_writer_commits_seconds_count ", "herald_storage_bytes{what=\"database\"}")
        .contains("jvm_memory_used_bytes{", "process_uptime_seconds ");
  }

  @Test
  void isForThoseAloneWhoHaveATokenOfTheWholeServer() {
    serve(herald, settings(Optional.empty()));

    anybody.get("/metrics").hasStatus(401);
    reader.get("/metrics").hasStatus(200).has("Cache-Control", "no-store");
  }

  /** Of the dashboard and the alerts that Herald brings along. */
  @ParameterizedTest
  @ValueSource(strings = {"alerts.yaml", "grafana-dashboard.json"})
  void hasTheNumbersThatWatchersAskFor(String file) throws IOException {
    serve(herald, settings(Optional.empty()));
    admin.post("/api/v1/webhooks", "{\"url\": \"https://intranet.example/hook\"}").hasStatus(201);
    var asked =
        METRIC
            .matcher(Files.readString(Path.of("../docs/monitoring", file)))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(asked).hasSizeGreaterThan(3);
    assertThat(metrics()).contains(asked);
  }

  private String metrics() {
    return reader.get("/metrics").hasStatus(200).text();
  }
}
