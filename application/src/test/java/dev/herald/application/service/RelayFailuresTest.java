package dev.herald.application.service;

import static dev.herald.application.view.DeliveryView.State.FAILED;
import static dev.herald.application.view.DeliveryView.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.Notice;
import dev.herald.application.port.out.webhook.Receivers;
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

/** What could not be told is tried again, and keeps waiting what comes after it in its channel. */
class RelayFailuresTest extends RelayStory {

  @Test
  void triesAgainAfterEachPauseAndGivesUpAfterTheLast() {
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
      assertThat(callback.triedPosts()).hasSize(attempts);

      clock.advance(A_MOMENT);
      relay();
      attempts++;
      assertThat(callback.triedPosts()).hasSize(attempts);
      pause = RetryPauses.after(attempts);
    }

    assertThat(waiting()).isZero();
    assertThat(only(FAILED).attempts()).isEqualTo(attempts);
    assertThat(only(FAILED).failure()).contains("HTTP 500");
    assertThat(only(FAILED).at()).isEqualTo(clock.instant());
    clock.advance(Duration.ofDays(1000));
    relay();
    assertThat(callback.triedPosts()).hasSize(attempts);
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
    assertThat(callback.triedPosts()).containsExactly("news 1", "sport 1", "sport 2");

    callback.works();
    relay();
    assertThat(callback.toldPosts()).containsExactly("sport 1", "sport 2");

    clock.advance(A_SECOND);
    relay();
    assertThat(callback.toldPosts())
        .containsExactly("sport 1", "sport 2", "news 1", "news 2", "news 3");
    assertThat(waiting()).isZero();

    givenPost(NEWS, "Fourth");
    relay();
    assertThat(callback.toldPosts()).endsWith("news 4");
  }

  @Test
  void whatFailsAgainIsStillTheFirstOfItsChannel() {
    callback.failsFor(NEWS);
    givenPost(NEWS, "First");
    givenPost(NEWS, "Second");
    relay();
    clock.advance(A_SECOND);
    relay();

    assertThat(callback.triedPosts()).containsExactly("news 1", "news 1");
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
  void channelGoesOnAfterWhatWasGivenUp() {
    var first = Optional.of(givenPost(NEWS, "First"));
    callback.failsFor(notice -> notice.post().equals(first));
    givenPost(NEWS, "Second");

    giveUpAll();

    assertThat(callback.toldPosts()).containsExactly("news 2");
    assertThat(failed()).isEqualTo(1);
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
    callback.answers(notice -> CompletableFuture.failedFuture(reason));
    var channel = givenChannel(new ChannelId("channel-of-" + end())).channel();
    relay();
    return list(WAITING).stream()
        .filter(it -> it.event().channel().equals(channel.id()))
        .findFirst()
        .flatMap(DeliveryView::failure)
        .orElseThrow();
  }

  @Test
  void courierThatThrowsHasFailed() {
    callback.answers(
        notice -> {
          throw new IllegalArgumentException("no such host");
        });
    givenPost(NEWS, "First");
    relay();
    assertThat(only(WAITING).failure()).contains("no such host");

    callback.answers(
        notice -> {
          throw new AssertionError("impossible");
        });
    clock.advance(A_SECOND);
    relay();
    assertThat(only(WAITING).failure()).contains("impossible");

    callback.works();
    clock.advance(Duration.ofSeconds(5));
    relay();
    assertThat(callback.toldPosts()).containsExactly("news 1");
  }

  @Test
  void webhookThatCannotBeReachedKeepsNoOtherWaiting() {
    relaying =
        heraldWith(
            new Receivers(
                Interceptor.NONE,
                Optional.of(new Receivers.Callback(callback, Webhook.ALL_EVENTS)),
                kept -> {
                  throw new IllegalArgumentException("no address: " + kept.url());
                }));
    var kept = givenWebhook();
    givenPost(NEWS, "First");

    relay();

    assertThat(callback.toldPosts()).containsExactly("news 1");
    assertThat(relaying.manageDeliveries().list(kept.id(), WAITING, ALL).items())
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
    assertThat(callback.triedPosts()).isEmpty();

    callback.works();
    clock.advance(A_SECOND);
    for (var i = 0; i < 4; i++) relay();

    assertThat(waiting()).isZero();
    assertThat(callback.told())
        .hasSize(10_001)
        .extracting(Notice::position)
        .doesNotHaveDuplicates();
    assertThat(callback.toldPosts()).containsExactly("sport 1");
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
    assertThat(webhook.toldPosts()).containsExactly("news 1", "news 2");
    assertThat(callback.toldPosts()).isEmpty();

    end.complete(null);
    relay();
    assertThat(callback.toldPosts()).containsExactly("news 1", "news 2");
  }

  @Test
  void nextOfAChannelIsNotTriedWhileOneIsUnderWayAndOtherChannelsAre() {
    var end = callback.hangs();
    givenPost(NEWS, "First");
    givenPost(NEWS, "Second");
    givenPost(SPORT, "First");
    relay();
    assertThat(callback.triedPosts()).containsExactly("news 1", "sport 1");

    end.complete(null);
    relay();
    assertThat(callback.toldPosts()).containsOnlyOnce("news 1", "news 2", "sport 1");
  }

  @Test
  void atMostEightAreUnderWayAtATime() {
    callback.hangs();
    for (var i = 0; i < 20; i++)
      givenPost(givenChannel(new ChannelId("c" + i)).channel().id(), "A");

    relay();

    assertThat(callback.tried()).hasSize(8);
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
    assertThat(callback.toldPosts()).containsExactly("news 1");

    end.complete(null);
    relay();
    assertThat(callback.toldPosts()).containsExactly("news 1", "sport 1");
  }
}
