package dev.herald.application.contract;

import static dev.herald.application.testkit.Samples.NOW;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.herald.application.port.out.StatisticsRepository;
import dev.herald.application.port.out.StatisticsRepository.Progress;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.statistics.ChannelHour;
import dev.herald.domain.statistics.DailyCount;
import dev.herald.domain.statistics.DayRange;
import dev.herald.domain.statistics.DayTally;
import dev.herald.domain.statistics.DueReach;
import dev.herald.domain.statistics.HourCount;
import dev.herald.domain.statistics.PostReach;
import dev.herald.domain.statistics.ReachMoment;
import dev.herald.domain.statistics.WeekHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link StatisticsRepository} promises. */
public interface StatisticsRepositoryContract extends PortContract {

  ChannelId NEWS = new ChannelId("news");
  LocalDate TODAY = LocalDate.of(2024, 5, 1);
  Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

  // Adding

  @Test
  default void nothingIsCountedAtFirst() {
    givenChannel("news");

    assertThat(ports().statistics().progress()).isEmpty();
    assertThat(days("news")).isEmpty();
  }

  @Test
  default void addsWhatHappenedToTheDayOnWhichItDid() {
    givenChannel("news");
    begin(NOW);

    add(7, joined("news", "ann", YESTERDAY), published("news", YESTERDAY));
    add(9, joined("news", "bob", NOW), joined("news", "eve", NOW), left("news", "ann", NOW));
    add(9, published("news", NOW), recalled("news", NOW));

    assertThat(days("news"))
        .containsOnly(
            entry(TODAY.minusDays(1), new DailyCount(1, 0, 1, 0)),
            entry(TODAY, new DailyCount(2, 1, 1, 1)));
    assertThat(ports().statistics().progress()).hasValue(new Progress(9, NOW, false));
  }

  @Test
  default void channelsAreCountedApart() {
    givenChannel("news");
    givenChannel("sport");
    begin(NOW);

    add(1, joined("news", "ann", NOW), published("sport", NOW));

    assertThat(days("news")).containsOnly(entry(TODAY, new DailyCount(1, 0, 0, 0)));
    assertThat(days("sport")).containsOnly(entry(TODAY, new DailyCount(0, 0, 1, 0)));
  }

  @Test
  default void dayBeginsAtMidnightInUtc() {
    givenChannel("news");
    begin(NOW);

    add(
        1,
        published("news", Instant.parse("2024-04-30T23:59:59.999Z")),
        published("news", Instant.parse("2024-05-01T00:00:00Z")));

    assertThat(days("news")).containsOnlyKeys(TODAY.minusDays(1), TODAY);
  }

  @Test
  default void channelThatEndedIsForgotten() {
    var news = givenChannel("news");
    givenChannel("sport");
    begin(NOW);
    add(1, joined("news", "ann", NOW), joined("sport", "ann", NOW));
    givenDeleted(news);

    add(2, news.delete(NOW).events().get(0), joined("sport", "bob", NOW));

    assertThat(days("news")).isEmpty();
    assertThat(days("sport")).containsOnly(entry(TODAY, new DailyCount(2, 0, 0, 0)));
  }

  @Test
  default void channelThatWasDeletedMeanwhileIsPassedOver() {
    givenDeleted(givenChannel("news"));
    begin(NOW);

    add(1, joined("news", "ann", NOW));

    assertThat(days("news")).isEmpty();
  }

  // Reading

  @Test
  default void tellsOfTheDaysBetweenTwo() {
    givenChannel("news");
    begin(NOW);
    for (var day = 0; day < 6; day++) add(day, published("news", NOW.plus(Duration.ofDays(day))));

    var range = new DayRange(TODAY.plusDays(2), TODAY.plusDays(4));

    assertThat(ports().statistics().ofChannel(NEWS, range))
        .containsOnlyKeys(TODAY.plusDays(2), TODAY.plusDays(3), TODAY.plusDays(4));
  }

