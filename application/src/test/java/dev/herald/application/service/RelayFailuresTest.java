package dev.herald.application.service;

import static dev.herald.application.view.DeliveryView.State.DEAD_LETTER;
import static dev.herald.application.view.DeliveryView.State.WAITING;
import static dev.herald.domain.webhook.WebhookId.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.view.DeliveryView;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.webhook.Webhook;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What did not arrive is tried again, and keeps waiting what comes after it in its channel. */
class RelayFailuresTest extends RelayStory {

  @Test
  void triesAgainAfterEachPauseUntilItIsADeadLetter() {
    callback.fails("HTTP 500");
    givenPost(NEWS, "First");
    relay();

    var attempts = 1;
    for (var pause = RetryPauses.after(1); pause.isPresent(); ) {
      assertThat(only(WAITING))
          .isEqualTo(
              new DeliveryView(
                  end(),
                  new PostPublished(NEWS, new PostId("post-1"), 1, NOW),
                  WAITING,
                  attempts,
                  Optional.of("HTTP 500"),
                  clock.instant().plus(pause.get())));
      clock.advance(pause.get().minus(A_MOMENT));
      relay();
      assertThat(callback.sentPosts()).hasSize(attempts);

      clock.advance(A_MOMENT);
      relay();
      attempts++;
      assertThat(callback.sentPosts()).hasSize(attempts);
      pause = RetryPauses.after(attempts);
    }

    assertThat(waiting()).isZero();
    assertThat(only(DEAD_LETTER).attempts()).isEqualTo(attempts);
    assertThat(only(DEAD_LETTER).failure()).contains("HTTP 500");
    assertThat(only(DEAD_LETTER).at()).isEqualTo(clock.instant());
    clock.advance(Duration.ofDays(1000));
    relay();
    assertThat(callback.sentPosts()).hasSize(attempts);
  }

  @Test
  void clockThatIsSetBackKeepsNobodyWaitingForAsLong() {
    callback.fails("HTTP 500");
    givenPost(NEWS, "First");
    relay();
    callback.works();

    clock.advance(Duration.ofHours(-1));
    relay();

    assertThat(callback.receivedPosts()).containsExactly("news 1");
    assertThat(waiting()).isZero();
  }

  @Test
  void clockThatWasAheadForAWhileDoesNeither() {
    callback.fails("HTTP 500");
    givenPost(NEWS, "First");
    relay();
    clock.advance(Duration.ofDays(1));
    relay();
    assertThat(only(WAITING).attempts()).isEqualTo(2);
    callback.works();

    clock.advance(Duration.ofDays(-1));
    relay();

    assertThat(callback.receivedPosts()).containsExactly("news 1");
  }

  @Test
  void ofTooManyDeadLettersTheOldestAreForgotten() {
    happens(SPORT, Undelivered.MOST_DEAD_LETTERS + 1);
    var lastAttempt = 1;
    while (RetryPauses.after(lastAttempt).isPresent()) lastAttempt++;
    var before = lastAttempt - 1;
    var outbound = ports.outbound();
    outbound
        .unitOfWork()
        .execute(
            () -> {
              outbound.receiverPositions().move(CALLBACK, end());
              for (var place = end() - Undelivered.MOST_DEAD_LETTERS; place < end(); place++) {
                outbound.deadLetters().add(CALLBACK, place, 1, NOW, "long ago");
              }
              outbound.deliveryQueue().put(CALLBACK, end(), before, NOW, "before");
            });
    callback.fails("HTTP 500");
    relaying = start(Webhook.ALL_EVENTS);

    relay();

    assertThat(waiting()).isZero();
    assertThat(deadLetters()).isEqualTo(Undelivered.MOST_DEAD_LETTERS);
    assertThat(list(DEAD_LETTER).get(0).failure()).contains("HTTP 500");
  }

  @Test
  void triesForAboutADay() {
    var total = Duration.ZERO;
    var attempts = 1;
    for (var pause = RetryPauses.after(1);
        pause.isPresent();
        pause = RetryPauses.after(++attempts)) {
      total = total.plus(pause.get());
    }

    assertThat(total).isBetween(Duration.ofHours(23), Duration.ofHours(24));
  }

  @Test
  void nothingOvertakesWhatFailedInItsChannelAndOthersGoOn() {
    callback.failsFor(NEWS);
    givenPost(NEWS, "First");
    givenPost(SPORT, "First");
    givenPost(NEWS, "Second");
    relay();
    givenPost(NEWS, "Third");
    givenPost(SPORT, "Second");
    relay();
    assertThat(callback.sentPosts()).containsExactly("news 1", "sport 1", "sport 2");

    callback.works();
    relay();
    assertThat(callback.receivedPosts()).containsExactly("sport 1", "sport 2");

    clock.advance(A_SECOND);
    relay();
    assertThat(callback.receivedPosts())
        .containsExactly("sport 1", "sport 2", "news 1", "news 2", "news 3");
    assertThat(waiting()).isZero();

    givenPost(NEWS, "Fourth");
    relay();
    assertThat(callback.receivedPosts()).endsWith("news 4");
  }

  @Test
  void whatFailsAgainIsStillTheFirstOfItsChannel() {
    callback.failsFor(NEWS);
    givenPost(NEWS, "First");
    givenPost(NEWS, "Second");
    relay();
    clock.advance(A_SECOND);
    relay();

    assertThat(callback.sentPosts()).containsExactly("news 1", "news 1");
    assertThat(waiting()).isEqualTo(2);
  }

