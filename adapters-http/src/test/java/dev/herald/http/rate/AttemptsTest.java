package dev.herald.http.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.herald.http.problem.RequestRefused;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who guesses waits longer and longer, and keeps nobody else out. */
class AttemptsTest {

  private static final String RIGHT = "the right one";

  private long now = -5; // System.nanoTime may be negative
  private final AtomicInteger looks = new AtomicInteger();
  private final Attempts attempts = new Attempts(new RateLimits(0, 0, 3), address -> {}, () -> now);

  @Test
  void someWrongSecretsAreFree() {
    for (var i = 0; i < 3; i++) assertThat(attempt("a", "wrong " + i)).isFalse();

    assertThat(secondsToWait("a", "wrong 3")).isEqualTo(1);
  }

  @Test
  void eachFurtherOneTakesTwiceAsLongUpToFiveMinutes() {
    guess("a", 3);

    for (var wait : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300}) {
      assertThat(secondsToWait("a", "wrong")).isEqualTo(wait);
      pass(Duration.ofSeconds(wait));
      assertThat(attempt("a", "wrong after " + wait + looks)).isFalse();
    }
  }

  @Test
  void nothingIsLookedAtMeanwhile() {
    guess("a", 3);

    secondsToWait("a", RIGHT);

    assertThat(looks).hasValue(3);
  }

  @Test
  void whoWasRefusedDoesNotWaitLongerForIt() {
    guess("a", 3);
    for (var i = 0; i < 100; i++) secondsToWait("a", "wrong " + i);
    pass(Duration.ofSeconds(1));

    assertThat(attempt("a", RIGHT)).isTrue();
  }

  @Test
  void otherAddressesDoNotWait() {
    guess("a", 3);

    assertThat(attempt("b", RIGHT)).isTrue();
  }

  @Test
  void successMakesFailuresForgotten() {
    guess("a", 2);
    assertThat(attempt("a", RIGHT)).isTrue();

    guess("a", 3);

    assertThat(secondsToWait("a", "wrong")).isEqualTo(1);
  }

  /** A program that nobody told of its new token is no attacker. */
  @Test
  void sameWrongSecretAgainIsNoGuess() {
    for (var i = 0; i < 100; i++) assertThat(attempt("a", "the old one")).isFalse();

    assertThat(attempt("a", RIGHT)).isTrue();
  }

  @Test
  void whoWasRightLatelyIsNotKeptOutByOthersAtTheSameAddress() {
    assertThat(attempt("a", RIGHT)).isTrue();
    guess("a", 3);

    assertThat(attempt("a", RIGHT)).isTrue();
  }

  /** Or else who has one token could guess another in between. */
  @Test
  void whoWasRightLatelyMakesNoFailuresForgotten() {
    assertThat(attempt("a", RIGHT)).isTrue();
    guess("a", 3);
    assertThat(attempt("a", RIGHT)).isTrue();

    assertThat(secondsToWait("a", "wrong")).isEqualTo(1);
  }

  /** Or else whoever has one token could guess another between its tickets. */
  @Test
  void rightTicketsMakeNoFailuresForgotten() {
    for (var i = 0; i < 3; i++) {
      assertThat(attempt("a", RIGHT + i, false)).isTrue();
      attempt("a", "wrong " + i);
    }

    assertThat(secondsToWait("a", "wrong")).isEqualTo(1);
    assertThat(attempt("a", RIGHT + 1, false)).isTrue();
  }

  @Test
  void guessesAtTheSameTimeWaitForTheFirstOfThem() {
    guess("a", 3);
    pass(Duration.ofSeconds(1));

    attempts.attempt(
        "a",
        "wrong",
        () -> {
          secondsToWait("a", "meanwhile");
          return Optional.empty();
        },
        Optional::isPresent,
        true);

    assertThat(secondsToWait("a", "later")).isEqualTo(2);
  }

  @Test
  void failuresAreForgottenAfterAQuarterOfAnHour() {
    guess("a", 50);
    pass(Duration.ofMinutes(16));

    assertThat(attempts.addresses()).isZero();
    assertThat(attempt("a", "wrong")).isFalse();
    assertThat(attempt("a", "wrong again")).isFalse();
  }

  @Test
  void thereIsAnEndToTheAddressesThatAreRemembered() {
    for (var i = 0; i < 3 * Attempts.MAX_ADDRESSES; i++) attempt("address " + i, "wrong");

    assertThat(attempts.addresses()).isLessThanOrEqualTo(Attempts.MAX_ADDRESSES);
  }

  @Test
  void withoutALimitNobodyWaits() {
    var any = new Attempts(RateLimits.NONE, address -> {}, () -> now);

    for (var i = 0; i < 1000; i++) {
      Optional<String> found =
          any.attempt("a", "wrong " + i, Optional::empty, Optional::isPresent, true);
      assertThat(found).isEmpty();
    }
  }

  private void guess(String client, int times) {
    for (var i = 0; i < times; i++) {
      try {
        attempt(client, "guess " + i);
      } catch (RequestRefused tooSoon) {
        pass(Attempts.LONGEST_WAIT);
      }
    }
  }

  private boolean attempt(String client, String secret) {
    return attempt(client, secret, true);
  }

  private boolean attempt(String client, String secret, boolean forgets) {
    return attempts
        .attempt(
            client,
            secret,
            () -> {
              looks.incrementAndGet();
              return Optional.of(secret).filter(it -> it.startsWith(RIGHT));
            },
            Optional::isPresent,
            forgets)
        .isPresent();
  }

  private long secondsToWait(String client, String secret) {
    var refused = catchThrowableOfType(RequestRefused.class, () -> attempt(client, secret));
    assertThat(refused.problem().code()).isEqualTo("too_many_attempts");
    return Long.parseLong(refused.problem().headers().get("Retry-After"));
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