  @Test
  default void whoCameOrWentSinceADayIsNotAmongItsSubscribers() {
    givenChannel("news");
    givenSubscription("news", "bob");
    givenSubscription("news", "eve");
    begin(NOW);
    add(1, joined("news", "ann", YESTERDAY), left("news", "ann", NOW), joined("news", "eve", NOW));

    assertThat(ports().statistics().subscribers(NEWS, TODAY.plusDays(9))).isEqualTo(2);
    assertThat(ports().statistics().subscribers(NEWS, TODAY)).isEqualTo(2);
    assertThat(ports().statistics().subscribers(NEWS, TODAY.minusDays(1))).isEqualTo(2);
    assertThat(ports().statistics().subscribers(NEWS, TODAY.minusDays(2))).isEqualTo(1);
  }

  @Test
  default void channelThatIsNotThereHasNoSubscribers() {
    assertThat(ports().statistics().subscribers(NEWS, TODAY)).isZero();
  }

  @Test
  default void addsUpTheDaysOfSomeChannels() {
    givenChannel("news");
    givenChannel("sport");
    givenChannel("other");
    givenSubscription("news", "ann");
    givenSubscription("sport", "ann");
    givenSubscription("other", "ann");
    begin(NOW);
    add(1, joined("news", "ann", YESTERDAY), joined("sport", "ann", NOW));
    add(2, joined("other", "ann", NOW), published("sport", NOW));
    var two = ChannelScope.of(Set.of(NEWS, new ChannelId("sport")));
    var range = DayRange.upTo(TODAY, 2);

    assertThat(ports().statistics().totals(two, range))
        .containsOnly(
            entry(TODAY.minusDays(1), new DailyCount(1, 0, 0, 0)),
            entry(TODAY, new DailyCount(1, 0, 1, 0)));
    assertThat(ports().statistics().totals(ChannelScope.ALL, range))
        .containsEntry(TODAY, new DailyCount(2, 0, 1, 0));
    assertThat(ports().statistics().subscribers(two, TODAY)).isEqualTo(2);
    assertThat(ports().statistics().subscribers(two, TODAY.minusDays(1))).isEqualTo(1);
    assertThat(ports().statistics().subscribers(ChannelScope.ALL, TODAY)).isEqualTo(3);
  }

  @Test
  default void nothingAtAllIsNoSubscribersAndNoDays() {
    assertThat(ports().statistics().totals(ChannelScope.ALL, DayRange.upTo(TODAY, 9))).isEmpty();
    assertThat(ports().statistics().subscribers(ChannelScope.ALL, TODAY)).isZero();
  }

  // What is stored

  @Test
  default void countsWhatIsStoredOfTheTimeBefore() {
    givenChannel("news");
    givenSubscription("news", "ann");
    givenPost("news", Samples.text("Old"), YESTERDAY);
    givenPost("news", Samples.text("New"), NOW);
    begin(NOW.plusMillis(1));

    countStored(100);

    assertThat(days("news"))
        .containsOnly(
            entry(TODAY.minusDays(1), new DailyCount(0, 0, 1, 0)),
            entry(TODAY, new DailyCount(1, 0, 1, 0)));
    assertThat(ports().statistics().progress()).hasValue(new Progress(5, NOW.plusMillis(1), true));
  }

  @Test
  default void leavesToTheLogWhatHappenedSince() {
    givenChannel("news");
    givenSubscription("news", "ann");
    givenPost("news", Samples.text("Old"), YESTERDAY);
    givenRecalled(givenPost("news", Samples.text("New"), NOW));
    begin(NOW);

    countStored(100);

    assertThat(days("news")).containsOnly(entry(TODAY.minusDays(1), new DailyCount(0, 0, 1, 0)));
  }

  @Test
  default void countsEachOfManyOnceInPartsAsSmallAsOne() {
    givenChannel("news");
    givenChannel("sport");
    for (var number = 0; number < 5; number++) {
      givenSubscription("news", "news-" + number);
      givenSubscription("sport", "sport-" + number);
      givenRecalled(givenPost("sport", Samples.text("Goal"), NOW));
    }
    begin(NOW.plus(Duration.ofDays(9)));

    countStored(1);

    assertThat(days("news")).containsOnly(entry(TODAY, new DailyCount(5, 0, 0, 0)));
    assertThat(days("sport").values().stream().reduce(DailyCount.NONE, DailyCount::plus))
        .isEqualTo(new DailyCount(5, 0, 5, 5));
  }

