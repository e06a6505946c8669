package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.port.out.SessionRepository.Code;
import dev.herald.application.port.out.SessionRepository.Session;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.permission.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link SessionRepository} promises. */
public interface SessionRepositoryContract extends PortContract {

  TokenName ANN = new TokenName("ann");
  TokenName BOB = new TokenName("bob");

  @BeforeEach
  default void givenTokens() {
    write(() -> ports().tokens().insert(Samples.token("ann", Role.EDITOR, "a".repeat(64))));
    write(() -> ports().tokens().insert(Samples.token("bob", Role.EDITOR, "b".repeat(64))));
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
  default void listsSessionsThatGoOnTheNewestFirst() {
    var later = Samples.NOW.plusMillis(1);
    var one = givenSession("one", ANN, later);
    givenSession("ended", ANN, Samples.NOW);
    var two = givenSession("two", BOB, later);
    var three = givenSession("three", ANN, later);

    assertThat(list(Optional.empty(), PageRequest.first(9)).items())
        .containsExactly(three, two, one);
    assertThat(list(Optional.of(ANN), PageRequest.first(9)).items()).containsExactly(three, one);
    var first = list(Optional.of(ANN), PageRequest.first(1));
    assertThat(first.items()).containsExactly(three);
    var rest = list(Optional.of(ANN), new PageRequest(1, first.next()));
    assertThat(rest.items()).containsExactly(one);
    assertThat(rest.next()).isEmpty();
  }

  private Page<Session> list(Optional<TokenName> token, PageRequest page) {
    return ports().sessions().list(token, Samples.NOW, page);
  }

  @Test
  default void notesWhenAndFromWhereSessionsWereUsed() {
    givenSession("one", ANN, Samples.NOW);
    var two = givenSession("two", ANN, Samples.NOW);
    var use = new Token.Use(Samples.NOW.plusMillis(1), Optional.empty());

    write(() -> ports().sessions().noteUses(Map.of("one", use, "none", use)));

    assertThat(ports().sessions().findSession("one").orElseThrow().lastUse()).isEqualTo(use);
    assertThat(ports().sessions().findSession("two")).contains(two);
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

  private Session givenSession(String hash, TokenName token, Instant until) {
    var use = new Token.Use(Samples.NOW, Optional.of("192.0.2.7"));
    var begun = until.minusSeconds(60);
    var session = new Session(hash, token, begun, until, use, "Firefox \"1\"");
    write(() -> ports().sessions().insertSession(session));
    return session;
  }

  private Code givenCode(String hash, TokenName token, Instant until) {
    var code = new Code(hash, token, until);
    write(() -> ports().sessions().insertCode(code));
    return code;
  }

  /** Deletes what has ended by {@link Samples#NOW}. */
  private int deleteEnded(int most) {
    return write(() -> ports().sessions().deleteEnded(Samples.NOW, most));
  }
}
