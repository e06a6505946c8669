package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PostView;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a channel publishes is for the operator to say. */
class PublishingRateTest extends Story {

  private final UseCases everyTenSeconds = with(Duration.ofSeconds(10), Integer.MAX_VALUE);
  private final UseCases threeAnHour = with(Duration.ZERO, 3);

  @BeforeEach
  void givenTwoChannels() {
    givenChannel(NEWS);
    givenChannel(SPORT);
  }

  @Test
  void channelPublishesAsOftenAsItLikesUnlessTold() {
    for (var i = 1; i <= 30; i++) {
      assertThat(givenPost(NEWS, "Post " + i).post().sequence()).isEqualTo(i);
    }
  }

  @Test
  void channelWaitsForTheIntervalToPass() {
    publish(everyTenSeconds, NEWS);

    assertWaits(everyTenSeconds, NOW, NOW.plusSeconds(10));
    assertWaits(everyTenSeconds, NOW.plusMillis(9_999), NOW.plusSeconds(10));
    assertPublishes(everyTenSeconds, NOW.plusSeconds(10));
  }

  @Test
  void channelWaitsForTheHourToPass() {
    publish(threeAnHour, NEWS);
    clock.set(NOW.plusSeconds(1_000));
    publish(threeAnHour, NEWS);
    publish(threeAnHour, NEWS);

    assertWaits(threeAnHour, NOW.plusSeconds(1_000), NOW.plusSeconds(3_600));
    assertWaits(threeAnHour, NOW.plusMillis(3_599_999), NOW.plusSeconds(3_600));
    assertPublishes(threeAnHour, NOW.plusSeconds(3_600));
    assertWaits(threeAnHour, NOW.plusSeconds(3_600), NOW.plusSeconds(4_600));
  }

  @Test
  void channelWaitsForBothIfBothAreAsked() {
    var both = with(Duration.ofMinutes(30), 2);
    publish(both, NEWS);
    assertWaits(both, NOW.plusSeconds(60), NOW.plusSeconds(1_800));
    assertPublishes(both, NOW.plusSeconds(2_400));

    assertWaits(both, NOW.plusSeconds(3_600), NOW.plusSeconds(4_200));
    assertPublishes(both, NOW.plusSeconds(4_200));
  }

  @Test
  void refusedPostDoesNotCount() {
    publish(everyTenSeconds, NEWS);
    assertWaits(everyTenSeconds, NOW.plusSeconds(9), NOW.plusSeconds(10));

    assertPublishes(everyTenSeconds, NOW.plusSeconds(10));
  }

  @Test
  void recalledPostCounts() {
    givenRecalled(publish(everyTenSeconds, NEWS));

    assertWaits(everyTenSeconds, NOW.plusSeconds(9), NOW.plusSeconds(10));
  }

  @Test
  void postOfAClockThatWasAYearAheadDoesNotSilenceTheChannel() {
    clock.set(NOW.plus(Duration.ofDays(365)));
    for (var i = 0; i < 3; i++) publish(threeAnHour, NEWS);

    assertPublishes(everyTenSeconds, NOW);
    assertWaits(everyTenSeconds, NOW.plusSeconds(9), NOW.plusSeconds(10));
    assertPublishes(threeAnHour, NOW.plusSeconds(10));
    assertPublishes(threeAnHour, NOW.plusSeconds(20));
    assertWaits(threeAnHour, NOW.plusSeconds(20), NOW.plusSeconds(3_600));
  }

  @Test
  void eachChannelWaitsForItselfAlone() {
    publish(everyTenSeconds, NEWS);

    assertThat(publish(everyTenSeconds, SPORT).post().sequence()).isEqualTo(1);
  }

  @Test
  void repeatedRequestNeedNotWait() {
    var command =
        new PublishPost.Command(
            NEWS, Samples.text("Once"), Optional.of(new IdempotencyKey("key", "fingerprint")));
    var published = everyTenSeconds.publishPost().publish(ADMIN, command);

    assertThat(everyTenSeconds.publishPost().publish(ADMIN, command)).isEqualTo(published);
  }

  @Test
  void channelThatIsNotThereIsNotToldToWait() {
    var none = new ChannelId("none");

    assertRefused(Refusal.ChannelNotFound.class, () -> publish(everyTenSeconds, none));
    assertRefused(Refusal.ChannelNotFound.class, () -> publish(threeAnHour, none));
  }

  private UseCases with(Duration leastInterval, int mostPerHour) {
    return Services.over(ports.outbound(), new PublishingPolicy(leastInterval, mostPerHour));
  }

  private static PostView publish(UseCases herald, ChannelId channel) {
    return herald
        .publishPost()
        .publish(ADMIN, new PublishPost.Command(channel, Samples.text("New"), Optional.empty()));
  }

  private void assertWaits(UseCases herald, Instant now, Instant allowedAt) {
    clock.set(now);
    var refusal = assertRefused(Refusal.PostingTooOften.class, () -> publish(herald, NEWS));
    assertThat(refusal.allowedAt()).isEqualTo(allowedAt);
  }

  private void assertPublishes(UseCases herald, Instant now) {
    clock.set(now);
    assertThat(publish(herald, NEWS).post().publishedAt()).isEqualTo(now);
  }
}