  @Test
  default void countsNothingOfDeletedChannels() {
    givenChannel("sport");
    givenSubscription("sport", "ann");
    givenDeleted(Samples.channel("sport"));
    begin(NOW.plusMillis(1));

    countStored(100);

    assertThat(days("sport")).isEmpty();
  }

  @Test
  default void forgetsWhatWasCountedWhenItBeginsAnew() {
    givenChannel("news");
    begin(NOW);
    countStored(100);
    add(7, joined("news", "ann", NOW));

    begin(YESTERDAY);

    assertThat(days("news")).isEmpty();
    assertThat(ports().statistics().progress()).hasValue(new Progress(5, YESTERDAY, false));
  }

  // How far posts get

  @Test
  default void whoReadsUpToAPostHasReadThoseBefore() {
    givenChannel("news");
    givenSubscription("news", "ann");
    givenSubscription("news", "bob");
    noteSubscribers("news", 1, 2, 3, 4);

    read("news", 0, 3);
    read("news", 1, 2);

    assertThat(reach("news", 1)).hasValue(PostReach.begun(2, 1));
    assertThat(reach("news", 2)).hasValue(PostReach.begun(2, 2));
    assertThat(reach("news", 3)).hasValue(PostReach.begun(2, 1));
    assertThat(reach("news", 4)).hasValue(PostReach.begun(2, 0));
  }

  @Test
  default void readersOfManyPostsAreAddedUpOverAllOfThem() {
    givenChannel("news");
    var sequences = new long[] {1, 1000, 1023, 1024, 1025, 2047, 2048, 5000, 5001, 100_000};
    noteSubscribers("news", sequences);
    read("news", 0, 5000);
    read("news", 1023, 1024);
    read("news", 1024, 100_000);
    read("news", 2046, 2047);

    assertThat(LongStream.of(sequences).map(it -> reach("news", it).orElseThrow().readers()))
        .containsExactly(1L, 1L, 1L, 2L, 2L, 3L, 2L, 2L, 1L, 1L);
  }

  @Test
  default void subscribersOfAPostAreNotedOnce() {
    givenChannel("news");
    givenChannel("sport");
    givenSubscription("news", "ann");
    noteSubscribers("news", 1);
    givenSubscription("news", "bob");
    noteSubscribers("news", 6, 2, 1, 5);
    noteSubscribers("sport", 1);

    assertThat(reach("news", 1)).hasValue(PostReach.begun(1, 0));
    assertThat(reach("news", 2)).hasValue(PostReach.begun(2, 0));
    assertThat(reach("sport", 1)).hasValue(PostReach.begun(0, 0));
    assertThat(reach("news", 3)).isEmpty();
    assertThat(reach("news", 4)).isEmpty();
    assertThat(reach("news", 5)).hasValue(PostReach.begun(2, 0));
    assertThat(reach("news", 6)).hasValue(PostReach.begun(2, 0));
  }

  @Test
  default void postsOfADeletedChannelHaveNoReach() {
    var news = givenChannel("news");
    noteSubscribers("news", 1, 2);
    read("news", 0, 2);
    givenDeleted(news);
    noteSubscribers("news", 3);

    assertThat(reach("news", 1)).isEmpty();
    purge();
    assertThat(reach("news", 1)).isEmpty();
  }

