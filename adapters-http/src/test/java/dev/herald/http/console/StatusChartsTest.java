package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.view.CacheFigures;
import dev.herald.application.view.Distribution;
import dev.herald.application.view.StoreFigures;
import dev.herald.http.language.Language;
import dev.herald.http.metrics.Sample;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Charts of what happened between samples, and of what was when they were taken. */
class StatusChartsTest {

  private final List<Sample> samples = new ArrayList<>();

  /** Samples ten seconds apart: so many requests, and as many posts in half as many commits. */
  private void sample(long total) {
    samples.add(
        new Sample(
            Duration.ofSeconds(10L * samples.size()).toNanos(),
            new Sample.Answered(total, 0, 0),
            total,
            total * 2_500_000.0,
            new StoreFigures(3, total, total / 2, Distribution.NONE, 0, 1_500_000, 0, 0, 0, 7),
            List.of(new CacheFigures("answers", total, total / 4)),
            Duration.ofSeconds(90),
            64_000_000));
  }

  private Chart chart(String title) {
    var reader = new Reader(Language.ENGLISH, Locale.UK, ZoneOffset.UTC);
    return new StatusCharts(samples, reader)
        .all().stream().filter(it -> it.title().startsWith(title)).findFirst().orElseThrow();
  }

  private String newest(String title) {
    return chart(title).lines().get(0).newest();
  }

  @Test
  void showsWhatHappenedInASecond() {
    sample(0);
    sample(100);
    sample(120);

    assertThat(newest("Requests")).isEqualTo("2");
    assertThat(chart("Requests").extent()).isEqualTo("Last 20 s. Highest: 10");
  }

  @Test
  void showsMeansOfWhatHappened() {
    sample(0);
    sample(100);

    assertThat(newest("Changes per commit")).isEqualTo("2");
    assertThat(newest("Average time")).isEqualTo("2.5 ms");
    assertThat(newest("Found")).isEqualTo("80%");
  }

  @Test
  void showsWhatIsNow() {
    sample(0);

    assertThat(newest("Changes waiting")).isEqualTo("3");
    assertThat(newest("Webhooks")).isEqualTo("1 min 30 s");
    assertThat(newest("Stored")).isEqualTo("1.5 MB");
    assertThat(newest("Memory")).isEqualTo("64 MB");
  }

  /** A mean of nothing is none. */
  @Test
  void leavesAGapWhereNothingHappened() {
    sample(0);
    sample(100);
    sample(100);
    sample(200);
    var path = chart("Average time").lines().get(0).path();

    assertThat(path).matches("M\\S+ \\S+L\\S+ \\S+M\\S+ \\S+L\\S+ \\S+");
  }

  @Test
  void beginsWithNothing() {
    sample(0);

    assertThat(newest("Requests")).isEqualTo("–");
    assertThat(chart("Requests").extent()).isEqualTo("The line begins in a few seconds.");
    assertThat(chart("Requests").lines().get(0).path()).isEmpty();
  }

  @Test
  void fitsIntoItsFrameWhateverTheLocaleOfTheProcess() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(new Locale("fa", "IR"));
      for (var total : new long[] {0, 7, 1_000_000, 1_000_003}) sample(total);
      var path = chart("Requests").lines().get(0).path();

      assertThat(path).matches("[ML0-9. ]+");
      for (var number : path.split("[ML ]+")) {
        if (!number.isEmpty()) assertThat(Double.parseDouble(number)).isBetween(0.0, 240.0);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void showsALineOfZeros() {
    sample(0);
    sample(0);

    assertThat(newest("Requests")).isEqualTo("0");
    assertThat(chart("Requests").lines().get(0).path()).isNotEmpty();
  }
}
