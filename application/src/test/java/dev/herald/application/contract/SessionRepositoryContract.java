package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.SessionRepository.Entry;
import dev.herald.application.port.out.TokenRepository.Token;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.account.Role;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link SessionRepository} promises. */
public interface SessionRepositoryContract extends PortContract {

  String ANN = "a".repeat(64);
  String BOB = "b".repeat(64);

  @BeforeEach
  default void givenTokens() {
    write(() -> ports().tokens().insert(new Token("ann", Role.EDITOR, ANN, Samples.NOW)));
    write(() -> ports().tokens().insert(new Token("bob", Role.EDITOR, BOB, Samples.NOW)));
  }

  @Test
  default void findsNothingWhereNothingIs() {
    assertThat(ports().sessions().findSession("one")).isEmpty();
    assertThat(ports().sessions().findCode("one")).isEmpty();
    assertThat(write(() -> ports().sessions().takeCode("one"))).isEmpty();
  }

  @Test
  default void findsASessionByItsHash() {
    var one = givenSession("one", ANN, Samples.NOW);
    var two = givenSession("two", BOB, Samples.NOW.plusMillis(1));

    assertThat(ports().sessions().findSession("one")).contains(one);
    assertThat(ports().sessions().findSession("two")).contains(two);
    assertThat(ports().sessions().findSession("One")).isEmpty();
    assertThat(ports().sessions().findSession("")).isEmpty();
  }

  @Test
  default void deletesTheSessionThatIsNamed() {
    givenSession("one", ANN, Samples.NOW);
    var two = givenSession("two", ANN, Samples.NOW);

    write(() -> ports().sessions().deleteSession("one"));
    write(() -> ports().sessions().deleteSession("none"));

    assertThat(ports().sessions().findSession("one")).isEmpty();
    assertThat(ports().sessions().findSession("two")).contains(two);
  }

  @Test
  default void deletesAllSessionsOfATokenAndNoOthers() {
    givenSession("one", ANN, Samples.NOW);
    givenSession("two", ANN, Samples.NOW.plusMillis(1));
    var three = givenSession("three", BOB, Samples.NOW);
    var code = givenCode("four", ANN, Samples.NOW);

    write(() -> ports().sessions().deleteSessionsOf(ANN));

    assertThat(ports().sessions().findSession("one")).isEmpty();
    assertThat(ports().sessions().findSession("two")).isEmpty();
    assertThat(ports().sessions().findSession("three")).contains(three);
    assertThat(ports().sessions().findCode("four")).contains(code);
  }

  @Test
  default void takesACodeOnce() {
    var one = givenCode("one", ANN, Samples.NOW);
    var two = givenCode("two", BOB, Samples.NOW.plusMillis(1));
    assertThat(ports().sessions().findCode("one")).contains(one);

    assertThat(write(() -> ports().sessions().takeCode("one"))).contains(one);

    assertThat(write(() -> ports().sessions().takeCode("one"))).isEmpty();
    assertThat(ports().sessions().findCode("one")).isEmpty();
    assertThat(ports().sessions().findCode("two")).contains(two);
  }

  @Test
  default void sessionIsNoCode() {
    givenSession("one", ANN, Samples.NOW);
    givenCode("two", ANN, Samples.NOW);

    assertThat(ports().sessions().findCode("one")).isEmpty();
    assertThat(write(() -> ports().sessions().takeCode("one"))).isEmpty();
    assertThat(ports().sessions().findSession("one")).isPresent();
    assertThat(ports().sessions().findSession("two")).isEmpty();
  }

  @Test
  default void deletesWhatHasEnded() {
    givenSession("ended", ANN, Samples.NOW.minusMillis(1));
    givenSession("ends now", ANN, Samples.NOW);
    givenSession("goes on", ANN, Samples.NOW.plusMillis(1));
    givenCode("ended", ANN, Samples.NOW.minusMillis(1));
    givenCode("ends now", ANN, Samples.NOW);
    givenCode("goes on", ANN, Samples.NOW.plusMillis(1));

    assertThat(deleteEnded(10)).isEqualTo(4);

    for (var ended : new String[] {"ended", "ends now"}) {
      assertThat(ports().sessions().findSession(ended)).isEmpty();
      assertThat(ports().sessions().findCode(ended)).isEmpty();
    }
    assertThat(ports().sessions().findSession("goes on")).isPresent();
    assertThat(ports().sessions().findCode("goes on")).isPresent();
    assertThat(deleteEnded(10)).isZero();
  }

  @Test
  default void deletesNoMoreThanAskedFor() {
    for (var i = 0; i < 3; i++) givenSession("session " + i, ANN, Samples.NOW);
    for (var i = 0; i < 2; i++) givenCode("code " + i, ANN, Samples.NOW);

    assertThat(deleteEnded(2)).isEqualTo(2);
    assertThat(deleteEnded(2)).isEqualTo(2);
    assertThat(deleteEnded(2)).isEqualTo(1);
    assertThat(deleteEnded(2)).isZero();
  }

  private Entry givenSession(String hash, String token, Instant until) {
    var session = new Entry(hash, token, until);
    write(() -> ports().sessions().insertSession(session));
    return session;
  }

  private Entry givenCode(String hash, String token, Instant until) {
    var code = new Entry(hash, token, until);
    write(() -> ports().sessions().insertCode(code));
    return code;
  }

  /** Deletes what has ended by {@link Samples#NOW}. */
  private int deleteEnded(int most) {
    return write(() -> ports().sessions().deleteEnded(Samples.NOW, most));
  }
}
