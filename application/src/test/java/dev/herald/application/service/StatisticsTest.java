package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.subscription.MarkRead;
import dev.herald.application.testkit.InMemoryLeases;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.testkit.InMemoryStore;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.view.PostView;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.statistics.DailyCount;
import dev.herald.domain.statistics.DailyNumbers;
import dev.herald.domain.statistics.DayRange;
import dev.herald.domain.statistics.HourCount;
import dev.herald.domain.statistics.PostReach;
import dev.herald.domain.statistics.ReachMoment;
import dev.herald.domain.statistics.WeekHour;
import dev.herald.domain.statistics.WeekHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens is counted by day, each of it once. */
class StatisticsTest extends Story {

  private static final LocalDate TODAY = LocalDate.of(2024, 5, 1);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void tellsOfEachDayHowItWent() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    givenPost(NEWS, "First");
    clock.advance(DAY.multipliedBy(2));
    subscribe(NEWS, BOB);
    herald.unsubscribeFromChannel().unsubscribe(ADMIN, NEWS, ANN);
    givenRecalled(givenPost(NEWS, "Second"));

    count();

    assertThat(days(NEWS, new DayRange(TODAY.minusDays(1), TODAY.plusDays(2))))
        .containsExactly(
            new DailyNumbers(TODAY.minusDays(1), DailyCount.NONE, 0),
            new DailyNumbers(TODAY, new DailyCount(1, 0, 1, 0), 1),
            new DailyNumbers(TODAY.plusDays(1), DailyCount.NONE, 1),
            new DailyNumbers(TODAY.plusDays(2), new DailyCount(1, 1, 1, 1), 1));
  }

  @Test
  void subscribersOfBeforeAreThereOnTheFirstDay() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    clock.advance(DAY.multipliedBy(9));
    count();

    assertThat(days(NEWS, new DayRange(TODAY.plusDays(5), TODAY.plusDays(6))))
        .extracting(DailyNumbers::subscribers)
        .containsExactly(1L, 1L);
  }

  @Test
  void tellsOfNoDayThatIsStillToCome() {
    givenChannel(NEWS);

    assertThat(days(NEWS, new DayRange(TODAY, TODAY.plusDays(9))))
        .extracting(DailyNumbers::day)
        .containsExactly(TODAY);
    assertThat(days(NEWS, DayRange.upTo(TODAY.plusDays(99), 9))).isEmpty();
  }

  @Test
  void tellsOfNoDaysFromBeforeThereWasAChannel() {
    assertThat(herald.readStatistics().ofAll(ADMIN, DayRange.upTo(TODAY, 9))).hasSize(9);
    givenChannel(NEWS);

    var before = new DayRange(LocalDate.of(1900, 1, 1), LocalDate.of(1900, 12, 31));
    assertThat(days(NEWS, before)).isEmpty();
    assertThat(herald.readStatistics().ofAll(ADMIN, before)).isEmpty();
    assertThat(days(NEWS, DayRange.upTo(TODAY, 9))).as("its first day is among them").hasSize(9);
    clock.advance(DAY.multipliedBy(-3));
    assertThat(herald.readStatistics().ofAll(ADMIN, DayRange.upTo(TODAY.minusDays(3), 9)))
        .as("where the clock was put back")
        .hasSize(9);
  }

  @Test
  void countsEachEventOnceHoweverOftenItLooks() {
    givenChannel(NEWS);
    count();
    subscribe(NEWS, ANN);
    count();
    count();
    subscribe(NEWS, BOB);
    count();

    assertThat(today(NEWS)).isEqualTo(new DailyNumbers(TODAY, new DailyCount(2, 0, 0, 0), 2));
  }

  @Test
  void countsMoreThanFitIntoOneUnitOfWork() {
    givenChannel(NEWS);
    count();
    for (var times = 0; times < 1_250; times++) {
      subscribe(NEWS, ANN);
      herald.unsubscribeFromChannel().unsubscribe(ADMIN, NEWS, ANN);
    }
    subscribe(NEWS, BOB);

    count();

    assertThat(today(NEWS))
        .isEqualTo(new DailyNumbers(TODAY, new DailyCount(1_251, 1_250, 0, 0), 1));
  }

  @Test
  void countsAnewWhenTheLogHasForgottenWhatWasNotCounted() {
    givenChannel(NEWS);
    count();
    subscribe(NEWS, ANN);
    forgetEvents();
    clock.advance(Duration.ofMillis(1));

    count();

    assertThat(today(NEWS)).isEqualTo(new DailyNumbers(TODAY, new DailyCount(1, 0, 0, 0), 1));
  }

  @Test
  void doesNotBeginAnewWhileTheLogForgetsAndWhatIsStoredIsCounted() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    herald.countStatistics().step();
    herald.countStatistics().step();
    forgetEvents();
    subscribe(NEWS, BOB);

    count();

    assertThat(today(NEWS)).isEqualTo(new DailyNumbers(TODAY, new DailyCount(2, 0, 0, 0), 2));
  }

  @Test
  void whatTheLogForgetsWhenItWasCountedStaysCounted() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    subscribe(NEWS, ANN);
    herald.unsubscribeFromChannel().unsubscribe(ADMIN, NEWS, ANN);
    count();
    givenPost(SPORT, "Goal");
    givenDeleted(SPORT);
    count();
    forgetEvents();

    count();

    assertThat(today(NEWS).count()).isEqualTo(new DailyCount(1, 1, 0, 0));
  }

  @Test
  void deletedChannelHasNoNumbers() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    count();
    givenDeleted(NEWS);
    count();

    assertRefused(Refusal.ChannelNotFound.class, () -> today(NEWS));
    assertThat(ports.outbound().statistics().ofChannel(NEWS, DayRange.upTo(TODAY, 9))).isEmpty();
  }

  @Test
  void ofTwoProcessesOneCountsUntilItStops() {
    var store = new InMemoryStore();
    var shared = new InMemoryPorts(store, new SequentialIds());
    var first = Services.over(shared.outbound());
    var second =
        Services.over(
            shared.outbound().toBuilder()
                .leases(new InMemoryLeases(store, shared.clock()))
                .build());
    first.countStatistics().step();
    first.countStatistics().step();
    var begun = shared.outbound().statistics().progress();
    first
        .createChannel()
        .create(
            ADMIN,
            new CreateChannel.Command(
                Optional.of(NEWS), Samples.OWNER, Samples.channelInfo("News"), Optional.empty()));
    second.countStatistics().step();
    assertThat(shared.outbound().statistics().progress()).isEqualTo(begun);

    first.countStatistics().finish();
    for (var steps = 0; steps < 9; steps++) second.countStatistics().step();

    assertThat(shared.outbound().statistics().progress().orElseThrow().position())
        .isEqualTo(shared.outbound().events().end());
  }

  @Test
  void goesOnWithWhatHappensWhileItCountsWhatIsStored() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    forgetEvents();
    clock.advance(DAY);
    herald.countStatistics().step();
    subscribe(NEWS, BOB);
    givenPost(NEWS, "Meanwhile");

    count();

    assertThat(days(NEWS, new DayRange(TODAY, TODAY.plusDays(1))))
        .containsExactly(
            new DailyNumbers(TODAY, new DailyCount(1, 0, 0, 0), 1),
            new DailyNumbers(TODAY.plusDays(1), new DailyCount(1, 0, 1, 0), 2));
  }

  // Hours

  @Test
  void tellsInWhichHoursSubscribersReadAndPostsArePublished() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    givenPost(NEWS, "First");
    givenPost(NEWS, "Second");
    clock.advance(Duration.ofHours(1));
    markRead(ANN, 1);
    markRead(ANN, 1);
    clock.advance(DAY.multipliedBy(7));
    markRead(ANN, 2);
    count();

    var week = herald.readStatistics().hoursOf(ADMIN, NEWS, ZoneOffset.UTC);

    var published = new WeekHour(DayOfWeek.WEDNESDAY, Samples.NOW.atZone(ZoneOffset.UTC).getHour());
    var read = new WeekHour(published.day(), published.hour() + 1);
    assertThat(week.counts())
        .containsOnly(
            Map.entry(published, new HourCount(0, 2)), Map.entry(read, new HourCount(2, 0)));
  }

  @Test
  void countsNoHourTwiceWhenTheLogIsCountedAnew() {
    givenChannel(NEWS);
    givenPost(NEWS, "First");
    count();
    forgetEvents();
    givenPost(NEWS, "Second");
    count();

    var week = herald.readStatistics().hoursOf(ADMIN, NEWS, ZoneOffset.UTC);

    assertThat(week.counts().values()).containsExactly(new HourCount(0, 2));
  }

  @Test
  void passesOverPostsThatAreTooOldForTheirHours() {
    givenChannel(NEWS);
    givenPost(NEWS, "Old");
    clock.advance(DAY.multipliedBy(7L * WeekHours.WEEKS));
    givenPost(NEWS, "New");

    count();

    var week = herald.readStatistics().hoursOf(ADMIN, NEWS, ZoneOffset.UTC);
    assertThat(week.counts().values()).containsExactly(new HourCount(0, 1));
  }

  // How far posts get

  @Test
  void tellsHowManyHaveReadAPostWhoWereSubscribedWhenItWasPublished() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    subscribe(NEWS, BOB);
    var first = givenPost(NEWS, "First");
    count();
    subscribe(NEWS, new AccountId("late"));
    var second = givenPost(NEWS, "Second");
    count();
    assertThat(reach(first)).hasValue(PostReach.begun(2, 0));

    markRead(ANN, 1);
    markRead(ANN, 1);
    markRead(BOB, 2);
    markRead(new AccountId("late"), 2);

    assertThat(reach(first)).hasValue(PostReach.begun(2, 2));
    assertThat(reach(second)).hasValue(PostReach.begun(3, 2));
  }

  @Test
  void nothingIsKnownOfPostsThatWereNotCountedInTime() {
    givenChannel(NEWS);
    var post = givenPost(NEWS, "Old");
    clock.advance(Duration.ofMinutes(2));

    count();

    assertThat(reach(post)).isEmpty();
  }

  @Test
  void whoHasReadAndLeftWasAReader() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    var post = givenPost(NEWS, "News");
    count();
    markRead(ANN, 1);

    herald.unsubscribeFromChannel().unsubscribe(ADMIN, NEWS, ANN);
    subscribe(NEWS, ANN);
    markRead(ANN, 1);

    assertThat(reach(post)).hasValue(PostReach.begun(1, 1));
  }

  @Test
  void notesHowManyHadReadAPostAnHourADayAndAWeekAfterIt() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    subscribe(NEWS, BOB);
    var post = givenPost(NEWS, "News");
    count();
    markRead(ANN, 1);
    clock.advance(Duration.ofMinutes(59));
    count();
    assertThat(reach(post)).hasValue(PostReach.begun(2, 1));

    clock.advance(Duration.ofMinutes(2));
    count();
    markRead(BOB, 1);
    count();
    var hour = new PostReach(2, 2, Map.of(ReachMoment.HOUR, 1L), Optional.of(ReachMoment.DAY));
    assertThat(reach(post)).hasValue(hour);
    clock.advance(Duration.ofHours(23));
    count();
    clock.advance(DAY.multipliedBy(6));
    count();

    assertThat(reach(post).orElseThrow().then())
        .containsOnly(
            Map.entry(ReachMoment.HOUR, 1L),
            Map.entry(ReachMoment.DAY, 2L),
            Map.entry(ReachMoment.WEEK, 2L));
  }

  @Test
  void saysSoWhereNobodyCountedInTime() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    var post = givenPost(NEWS, "News");
    count();
    clock.advance(DAY.plusMinutes(1));
    markRead(ANN, 1);
    count();

    var reach = reach(post).orElseThrow();
    assertThat(reach.state(ReachMoment.HOUR)).isEqualTo(PostReach.State.NOT_COUNTED);
    assertThat(reach.state(ReachMoment.DAY)).isEqualTo(PostReach.State.COUNTED);
    assertThat(reach.state(ReachMoment.WEEK)).isEqualTo(PostReach.State.PENDING);
  }

  @Test
  void aClockThatIsSetBackNotesNothingTwice() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    var post = givenPost(NEWS, "News");
    count();
    clock.advance(Duration.ofHours(1));
    count();
    markRead(ANN, 1);

    clock.advance(Duration.ofMinutes(-30));
    count();
    clock.advance(Duration.ofMinutes(30));
    count();

    assertThat(reach(post).orElseThrow().then()).containsExactly(Map.entry(ReachMoment.HOUR, 0L));
  }

  private Optional<PostReach> reach(PostView post) {
    return herald.readStatistics().ofPost(ADMIN, post.post().id());
  }

  private void markRead(AccountId account, long sequence) {
    herald.markRead().markRead(ADMIN, new MarkRead.Command(NEWS, account, sequence));
  }

  private void forgetEvents() {
    var events = ports.outbound().events();
    ports.outbound().unitOfWork().execute(() -> events.forgetUpTo(events.end()));
  }

  private void count() {
    for (var steps = 0; steps < 9; steps++) herald.countStatistics().step();
  }

  private DailyNumbers today(ChannelId channel) {
    return days(channel, new DayRange(TODAY, TODAY)).get(0);
  }

  private List<DailyNumbers> days(ChannelId channel, DayRange range) {
    return herald.readStatistics().ofChannel(ADMIN, channel, range);
  }
}
