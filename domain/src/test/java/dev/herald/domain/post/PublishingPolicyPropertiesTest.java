package dev.herald.domain.post;

import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.domain.Tally;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.StatisticsReport;

/** For any policy, and any posts in the hours before. */
class PublishingPolicyPropertiesTest {

  @Property
  @StatisticsReport(onFailureOnly = true)
  void admitsAtTheTimeThatItNamedAndNotANanosecondBefore(
      @ForAll @IntRange(max = 3600) int interval,
      @ForAll @IntRange(min = 1, max = 5) int most,
      @ForAll @Size(max = 8) List<@IntRange(max = 7200) Integer> secondsAgo) {
    var policy = new PublishingPolicy(Duration.ofSeconds(interval), most);
    var recent = newestFirst(secondsAgo);
    try {
      policy.admit(LIBRARY, recent, NOW);
      Tally.count(true);
    } catch (Refusal.PostingTooOften refused) {
      var allowedAt = refused.allowedAt();
      assertThat(allowedAt).isAfter(NOW);
      policy.admit(LIBRARY, recent, allowedAt);
      assertThatExceptionOfType(Refusal.PostingTooOften.class)
          .isThrownBy(() -> policy.admit(LIBRARY, recent, allowedAt.minusNanos(1)))
          .returns(allowedAt, Refusal.PostingTooOften::allowedAt);
      Tally.count(false);
    }
  }

  /** Nobody who plays by the rules ever gets more than the rules allow. */
  @Property
  void isKeptByAChannelThatPublishesWheneverItMay(
      @ForAll @IntRange(max = 3600) int interval,
      @ForAll @IntRange(min = 1, max = 5) int most,
      @ForAll @Size(max = 30) List<@IntRange(max = 1800) Integer> pauses) {
    var policy = new PublishingPolicy(Duration.ofSeconds(interval), most);
    var published = new ArrayList<Instant>();
    var now = NOW;
    for (var pause : pauses) {
      now = now.plusSeconds(pause);
      if (admits(policy, published, now)) published.add(0, now);
    }

    for (var i = 0; i + 1 < published.size(); i++) {
      assertThat(Duration.between(published.get(i + 1), published.get(i)))
          .isGreaterThanOrEqualTo(policy.leastInterval());
    }
    for (var i = 0; i + most < published.size(); i++) {
      assertThat(Duration.between(published.get(i + most), published.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofHours(1));
    }
  }

  /** Whoever takes a free time is not refused at it, nor is anybody else for it. */
  @Property
  void nobodyIsRefusedWhoTakesAFreeTime(
      @ForAll @IntRange(max = 3600) int interval,
      @ForAll @IntRange(min = 1, max = 5) int most,
      @ForAll @Size(max = 12) List<@IntRange(max = 10_000) Integer> wishes) {
    var policy = new PublishingPolicy(Duration.ofSeconds(interval), most);
    var taken = new ArrayList<Instant>();
    for (var wish : wishes) {
      var free = policy.nextFree(taken, NOW.plusSeconds(wish));
      assertThat(free).isAfterOrEqualTo(NOW.plusSeconds(wish));
      taken.add(free);
    }

    Collections.sort(taken);
    for (var i = 0; i < taken.size(); i++) {
      policy.admit(LIBRARY, taken.subList(0, i), taken.get(i));
    }
  }

  /** So a store may answer with these alone. */
  @Property
  @StatisticsReport(onFailureOnly = true)
  void asksForNoMorePostsThanItSays(
      @ForAll @IntRange(max = 3600) int interval,
      @ForAll @IntRange(min = 1, max = 6) int most,
      @ForAll @Size(max = 8) List<@IntRange(max = 7200) Integer> secondsAgo) {
    var mostPerHour = most == 6 ? Integer.MAX_VALUE : most;
    var policy = new PublishingPolicy(Duration.ofSeconds(interval), mostPerHour);
    var all = newestFirst(secondsAgo);
    var within = all.stream().limit(policy.newestNeeded()).toList();

    assertThat(admits(policy, within, NOW)).isEqualTo(admits(policy, all, NOW));
    Tally.count(admits(policy, all, NOW));
  }

  private static List<Instant> newestFirst(List<Integer> secondsAgo) {
    var newestFirst = new ArrayList<Instant>();
    secondsAgo.forEach(seconds -> newestFirst.add(NOW.minusSeconds(seconds)));
    newestFirst.sort(Comparator.reverseOrder());
    return Collections.unmodifiableList(newestFirst);
  }

  private static boolean admits(PublishingPolicy policy, List<Instant> recent, Instant now) {
    try {
      policy.admit(LIBRARY, recent, now);
      return true;
    } catch (Refusal.PostingTooOften refused) {
      return false;
    }
  }
}