  @Test
  default void whatIsDueIsNotedAfterAnHourADayAndAWeek() {
    givenChannel("news");
    noteSubscribers("news", 1);
    read("news", 0, 1);
    assertThat(due(NOW.plus(1, HOURS).minusMillis(1))).isEmpty();

    note(NOW.plus(1, HOURS));
    read("news", 0, 1);
    assertThat(due(NOW.plus(24, HOURS).minusMillis(1))).isEmpty();
    note(NOW.plus(24, HOURS));
    read("news", 0, 1);
    assertThat(due(NOW.plus(168, HOURS).minusMillis(1))).isEmpty();
    note(NOW.plus(168, HOURS));

    assertThat(due(NOW.plus(999, DAYS))).isEmpty();
    var then = Map.of(ReachMoment.HOUR, 1L, ReachMoment.DAY, 2L, ReachMoment.WEEK, 3L);
    assertThat(reach("news", 1)).hasValue(new PostReach(0, 3, then, Optional.empty()));
  }

  @Test
  default void theLongestDueComesFirst() {
    givenChannel("news");
    var later = new PostPublished(NEWS, new PostId("p1"), 1, NOW.plusMillis(1));
    var first = new PostPublished(NEWS, new PostId("p2"), 2000, NOW);
    write(() -> ports().statistics().noteSubscribers(List.of(later, first)));
    read("news", 500, 2000);

    assertThat(due(NOW.plus(2, HOURS)))
        .containsExactly(
            new DueReach(NEWS, 2000, ReachMoment.HOUR, NOW.plus(1, HOURS), 1),
            new DueReach(NEWS, 1, ReachMoment.HOUR, NOW.plus(1, HOURS).plusMillis(1), 0));
    assertThat(ports().statistics().due(NOW.plus(2, HOURS), 1)).hasSize(1);
  }

  @Test
  default void whatNobodyKnowsIsNotNotedAndTheNextMomentComes() {
    givenChannel("news");
    noteSubscribers("news", 1);
    var due = due(NOW.plus(9, HOURS)).get(0);

    write(() -> ports().statistics().noteReaders(due, OptionalLong.empty()));

    assertThat(reach("news", 1))
        .hasValue(new PostReach(0, 0, Map.of(), Optional.of(ReachMoment.DAY)));
  }

  @Test
  default void whatWasNotedStays() {
    givenChannel("news");
    noteSubscribers("news", 1);
    var due = due(NOW.plus(1, HOURS)).get(0);
    write(() -> ports().statistics().noteReaders(due, OptionalLong.of(5)));

    write(() -> ports().statistics().noteReaders(due, OptionalLong.of(9)));
    noteSubscribers("news", 1);

    assertThat(reach("news", 1))
        .hasValue(new PostReach(0, 0, Map.of(ReachMoment.HOUR, 5L), Optional.of(ReachMoment.DAY)));
  }

  @Test
  default void whatIsDueOfADeletedChannelIsNotedToNoAvail() {
    var news = givenChannel("news");
    noteSubscribers("news", 1);
    givenDeleted(news);

    for (var hours : new int[] {1, 24, 168}) note(NOW.plus(hours, HOURS));
    purge();

    assertThat(due(NOW.plus(999, DAYS))).isEmpty();
    assertThat(reach("news", 1)).isEmpty();
  }

  private List<DueReach> due(Instant now) {
    return ports().statistics().due(now, 9);
  }

  private void note(Instant now) {
    for (var it : due(now)) {
      write(() -> ports().statistics().noteReaders(it, it.readersThen(now)));
    }
  }

  // Hours

  @Test
  default void addsUpWhatHappensInAnHour() {
    givenChannel("news");
    givenChannel("sport");
    var hour = NOW.truncatedTo(HOURS);

    read("news", 0, 9);
    read("news", 0, 1);
    readAt("news", hour.plusMillis(3_599_999));
    readAt("news", hour.minusMillis(1));
    readAt("sport", hour);
    addPosts("news", hour, 2);
    addPosts("news", hour, 1);

    assertThat(hours("news"))
        .containsOnly(
            entry(hour, new HourCount(3, 3)), entry(hour.minus(1, HOURS), new HourCount(1, 0)));
    assertThat(ports().statistics().hours(NEWS, hour.minus(1, HOURS), hour)).hasSize(1);
    assertThat(ports().statistics().hours(NEWS, hour, hour.plus(1, HOURS))).hasSize(1);
  }

