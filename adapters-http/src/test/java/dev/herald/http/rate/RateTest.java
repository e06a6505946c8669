package dev.herald.http.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each client may send so many requests in a minute, all at once or evenly. */
class RateTest {

  private final Time time = new Time();
  private final Rate rate = new Rate("address", 60, time);

  @Test
  void asManyRequestsAsThereMayBeCanComeAtOnce() {
    for (var i = 0; i < 60; i++) rate.count("a");

    assertThat(refused("a").headers())
        .isEqualTo(
            Map.of(
                "Retry-After", "1",
                "RateLimit-Policy", "\"address\";q=60;w=60",
                "RateLimit", "\"address\";r=0;t=60"));
  }

  @Test
  void clientLearnsHowManyAreLeftAndWhenThereAreAllAgain() {
    rate.count("a");

    assertThat(rate.count("a"))
        .isEqualTo(
            Map.of(
                "RateLimit-Policy", "\"address\";q=60;w=60",
                "RateLimit", "\"address\";r=58;t=2"));
  }

  @Test
  void whatIsLeftGrowsEvenly() {
    for (var i = 0; i < 60; i++) rate.count("a");
    time.advance(Duration.ofSeconds(2));

    rate.count("a");
    rate.count("a");

    assertThat(refused("a").status()).isEqualTo(429);
  }

  @Test
  void ofFewRequestsTheNextIsFarAway() {
    var few = new Rate("token", 2, time);
    few.count("a");
    few.count("a");
    time.advance(Duration.ofSeconds(1));

    var refused = catchThrowableOfType(RequestRefused.class, () -> few.count("a"));

    assertThat(refused.problem().headers()).containsEntry("Retry-After", "29");
    assertThat(refused.problem().detail())
        .isEqualTo("There may be 2 requests in a minute. Try again in 29 s.");
  }

  @Test
  void othersAreCountedByThemselves() {
    for (var i = 0; i < 60; i++) rate.count("a");

    assertThat(rate.count("b")).containsEntry("RateLimit", "\"address\";r=59;t=1");
  }

  @Test
  void zeroIsAnyNumber() {
    var any = new Rate("address", 0, time);

    for (var i = 0; i < 100_000; i++) assertThat(any.count("a")).isEmpty();
    assertThat(any.clients()).isZero();
  }

  @Test
  void clientsThatHaveGoneAreForgotten() {
    rate.count("a");
    time.advance(Duration.ofMinutes(2));

    assertThat(rate.clients()).isZero();
  }

  @Test
  void thereIsAnEndToTheClientsThatAreRemembered() {
    for (var i = 0; i < 3 * Rate.MAX_CLIENTS; i++) rate.count("address " + i);

    assertThat(rate.clients()).isLessThanOrEqualTo(Rate.MAX_CLIENTS);
  }

  private Problem refused(String client) {
    return catchThrowableOfType(RequestRefused.class, () -> rate.count(client)).problem();
  }

  private static final class Time implements TimeMeter {

    private long now = -1_000_000_000; // as System.nanoTime, it may begin anywhere

    void advance(Duration time) {
      now += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return now;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
