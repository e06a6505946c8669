package dev.herald.domain.access;

import static dev.herald.domain.Samples.LIBRARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.access.Token.State;
import dev.herald.domain.permission.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenTest {

  private static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");
  private static final ChannelScope LIBRARY_ALONE = ChannelScope.of(List.of(LIBRARY));

  @Test
  void isAnInvitationUntilThereIsASecret() {
    var invitation = token(Role.EDITOR, ChannelScope.ALL, Optional.empty());

    assertThat(invitation.state(NOW)).isEqualTo(State.INVITED);
    assertThat(invitation.isActive(NOW)).isFalse();
    assertThat(invitation.withSecret("ab12").state(NOW)).isEqualTo(State.ACTIVE);
  }

  @Test
  void expiresAtItsTime() {
    var token = token(Role.EDITOR, ChannelScope.ALL, Optional.of(NOW)).withSecret("ab12");

    assertThat(token.isActive(NOW.minusMillis(1))).isTrue();
    assertThat(token.state(NOW)).isEqualTo(State.EXPIRED);
    assertThat(token.revoked(NOW).state(NOW)).isEqualTo(State.REVOKED);
  }

  @Test
  void bearerHasTheRoleAndTheChannelsOfTheToken() {
    assertThat(token(Role.EDITOR, LIBRARY_ALONE, Optional.empty()).bearer())
        .isEqualTo(Actor.token(new TokenName("ann"), Role.EDITOR, LIBRARY_ALONE));
  }

  @Test
  void anAdminTokenWithoutAnEndIsForgottenIfNobodyUsesItAndThereIsAnother() {
    var unused = token(Role.ADMIN, ChannelScope.ALL, Optional.empty()).withSecret("ab12");
    var later = unused.createdAt().plus(Token.FORGOTTEN_AFTER).plusMillis(1);
    var lasting =
        token(Role.ADMIN, ChannelScope.ALL, Optional.of(later.plusSeconds(1))).withSecret("cd34");
    var reader = token(Role.READER, ChannelScope.ALL, Optional.empty()).withSecret("ef56");

    assertThat(Token.forgotten(List.of(unused, lasting, reader), later)).containsExactly(unused);
    assertThat(Token.forgotten(List.of(unused, lasting), later.minusMillis(1))).isEmpty();
    assertThat(Token.forgotten(List.of(unused, reader), later)).as("the only one").isEmpty();
  }

  @Test
  void letsAnAdministratorInIfItIsForAllChannelsAndAsLongAsItLasts() {
    var admin = token(Role.ADMIN, ChannelScope.ALL, Optional.empty());

    assertThat(admin.letsAnAdministratorIn(NOW)).isFalse();
    assertThat(admin.withSecret("ab12").letsAnAdministratorIn(NOW)).isTrue();
    assertThat(admin.withSecret("ab12").revoked(NOW).letsAnAdministratorIn(NOW)).isFalse();
    assertThat(
            token(Role.ADMIN, LIBRARY_ALONE, Optional.empty())
                .withSecret("ab12")
                .letsAnAdministratorIn(NOW))
        .isFalse();
    assertThat(
            token(Role.ADMIN, ChannelScope.ALL, Optional.of(NOW.plus(Duration.ofDays(1))))
                .withSecret("ab12")
                .letsAnAdministratorIn(NOW))
        .isTrue();
  }

  private static Token token(Role role, ChannelScope channels, Optional<Instant> expiresAt) {
    return Token.invitation(
        new TokenName("ann"), role, channels, ActorId.HERALD, NOW.minusSeconds(60), expiresAt);
  }
}
