package dev.herald.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeekHoursTest {

  /** A Wednesday. */
  private static final Instant NOW = Instant.parse("2024-05-01T12:34:56Z");

  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  @Test
  void addsUpTheSameHourOfAllWeeks() {
    var week =
        week(
            ZoneOffset.UTC,
            Map.of(
                NOON,
                new HourCount(1, 2),
                NOON.minus(Duration.ofDays(7)),
                new HourCount(10, 20),
                NOON.minus(Duration.ofHours(1)),
                new HourCount(100, 0)));

    assertThat(week.counts())
        .containsOnly(
            Map.entry(new WeekHour(DayOfWeek.WEDNESDAY, 12), new HourCount(11, 22)),
            Map.entry(new WeekHour(DayOfWeek.WEDNESDAY, 11), new HourCount(100, 0)));
    assertThat(week.reads()).isEqualTo(111);
    assertThat(week.most()).isEqualTo(100);
    assertThat(week.at(new WeekHour(DayOfWeek.MONDAY, 0))).isEqualTo(HourCount.NONE);
  }

  @Test
  void daysAndHoursAreThoseOfTheZone() {
    var late = Map.of(Instant.parse("2024-05-01T15:00:00Z"), new HourCount(1, 0));

    assertThat(week(ZoneId.of("Asia/Seoul"), late).counts())
        .containsOnlyKeys(new WeekHour(DayOfWeek.THURSDAY, 0));
    assertThat(week(ZoneId.of("America/New_York"), late).counts())
        .containsOnlyKeys(new WeekHour(DayOfWeek.WEDNESDAY, 11));
  }

  @Test
  void hourOfTheDayIsTheSameInSummerAndWinter() {
    var counts =
        Map.of(
            Instant.parse("2024-03-27T08:00:00Z"), new HourCount(1, 0),
            Instant.parse("2024-04-03T07:00:00Z"), new HourCount(1, 0));

    assertThat(week(ZoneId.of("Europe/Berlin"), counts).counts())
        .containsOnly(Map.entry(new WeekHour(DayOfWeek.WEDNESDAY, 9), new HourCount(2, 0)));
  }

  @Test
  void zonesThatAreNotAheadByWholeHoursSayWhenTheirsBegin() {
    var week = week(ZoneId.of("Asia/Kathmandu"), Map.of(NOON, new HourCount(1, 0)));

    assertThat(week.minute()).isEqualTo(45);
    assertThat(week.best(9).get(0).time(week.minute())).hasToString("17:45");
    assertThat(week(ZoneOffset.UTC, Map.of()).minute()).isZero();
  }

  @Test
  void isKnownOfThirteenWeeksWithTheHourThatIsNow() {
    var week = week(ZoneOffset.UTC, Map.of());

    assertThat(week.from()).isEqualTo("2024-01-31T13:00:00Z").isEqualTo(WeekHours.begin(NOW));
    assertThat(week.to()).isEqualTo("2024-05-01T13:00:00Z");
  }

  @Test
  void bestHoursAreThoseInWhichMostIsRead() {
    var week =
        week(
            ZoneOffset.UTC,
            Map.of(
                NOON,
                new HourCount(5, 0),
                NOON.plus(Duration.ofHours(1)),
                new HourCount(0, 9),
                NOON.plus(Duration.ofHours(2)),
                new HourCount(7, 0),
                NOON.plus(Duration.ofHours(3)),
                new HourCount(5, 0)));

    assertThat(week.best(2)).extracting(WeekHour::hour).containsExactly(14, 12);
    assertThat(week.best(9)).extracting(WeekHour::hour).containsExactly(14, 12, 15);
    assertThat(week(ZoneOffset.UTC, Map.of()).best(3)).isEmpty();
  }

  private static WeekHours week(ZoneId zone, Map<Instant, HourCount> counts) {
    return WeekHours.of(counts, zone, NOW);
  }
}
