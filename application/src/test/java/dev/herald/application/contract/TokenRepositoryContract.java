package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.port.out.TokenRepository.Token;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a {@link TokenRepository} promises. */
public interface TokenRepositoryContract extends PortContract {

  @Test
  default void isEmptyAtFirst() {
    assertThat(ports().tokens().isEmpty()).isTrue();
    assertThat(ports().tokens().findByHash("a".repeat(64))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  default void findsATokenByItsHash(Role role) {
    var token = given("Zoë's \"key\"", role, "a".repeat(64));

    assertThat(ports().tokens().findByHash(token.hash())).contains(token);
    assertThat(ports().tokens().isEmpty()).isFalse();
  }

  @Test
  default void findsTheRightOneOfSeveral() {
    var one = given("one", Role.READER, "a".repeat(64));
    var two = given("two", Role.ADMIN, "b".repeat(64));

    assertThat(ports().tokens().findByHash(one.hash())).contains(one);
    assertThat(ports().tokens().findByHash(two.hash())).contains(two);
    assertThat(ports().tokens().findByHash("c".repeat(64))).isEmpty();
    assertThat(ports().tokens().findByHash("a".repeat(63))).isEmpty();
    assertThat(ports().tokens().findByHash("")).isEmpty();
  }

  private Token given(String name, Role role, String hash) {
    var token = new Token(name, role, hash, Samples.NOW);
    write(() -> ports().tokens().insert(token));
    return token;
  }
}