  @Test
  void whatWaitsBehindAnotherWasNotTriedYet() {
    callback.fails("HTTP 500");
    givenPost(NEWS, "First");
    givenPost(NEWS, "Second");
    relay();

    assertThat(list(WAITING))
        .extracting(DeliveryView::attempts, DeliveryView::failure)
        .containsExactly(tuple(0, Optional.empty()), tuple(1, Optional.of("HTTP 500")));
  }

  @Test
  void channelGoesOnAfterADeadLetter() {
    var first = Optional.of(givenPost(NEWS, "First"));
    callback.failsFor(message -> message.post().equals(first));
    givenPost(NEWS, "Second");

    exhaustRetries();

    assertThat(callback.receivedPosts()).containsExactly("news 2");
    assertThat(deadLetters()).isEqualTo(1);
    assertThat(waiting()).isZero();
  }

  @Test
  void failureIsSaidInWords() {
    assertThat(failureOf(new IllegalStateException("HTTP 500"))).isEqualTo("HTTP 500");
    assertThat(failureOf(new CompletionException(new IOException("reset")))).isEqualTo("reset");
    assertThat(failureOf(new CompletionException("alone", null))).isEqualTo("alone");
    assertThat(failureOf(new TimeoutException())).isEqualTo("TimeoutException");
    assertThat(failureOf(new IOException(""))).isEqualTo("IOException");
  }

  private String failureOf(Exception reason) {
    callback.answers(message -> CompletableFuture.failedFuture(reason));
    var channel = givenChannel(new ChannelId("channel-of-" + end())).channel();
    relay();
    return list(WAITING).stream()
        .filter(it -> it.event().channel().equals(channel.id()))
        .findFirst()
        .flatMap(DeliveryView::failure)
        .orElseThrow();
  }

  @Test
  void senderThatThrowsHasFailed() {
    callback.answers(
        message -> {
          throw new IllegalArgumentException("no such host");
        });
    givenPost(NEWS, "First");
    relay();
    assertThat(only(WAITING).failure()).contains("no such host");

    callback.answers(
        message -> {
          throw new AssertionError("impossible");
        });
    clock.advance(A_SECOND);
    relay();
    assertThat(only(WAITING).failure()).contains("impossible");

    callback.works();
    clock.advance(Duration.ofSeconds(5));
    relay();
    assertThat(callback.receivedPosts()).containsExactly("news 1");
  }

  @Test
  void webhookThatCannotBeReachedKeepsNoOtherWaiting() {
    relaying =
        heraldWith(
            new OutgoingWebhooks(
                Interceptor.NONE,
                Optional.of(new OutgoingWebhooks.Callback(callback, Webhook.ALL_EVENTS)),
                kept -> {
                  throw new IllegalArgumentException("no address: " + kept.url());
                }));
    var kept = givenWebhook();
    givenPost(NEWS, "First");

    relay();

    assertThat(callback.receivedPosts()).containsExactly("news 1");
    assertThat(relaying.readDeliveries().list(ADMIN, kept.id(), WAITING, ALL).items())
        .extracting(DeliveryView::failure)
        .containsExactly(Optional.of("no address: " + kept.url()));
  }

  @Test
  void tenThousandThatWaitStopNewOnesUntilSomeAreThrough() {
    callback.failsFor(NEWS);
    happens(NEWS, 10_000);
    givenPost(SPORT, "First");
    for (var i = 0; i < 4; i++) relay();
    assertThat(waiting()).isEqualTo(10_000);
    assertThat(callback.sentPosts()).isEmpty();

    callback.works();
    clock.advance(A_SECOND);
    for (var i = 0; i < 4; i++) relay();

    assertThat(waiting()).isZero();
    assertThat(callback.received())
        .hasSize(10_001)
        .extracting(WebhookMessage::position)
        .doesNotHaveDuplicates();
    assertThat(callback.receivedPosts()).containsExactly("sport 1");
  }

  // What hangs

  @Test
  void receiverThatHangsKeepsNeitherOthersNorPublishersWaiting() {
    givenWebhook();
    var end = callback.hangs();
    givenPost(NEWS, "First");
    relay();
    givenPost(NEWS, "Second");
    relay();
    assertThat(webhook.receivedPosts()).containsExactly("news 1", "news 2");
    assertThat(callback.receivedPosts()).isEmpty();

    end.complete(null);
    relay();
    assertThat(callback.receivedPosts()).containsExactly("news 1", "news 2");
  }

  @Test
  void nextOfAChannelIsNotTriedWhileOneIsUnderWayAndOtherChannelsAre() {
    var end = callback.hangs();
    givenPost(NEWS, "First");
    givenPost(NEWS, "Second");
    givenPost(SPORT, "First");
    relay();
    assertThat(callback.sentPosts()).containsExactly("news 1", "sport 1");

    end.complete(null);
    relay();
    assertThat(callback.receivedPosts()).containsOnlyOnce("news 1", "news 2", "sport 1");
  }

  @Test
  void atMostEightAreUnderWayAtATime() {
    callback.hangs();
    for (var i = 0; i < 20; i++)
      givenPost(givenChannel(new ChannelId("c" + i)).channel().id(), "A");

    relay();

    assertThat(callback.sent()).hasSize(8);
  }

  @Test
  void whatFailedIsTriedAgainWhileNewsHang() {
    callback.failsFor(NEWS);
    givenPost(NEWS, "First");
    relay();
    var end = callback.hangs();
    givenPost(SPORT, "First");
    relay();

    callback.works();
    clock.advance(A_SECOND);
    relay();
    assertThat(callback.receivedPosts()).containsExactly("news 1");

    end.complete(null);
    relay();
    assertThat(callback.receivedPosts()).containsExactly("news 1", "sport 1");
  }
}