  @Test
  default void anHourTakesThePlaceOfTheOneThirteenWeeksBefore() {
    givenChannel("news");
    var before = NOW.truncatedTo(HOURS);
    var now = before.plus(WeekHours.HOURS, HOURS);
    readAt("news", before);
    readAt("news", before.plus(1, HOURS));
    addPosts("news", before, 5);

    readAt("news", now);

    assertThat(hours("news"))
        .containsOnly(
            entry(before.plus(1, HOURS), new HourCount(1, 0)), entry(now, new HourCount(1, 0)));
  }

  @Test
  default void hoursBefore1970AreHoursToo() {
    givenChannel("news");
    var before = Instant.EPOCH.minus(1, HOURS);

    readAt("news", Instant.EPOCH.minusMillis(1));

    assertThat(ports().statistics().hours(NEWS, before, Instant.EPOCH)).containsOnlyKeys(before);
  }

  @Test
  default void countingAnewForgetsInWhichHoursPostsWereAndKeepsReads() {
    givenChannel("news");
    readAt("news", NOW);
    addPosts("news", NOW, 5);

    begin(NOW);

    assertThat(hours("news").values()).containsExactly(new HourCount(1, 0));
  }

  @Test
  default void deletedChannelHasNoHours() {
    var news = givenChannel("news");
    readAt("news", NOW);
    givenDeleted(news);
    addPosts("news", NOW, 1);

    assertThat(hours("news")).isEmpty();
    purge();
    assertThat(hours("news")).isEmpty();
  }

  private void readAt(String channel, Instant at) {
    write(() -> ports().statistics().addReading(new ChannelId(channel), 0, 1, at));
  }

  private void addPosts(String channel, Instant at, long count) {
    var hour = new ChannelHour(new ChannelId(channel), at);
    write(() -> ports().statistics().addPosts(Map.of(hour, count)));
  }

  private Map<Instant, HourCount> hours(String channel) {
    return ports()
        .statistics()
        .hours(new ChannelId(channel), NOW.minus(9, DAYS), NOW.plus(99, DAYS));
  }

  private void read(String channel, long after, long upTo) {
    write(() -> ports().statistics().addReading(new ChannelId(channel), after, upTo, NOW));
  }

  private void noteSubscribers(String channel, long... sequences) {
    var posts =
        LongStream.of(sequences)
            .mapToObj(
                it -> new PostPublished(new ChannelId(channel), new PostId("p" + it), it, NOW))
            .toList();
    write(() -> ports().statistics().noteSubscribers(posts));
  }

  private Optional<PostReach> reach(String channel, long sequence) {
    return ports().statistics().reach(new ChannelId(channel), sequence);
  }

  private Map<LocalDate, DailyCount> days(String channel) {
    return ports()
        .statistics()
        .ofChannel(new ChannelId(channel), new DayRange(TODAY.minusDays(30), TODAY.plusDays(30)));
  }

  private void begin(Instant since) {
    write(() -> ports().statistics().begin(5, since));
  }

  private void countStored(int most) {
    var isMore = true;
    for (var steps = 0; isMore; steps++) {
      assertThat(steps).as("steps that find no end").isLessThan(100);
      isMore = write(() -> ports().statistics().countStored(most));
    }
  }

  private void add(long position, DomainEvent... events) {
    write(() -> ports().statistics().add(DayTally.of(List.of(events)), position));
  }

  private static DomainEvent joined(String channel, String account, Instant at) {
    return new Subscribed(
        new ChannelId(channel), new AccountId(account), NotificationMode.NOTIFY, at);
  }

  private static DomainEvent left(String channel, String account, Instant at) {
    return new Unsubscribed(
        new ChannelId(channel), new AccountId(account), NotificationMode.NOTIFY, at);
  }

  private static DomainEvent published(String channel, Instant at) {
    return new PostPublished(new ChannelId(channel), new PostId("post"), 1, at);
  }

  private static DomainEvent recalled(String channel, Instant at) {
    return new PostRecalled(new ChannelId(channel), new PostId("post"), 1, at);
  }
}
