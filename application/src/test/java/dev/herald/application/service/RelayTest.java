package dev.herald.application.service;

import static dev.herald.domain.webhook.WebhookId.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.EventType;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.webhook.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What happens is sent. */
class RelayTest extends RelayStory {

  // What is sent

  @Test
  void tellsEachEventOnceAndInOrder() {
    var before = events().size();
    givenRecalled(givenPost(NEWS, "First"));
    subscribe(NEWS, ANN);
    herald.unsubscribeFromChannel().unsubscribe(ADMIN, NEWS, ANN);
    relay();
    givenPost(NEWS, "Second");
    relay();

    assertThat(callback.receivedEvents())
        .hasSize(5)
        .isEqualTo(events().subList(before, events().size()));
  }

  @Test
  void tellsManyInOrder() {
    for (var i = 0; i < 250; i++) givenPost(i % 3 == 0 ? SPORT : NEWS, "Post " + i);

    relay();

    assertThat(toldOf(NEWS)).hasSize(166).isEqualTo(sequences(166));
    assertThat(toldOf(SPORT)).hasSize(84).isEqualTo(sequences(84));
  }

  @Test
  void tellsOfAPostWhatItAndItsChannelAreNow() {
    var image = givenImage(Samples.png());
    var post = publish(NEWS, Samples.pictures(image.id()));

    relay();

    assertThat(callback.received())
        .containsExactly(
            new WebhookMessage(
                end(),
                new PostPublished(NEWS, post.post().id(), 1, NOW),
                Optional.of(herald.readChannels().get(ADMIN, NEWS)),
                Optional.of(post)));
    assertThat(callback.received().get(0).post().orElseThrow().images())
        .containsEntry(image.id(), image);
  }

  @Test
  void tellsOfASubscriptionWithoutAPost() {
    subscribe(NEWS, ANN);

    relay();

    assertThat(callback.received())
        .containsExactly(
            new WebhookMessage(
                end(),
                new Subscribed(NEWS, ANN, NotificationMode.NOTIFY, NOW),
                Optional.of(herald.readChannels().get(ADMIN, NEWS)),
                Optional.empty()));
  }

  @Test
  void recalledPostIsToldWithoutItsContent() {
    var recalled = givenRecalled(givenPost(NEWS, "A mistake"));

    relay();

    assertThat(callback.receivedEvents())
        .containsExactly(
            new PostPublished(NEWS, recalled.id(), 1, NOW),
            new PostRecalled(NEWS, recalled.id(), 1, NOW));
    assertThat(callback.received())
        .allSatisfy(it -> assertThat(it.post().orElseThrow().post()).isEqualTo(recalled));
  }

  @Test
  void tellsWhatIsWantedAlone() {
    relaying = start(Set.of(EventType.POST_RECALLED));
    var post = givenPost(NEWS, "A mistake");
    givenRecalled(post);
    givenPost(NEWS, "Another");

    relay();

    assertThat(callback.receivedEvents())
        .containsExactly(new PostRecalled(NEWS, post.post().id(), 1, NOW));
  }

  @Test
  void notesNowAndThenHowFarItPassedOverWhatIsNotWanted() {
    relaying = start(Set.of(EventType.POST_RECALLED));
    var before = position();
    happens(NEWS, 999);
    relay();
    assertThat(position()).isEqualTo(before);

    happens(NEWS, 1);
    relay();
    assertThat(position()).isEqualTo(end());
  }

  // Deleted channels

  @Test
  void ofAChannelThatWasDeletedMeanwhileOnlyItsDeletionIsTold() {
    givenPost(NEWS, "First");
    givenPost(SPORT, "First");
    givenDeleted(NEWS);

    relay();

    assertThat(callback.receivedEvents())
        .containsExactly(
            new PostPublished(SPORT, new PostId("post-2"), 1, NOW),
            new ChannelDeleted(NEWS, "news", Samples.OWNER, NOW));
    assertThat(callback.received().get(1).channel()).isEmpty();
  }

  @Test
  void deletionIsNotKeptWaitingByWhatCouldNotBeToldBefore() {
    callback.failsFor(NEWS);
    givenPost(NEWS, "First");
    relay();
    callback.works();
    givenDeleted(NEWS);
    relay();
    assertThat(callback.receivedEvents())
        .containsExactly(new ChannelDeleted(NEWS, "news", Samples.OWNER, NOW));

    clock.advance(A_SECOND);
    relay();
    assertThat(callback.received()).hasSize(1);
    assertThat(waiting()).isZero();
  }

