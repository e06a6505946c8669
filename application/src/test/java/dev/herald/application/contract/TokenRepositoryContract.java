package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.SessionRepository.Code;
import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a {@link TokenRepository} promises. */
public interface TokenRepositoryContract extends PortContract {

  ChannelScope TWO_CHANNELS =
      ChannelScope.of(List.of(new ChannelId("city news"), new ChannelId("a,b\"c|d")));

  Token.Use USE = new Token.Use(Samples.NOW.plusSeconds(5), Optional.of("2001:db8::7"));

  @Test
  default void isEmptyAtFirst() {
    assertThat(tokens().isEmpty()).isTrue();
    assertThat(tokens().findByHash("a".repeat(64))).isEmpty();
    assertThat(tokens().find(new TokenName("ann"))).isEmpty();
    assertThat(tokens().list(PageRequest.first(10)).items()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  default void findsATokenByItsHashAndByItsName(Role role) {
    var token = given("Zoë's \"key\"", role, "a".repeat(64));

    assertThat(tokens().findByHash("a".repeat(64))).contains(token);
    assertThat(tokens().find(token.name())).contains(token);
    assertThat(tokens().find(new TokenName("zoë's \"key\""))).isEmpty();
    assertThat(tokens().isEmpty()).isFalse();
  }

  @Test
  default void findsTheRightOneOfSeveral() {
    var one = given("one", Role.READER, "a".repeat(64));
    var two = given("two", Role.ADMIN, "b".repeat(64));
    given(Samples.invitation("three", Role.ADMIN, ChannelScope.ALL));

    assertThat(tokens().findByHash("a".repeat(64))).contains(one);
    assertThat(tokens().findByHash("b".repeat(64))).contains(two);
    assertThat(tokens().findByHash("c".repeat(64))).isEmpty();
    assertThat(tokens().findByHash("a".repeat(63))).isEmpty();
    assertThat(tokens().findByHash("")).isEmpty();
  }

  @Test
  default void keepsAllThatIsKnownOfAToken() {
    var now = Samples.NOW;
    var token =
        new Token(
            new TokenName("desk"),
            Role.EDITOR,
            TWO_CHANNELS,
            Optional.of("a".repeat(64)),
            Samples.ADMIN.id(),
            now,
            Optional.of(now.plusSeconds(1)),
            Optional.of(now.plusSeconds(2)),
            Optional.of(USE));

    given(token);

    assertThat(tokens().find(token.name())).contains(token);
  }

  @Test
  default void listsTheNewestFirst() {
    var one = given("one", Role.READER, "a".repeat(64));
    var two = given(Samples.invitation("two", Role.EDITOR, TWO_CHANNELS));
    var three = given("three", Role.ADMIN, "c".repeat(64));

    var first = tokens().list(PageRequest.first(2));
    assertThat(first.items()).containsExactly(three, two);
    var rest = tokens().list(new PageRequest(2, first.next()));
    assertThat(rest.items()).containsExactly(one);
    assertThat(rest.next()).isEmpty();
  }

  @Test
  default void knowsTheAdminsThatWereNotRevoked() {
    given("reader", Role.READER, "a".repeat(64));
    given("editor", Role.EDITOR, "b".repeat(64));
    var admin = given("admin", Role.ADMIN, "c".repeat(64));
    given(Samples.token("gone", Role.ADMIN, "d".repeat(64)).revoked(Samples.NOW));
    var bound = given(Samples.token("bound", Role.ADMIN, TWO_CHANNELS, "e".repeat(64)));

    assertThat(tokens().admins()).containsExactlyInAnyOrder(admin, bound);
  }

  @Test
  default void updatesAllButTheLastUse() {
    var invitation = given(Samples.invitation("ann", Role.EDITOR, TWO_CHANNELS));
    var bob = given("bob", Role.EDITOR, "b".repeat(64));
    write(() -> tokens().noteUses(Map.of(invitation.name(), USE)));

    write(() -> tokens().update(invitation.withSecret("a".repeat(64)).revoked(Samples.NOW)));

    var kept = tokens().findByHash("a".repeat(64)).orElseThrow();
    assertThat(kept.lastUse()).contains(USE);
    assertThat(kept.revokedAt()).contains(Samples.NOW);
    assertThat(kept.channels()).isEqualTo(TWO_CHANNELS);
    assertThat(tokens().find(bob.name())).contains(bob);
  }

  @Test
  default void notesUsesOfThoseThatAreThere() {
    var ann = given("ann", Role.EDITOR, "a".repeat(64));
    var bob = given("bob", Role.EDITOR, "b".repeat(64));

    write(() -> tokens().noteUses(Map.of(ann.name(), USE, new TokenName("none"), USE)));

    assertThat(tokens().find(ann.name()).orElseThrow().lastUse()).contains(USE);
    assertThat(tokens().find(bob.name())).contains(bob);
  }

  @Test
  default void versionGrowsWithEachChangeButNotWithUses() {
    var none = tokens().version();
    var ann = given("ann", Role.EDITOR, "a".repeat(64));
    var inserted = tokens().version();
    write(() -> tokens().update(ann.revoked(Samples.NOW)));
    var updated = tokens().version();
    write(() -> tokens().noteUses(Map.of(ann.name(), USE)));

    assertThat(none).isNotNegative().isLessThan(inserted);
    assertThat(inserted).isLessThan(updated);
    assertThat(tokens().version()).isEqualTo(updated);
  }

  @Test
  default void deletesAnInvitationWithItsCodeAndNoToken() {
    var invitation = given(Samples.invitation("ann", Role.EDITOR, ChannelScope.ALL));
    var bob = given("bob", Role.EDITOR, "b".repeat(64));
    givenCode("code of ann", invitation);

    write(() -> tokens().deleteInvitation(invitation.name()));
    write(() -> tokens().deleteInvitation(bob.name()));

    assertThat(tokens().find(invitation.name())).isEmpty();
    assertThat(ports().sessions().findCode("code of ann")).isEmpty();
    assertThat(tokens().find(bob.name())).contains(bob);
  }

  @Test
  default void deletesInvitationsWithoutACode() {
    for (var name : List.of("one", "two")) {
      given(Samples.invitation(name, Role.EDITOR, ChannelScope.ALL));
    }
    var open = given(Samples.invitation("open", Role.EDITOR, ChannelScope.ALL));
    givenCode("code", open);
    var token = given("token", Role.EDITOR, "b".repeat(64));

    assertThat(write(() -> tokens().deleteLapsedInvitations(1))).isEqualTo(1);
    assertThat(write(() -> tokens().deleteLapsedInvitations(5))).isEqualTo(1);

    assertThat(tokens().list(PageRequest.first(9)).items()).containsExactly(token, open);
  }

  private TokenRepository tokens() {
    return ports().tokens();
  }

  private void givenCode(String hash, Token token) {
    write(() -> ports().sessions().insertCode(new Code(hash, token.name(), Samples.NOW)));
  }

  private Token given(String name, Role role, String hash) {
    return given(Samples.token(name, role, hash));
  }

  private Token given(Token token) {
    write(() -> tokens().insert(token));
    return token;
  }
}
