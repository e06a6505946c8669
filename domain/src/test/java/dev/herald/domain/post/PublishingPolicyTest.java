package dev.herald.domain.post;

import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishingPolicyTest {

  private static final int ANY_NUMBER = Integer.MAX_VALUE;
  private static final PublishingPolicy TEN_SECONDS =
      new PublishingPolicy(Duration.ofSeconds(10), ANY_NUMBER);
  private static final PublishingPolicy THREE_AN_HOUR = new PublishingPolicy(Duration.ZERO, 3);

  @Test
  void withoutRulesAdmitsAnyNumberOfPostsAtAnyTime() {
    assertAdmits(PublishingPolicy.NONE, List.of(), NOW);
    assertAdmits(PublishingPolicy.NONE, Collections.nCopies(1000, NOW), NOW);
    assertThat(PublishingPolicy.NONE.newestNeeded()).isZero();
  }

  @Test
  void admitsTheFirstPostAtOnce() {
    assertAdmits(TEN_SECONDS, List.of(), NOW);
    assertAdmits(THREE_AN_HOUR, List.of(), NOW);
  }

  @Test
  void asksForTheIntervalFromOnePostToTheNext() {
    var newestFirst = List.of(NOW, NOW.minusSeconds(30));

    assertWaits(TEN_SECONDS, newestFirst, NOW, NOW.plusSeconds(10));
    assertWaits(TEN_SECONDS, newestFirst, NOW.plusMillis(9_999), NOW.plusSeconds(10));
    assertAdmits(TEN_SECONDS, newestFirst, NOW.plusSeconds(10));
  }

  @Test
  void countsThePostsOfAnyHourNotOfTheHourOnTheClock() {
    var two = List.of(NOW.plusSeconds(3000), NOW);
    var three = List.of(NOW.plusSeconds(3500), NOW.plusSeconds(3000), NOW);

    assertAdmits(THREE_AN_HOUR, two, NOW.plusSeconds(3500));
    assertWaits(THREE_AN_HOUR, three, NOW.plusSeconds(3599), NOW.plusSeconds(3600));
    assertAdmits(THREE_AN_HOUR, three, NOW.plusSeconds(3600));
  }

  @Test
  void waitsForTheOldestThatCountsIfThereWereMoreThanItNowAllows() {
    var five = List.of(at(50), at(40), at(30), at(20), at(10));

    assertWaits(THREE_AN_HOUR, five, at(51), at(90));
  }

  @Test
  void namesTheLaterTimeIfBothRulesAskToWait() {
    var policy = new PublishingPolicy(Duration.ofMinutes(30), 2);

    assertWaits(policy, List.of(at(10), at(0)), at(20), at(60));
    assertWaits(policy, List.of(at(50), at(0)), at(55), at(80));
  }

  @Test
  void allowsOneASecondAndTwoAnHourAtTencent() {
    assertThat(PublishingPolicy.TENCENT).isEqualTo(new PublishingPolicy(Duration.ofSeconds(1), 2));
    assertWaits(PublishingPolicy.TENCENT, List.of(NOW), NOW.plusMillis(999), NOW.plusSeconds(1));
    assertAdmits(PublishingPolicy.TENCENT, List.of(NOW), NOW.plusSeconds(1));
    assertWaits(PublishingPolicy.TENCENT, List.of(at(1), at(0)), at(59), at(60));
    assertAdmits(PublishingPolicy.TENCENT, List.of(at(1), at(0)), at(60));
  }

  @Test
  void needsNoMorePostsThanItMust() {
    assertThat(TEN_SECONDS.newestNeeded()).isEqualTo(1);
    assertThat(THREE_AN_HOUR.newestNeeded()).isEqualTo(3);
    assertThat(PublishingPolicy.TENCENT.newestNeeded()).isEqualTo(2);
  }

  @Test
  void goesByTheTimesWhateverTheirOrderIfTheClockWasSetBack() {
    assertWaits(THREE_AN_HOUR, List.of(at(2), at(9), at(30)), at(31), at(62));
    assertWaits(PublishingPolicy.TENCENT, List.of(at(0), at(20)), at(59), at(60));
  }

  @Test
  void ignoresPostsOfTheFutureWhichWouldSilenceTheChannelUntilThen() {
    assertAdmits(TEN_SECONDS, List.of(at(100)), at(0));
    assertAdmits(PublishingPolicy.TENCENT, List.of(at(100), at(0)), at(1));
    assertWaits(PublishingPolicy.TENCENT, List.of(at(100), at(2), at(0)), at(3), at(60));
  }

  @Test
  void hasAnIntervalFromNothingToAnHour() {
    assertThat(new PublishingPolicy(Duration.ofHours(1), 1).leastInterval()).hasHours(1);
    assertFault(Duration.ofNanos(-1), 1);
    assertFault(Duration.ofHours(1).plusNanos(1), 1);
  }

  @Test
  void allowsAtLeastOnePostAnHour() {
    assertWaits(new PublishingPolicy(Duration.ZERO, 1), List.of(at(0)), at(59), at(60));
    assertFault(Duration.ZERO, 0);
  }

  private static Instant at(int minutes) {
    return NOW.plus(Duration.ofMinutes(minutes));
  }

  private static void assertAdmits(PublishingPolicy policy, List<Instant> recent, Instant now) {
    assertThatCode(() -> policy.admit(LIBRARY, recent, now)).doesNotThrowAnyException();
  }

  private static void assertWaits(
      PublishingPolicy policy, List<Instant> recent, Instant now, Instant allowedAt) {
    assertThatExceptionOfType(Refusal.PostingTooOften.class)
        .isThrownBy(() -> policy.admit(LIBRARY, recent, now))
        .returns(allowedAt, Refusal.PostingTooOften::allowedAt)
        .withMessage("The channel city-library may publish again at " + allowedAt + ".");
  }

  private static void assertFault(Duration leastInterval, int mostPerHour) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PublishingPolicy(leastInterval, mostPerHour));
  }
}
