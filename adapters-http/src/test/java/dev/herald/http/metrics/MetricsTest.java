package dev.herald.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.operation.ReadBackups.Failed;
import dev.herald.application.port.in.operation.ReadBackups.Made;
import dev.herald.application.port.in.operation.ReadBackups.State;
import dev.herald.application.port.in.operation.ReadFigures;
import dev.herald.application.port.in.operation.ReadFigures.Figures;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.Distribution;
import dev.herald.application.view.ReceiverFigures;
import dev.herald.application.view.StoreFigures;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.UseCasesWith;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
  void tellsHowLongPublishingTakesWhicheverWay() {
    serve(herald, settings(Optional.empty()));
    givenChannel();
    givenPost("news", "one");
    givenPost("news", "two");
    editor.post("/api/v1/channels/none/posts", "{\"text\": \"x\"}").hasStatus(404);

    assertThat(metrics())
        .contains(
            "herald_publish_seconds_count 2\n", "herald_publish_seconds_bucket{le=\"0.025\"}");
  }

  @Test
  void tellsHowManyChangesShareACommit() {
    var sizes = new Distribution(List.of(1L, 2L), List.of(5L, 3L));
    var store = new StoreFigures(0, 11, 8, sizes, 0, 0, 0, 0, 0, 0);
    serve(telling(new Figures(store, List.of(), List.of(), Optional.empty())));

    assertThat(metrics())
        .contains("herald_writer_batch_size_bucket{le=\"1.0\"} 5\n")
        .contains("herald_writer_batch_size_bucket{le=\"2.0\"} 8\n")
        .contains("herald_writer_batch_size_sum 11.0\n", "herald_writer_batch_size_count 8\n");
  }

  @Test
  void tellsHowOftenAnswersAndTokensWereKept() {
    serve(herald, settings(Optional.empty()));
    givenChannel();
    for (var i = 0; i < 3; i++) reader.get("/api/v1/channels/news").hasStatus(200);

    assertThat(metrics())
        .contains(gets("answers", "hit") + " 2.0\n", gets("answers", "miss") + " 1.0\n")
        .contains(gets("tokens", "miss") + " 2.0\n");
  }

  private static String gets(String cache, String result) {
    return "herald_cache_gets_total{cache=\"%s\",result=\"%s\"}".formatted(cache, result);
  }

  @Test
  void tellsHowTheLastBackupWent() {
    var made = new Made(Samples.NOW, 4096, Optional.of(Duration.ofMillis(1500)));
    var failed = new Failed(Samples.NOW.plusSeconds(60), "The disk is full.");
    serve(telling(new State(Duration.ofHours(6), Optional.of(made), Optional.of(failed))));

    assertThat(metrics())
        .contains("herald_backup_failed 1.0\n", "herald_backup_interval_seconds 21600.0\n")
        .contains("herald_backup_last_size_bytes 4096.0\n")
        .contains("herald_backup_last_duration_seconds 1.5\n")
        .containsPattern("herald_backup_last_success_timestamp_seconds 1\\.\\d+E9\n");
  }

  @Test
  void saysNothingOfBackupsThatOthersMake() {
    serve(herald, settings(Optional.empty()));

    assertThat(metrics())
        .doesNotContain("herald_backup_failed ", "herald_backup_interval_seconds ");
  }

  private UseCases telling(State backups) {
    return telling(
        new Figures(
            StoreFigures.NONE,
            List.of(new ReceiverFigures(new WebhookId("one"), 0, 0, Duration.ZERO)),
            List.of(),
            Optional.of(backups)));
  }

  private UseCases telling(Figures figures) {
    return UseCasesWith.of(herald, ReadFigures.class, actor -> figures);
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
    var made = new Made(Samples.NOW, 1, Optional.of(Duration.ZERO));
    serve(telling(new State(Duration.ofDays(1), Optional.of(made), Optional.empty())));
    reader.get("/health/live").hasStatus(200);
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