  @Test
  void goesOnThoughWhatFailedIsGone() {
    var end = callback.hangs();
    givenPost(NEWS, "First");
    relay();
    givenDeleted(NEWS);
    cleanUp();
    callback.works();
    end.completeExceptionally(new IllegalStateException("too late"));

    givenPost(SPORT, "First");
    relay();

    assertThat(callback.receivedEvents())
        .containsExactly(
            new ChannelDeleted(NEWS, "news", Samples.OWNER, NOW),
            new PostPublished(SPORT, new PostId("post-2"), 1, NOW));
    assertThat(waiting()).isZero();
  }

  // Restarts

  @Test
  void goesOnAfterARestartWhereItStopped() {
    givenPost(NEWS, "First");
    relay();
    givenPost(NEWS, "Second");

    relaying = start(Webhook.ALL_EVENTS);
    relay();

    assertThat(callback.receivedPosts()).containsExactly("news 1", "news 2");
  }

  @Test
  void triesAgainAfterARestartWhatFailedBefore() {
    callback.failsFor(NEWS);
    givenPost(NEWS, "First");
    givenPost(NEWS, "Second");
    relay();
    callback.works();

    relaying = start(Webhook.ALL_EVENTS);
    relay();
    assertThat(callback.receivedPosts()).isEmpty();
    clock.advance(A_SECOND);
    relay();
    assertThat(callback.receivedPosts()).containsExactly("news 1", "news 2");
  }

  @Test
  void tellsAgainUnderTheSamePositionWhatWasUnderWayWhenItStopped() {
    callback.hangs();
    givenPost(NEWS, "First");
    relay();
    callback.works();

    relaying = start(Webhook.ALL_EVENTS);
    relay();

    assertThat(callback.sent()).hasSize(2).extracting(WebhookMessage::position).containsOnly(end());
    assertThat(callback.receivedPosts()).containsExactly("news 1");
  }

  // The callback

  @Test
  void callbackIsToldWhatHappensOnceItWasNamed() {
    ports
        .outbound()
        .unitOfWork()
        .execute(() -> ports.outbound().receiverPositions().forget(CALLBACK));
    relaying = heraldWith(OutgoingWebhooks.NONE);
    relay();
    givenPost(NEWS, "First");

    relaying = start(Webhook.ALL_EVENTS);
    relay();
    givenPost(NEWS, "Second");
    relay();

    assertThat(callback.receivedPosts()).containsExactly("news 2");
  }

  @Test
  void callbackThatIsNamedAgainIsToldWhatItMissed() {
    callback.fails("HTTP 500");
    givenPost(NEWS, "First");
    relay();
    relaying = heraldWith(OutgoingWebhooks.NONE);
    givenPost(NEWS, "Second");
    relay();

    callback.works();
    clock.advance(A_SECOND);
    relaying = start(Webhook.ALL_EVENTS);
    relay();

    assertThat(callback.receivedPosts()).containsExactly("news 1", "news 2");
  }

  @Test
  void whatIsUnderWayWhenItEndsIsNotToldAgain() {
    var end = callback.hangs();
    givenPost(NEWS, "First");
    givenPost(NEWS, "Second");
    relay();

    end.complete(null);
    relaying.relayEvents().finish();
    callback.works();
    relaying = start(Webhook.ALL_EVENTS);
    relay();

    assertThat(callback.receivedPosts()).containsExactly("news 1", "news 2");
  }

  @Test
  void slowBatchIsPutAsideSoThatOthersNeedNotWait() {
    var end = callback.hangs();
    givenPost(NEWS, "First");
    givenPost(NEWS, "Second");
    givenPost(SPORT, "First");
    relay();

    clock.advance(Duration.ofSeconds(16));
    end.complete(null);
    relaying.relayEvents().step();

    assertThat(waiting()).isEqualTo(1);
    relay();
    assertThat(callback.receivedPosts()).contains("news 1", "news 2", "sport 1");
    assertThat(waiting()).isZero();
  }

  @Test
  void eventsThatAreNoLongerWantedAreNotToldEvenIfTheyWaited() {
    callback.fails("HTTP 500");
    givenPost(NEWS, "First");
    relay();
    callback.works();

    relaying = start(Set.of(EventType.CHANNEL_DELETED));
    clock.advance(A_SECOND);
    relay();

    assertThat(callback.receivedPosts()).isEmpty();
    assertThat(waiting()).isZero();
  }

  private long position() {
    return ports.outbound().receiverPositions().position(CALLBACK).orElseThrow();
  }

  private List<Long> toldOf(ChannelId channel) {
    return callback.receivedEvents().stream()
        .filter(it -> it.channel().equals(channel))
        .map(it -> ((PostPublished) it).sequence())
        .toList();
  }

  private static List<Long> sequences(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
