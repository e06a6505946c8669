package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.operation.ReadBackups.Failed;
import dev.herald.application.port.in.operation.ReadBackups.Made;
import dev.herald.application.port.in.operation.ReadBackups.State;
import dev.herald.application.port.in.operation.ReadFigures;
import dev.herald.application.port.in.operation.ReadFigures.Figures;
import dev.herald.application.port.in.operation.ReadWarnings;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoreFigures;
import dev.herald.application.view.Warning;
import dev.herald.application.view.Warning.Reason;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.http.testkit.UseCasesWith;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** How the server does, for those who look after it. */
class StatusPageTest extends ConsoleTest {

  private Document status() {
    return page(browserOf("admin").with("Accept-Language", "en-GB"), "/console/status");
  }

  @Test
  void isForAdminsOfTheWholeServerAlone() {
    var hash = Samples.imageId(secret("bound").getBytes(StandardCharsets.UTF_8)).value();
    var news = ChannelScope.of(List.of(new ChannelId("news")));
    change(() -> ports.outbound().tokens().insert(Samples.token("bound", Role.ADMIN, news, hash)));

    for (var other : List.of("reader", "editor", "bound")) {
      browserOf(other).get("/console/status").hasStatus(403);
      assertThat(page(browserOf(other), "/console/channels").select("nav [href$=status]"))
          .isEmpty();
    }
    assertThat(page(browserOf("admin"), "/console/channels").select("nav [href$=status]"))
        .hasSize(1);
  }

  @Test
  void everyChartSaysInWordsWhatItShows() {
    var page = status();

    assertThat(page.select(".charts svg")).hasSizeGreaterThan(8);
    for (var chart : page.select(".charts li")) {
      var words = chart.select("svg[role=img]").attr("aria-label");
      assertThat(words).startsWith(chart.select("h2").text() + ": ");
      for (var value : chart.select("dd").eachText()) assertThat(words).contains(value);
    }
  }

  @Test
  void beginsWithWhatIsUnsafe() {
    serve(
        UseCasesWith.of(
            herald,
            ReadWarnings.class,
            actor ->
                List.of(
                    Warning.of(Reason.NO_LIMIT, "--min-rate"),
                    Warning.of(Reason.FORGOTTEN_TOKEN, "<b>press</b>"))));

    assertThat(status().select(".warnings li .warning-what").eachText())
        .isEqualTo(
            List.of(
                "A limit is switched off: --min-rate=0. Strangers can then overload the server, or guess secrets.",
                "The admin token <b>press</b> never expires, and was not used for 90 days."));
  }

  @Test
  void saysThatNothingIsUnsafe() {
    assertThat(status().select(".warnings")).isEmpty();
    assertThat(status().select(".all-well")).hasSize(1);
  }

  @Test
  void saysWhenTheLastBackupWasMadeAndThatTheNextFailed() {
    var made = new Made(Samples.NOW, 4_200_000, Optional.of(Duration.ofMillis(1500)));
    var failed = new Failed(Samples.NOW.plusSeconds(3600), "full");
    serve(withBackups(new State(Duration.ofHours(1), Optional.of(made), Optional.of(failed))));

    assertThat(status().select(".facts").text())
        .contains("The last try failed at", "13:00", "12:00", "4.2 MB", "1.5 s");
  }

  private UseCases withBackups(State state) {
    var figures = new Figures(StoreFigures.NONE, List.of(), List.of(), Optional.of(state));
    return UseCasesWith.of(herald, ReadFigures.class, actor -> figures);
  }

  @Test
  void saysWhoDoesNotMakeBackups() {
    assertThat(status().select(".facts").text()).contains("This server makes none.");
  }

  /** It asks for itself, and takes of the answer only what changes. */
  @Test
  void followsByItself() {
    var part = status().select("#status");

    assertThat(part.attr("hx-get")).isEqualTo("/console/status");
    assertThat(part.attr("hx-trigger")).isEqualTo("every 10s");
    assertThat(part.attr("hx-select")).isEqualTo("#status");
  }
}
