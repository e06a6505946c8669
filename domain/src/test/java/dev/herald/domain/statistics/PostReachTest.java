package dev.herald.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.id.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostReachTest {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");

  @Test
  void momentsFollowEachOther() {
    assertThat(ReachMoment.HOUR.next()).hasValue(ReachMoment.DAY);
    assertThat(ReachMoment.DAY.next()).hasValue(ReachMoment.WEEK);
    assertThat(ReachMoment.WEEK.next()).isEmpty();
    for (var moment : ReachMoment.values()) {
      assertThat(ReachMoment.ofHours(moment.hours())).isEqualTo(moment);
    }
  }

  @Test
  void aSixtiethOfTheTimeLaterItIsStillKnown() {
    for (var moment : ReachMoment.values()) {
      var due = new DueReach(new ChannelId("news"), 1, moment, AT, 7);
      var last = AT.plus(Duration.ofMinutes(moment.hours()));

      assertThat(due.readersThen(AT)).hasValue(7);
      assertThat(due.readersThen(last)).hasValue(7);
      assertThat(due.readersThen(last.plusMillis(1))).isEmpty();
      assertThat(due.publishedAt()).isEqualTo(AT.minus(moment.after()));
    }
  }

  @Test
  void whatWasNotCountedIsStillToComeOrNeverWill() {
    var reach = new PostReach(4, 3, Map.of(ReachMoment.HOUR, 1L), Optional.of(ReachMoment.WEEK));

    assertThat(reach.state(ReachMoment.HOUR)).isEqualTo(PostReach.State.COUNTED);
    assertThat(reach.state(ReachMoment.DAY)).isEqualTo(PostReach.State.NOT_COUNTED);
    assertThat(reach.state(ReachMoment.WEEK)).isEqualTo(PostReach.State.PENDING);
    assertThat(reach.readersAt(ReachMoment.HOUR)).hasValue(1L);
    assertThat(reach.readersAt(ReachMoment.DAY)).isEmpty();
    assertThat(reach.share()).isEqualTo(0.75);
    assertThat(PostReach.begun(0, 3).share()).isZero();
  }
}
