package dev.herald.domain.access;

import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.MINA;
import static dev.herald.domain.Samples.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActorTest {

  private static final ChannelId THEATRE = new ChannelId("theatre");
  private static final ChannelScope LIBRARY_ALONE = ChannelScope.of(Set.of(LIBRARY));

  @ParameterizedTest
  @EnumSource
  void unboundActorMayWhatItsRoleAllows(Permission permission) {
    for (var role : Role.values()) {
      assertThat(Actor.host("desk", role).may(permission))
          .isEqualTo(role.allows(permission.role()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void boundActorMayNothingThatConcernsTheWholeServer(Permission permission) {
    assertThat(bound(Role.ADMIN).may(permission)).isEqualTo(permission.isWithinChannels());
  }

  @Test
  void boundActorKnowsNoOtherChannel() {
    var editor = bound(Role.EDITOR);

    assertThat(editor.may(Permission.PUBLISH_POSTS, LIBRARY)).isTrue();
    assertThat(editor.may(Permission.PUBLISH_POSTS, THEATRE)).isFalse();
    assertThatExceptionOfType(Refusal.ChannelNotFound.class)
        .isThrownBy(() -> editor.require(Permission.PUBLISH_POSTS, THEATRE));
  }

  /** Or else a refusal would tell that there is such a channel. */
  @Test
  void isRefusedForItsRoleBeforeAChannelIsLookedFor() {
    assertThatExceptionOfType(Refusal.Forbidden.class)
        .isThrownBy(() -> bound(Role.READER).require(Permission.PUBLISH_POSTS, THEATRE))
        .withMessage("This needs the role editor, but you have the role reader.")
        .satisfies(it -> assertThat(it.permission()).isEqualTo(Permission.PUBLISH_POSTS));
  }

  @Test
  void accountCaresForItselfAndForNobodyElse() {
    var mina = Actor.account(MINA);

    assertThatCode(() -> mina.require(Permission.MANAGE_SUBSCRIPTIONS, MINA, LIBRARY))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(Refusal.Forbidden.class)
        .isThrownBy(() -> mina.require(Permission.MANAGE_SUBSCRIPTIONS, OWNER, LIBRARY))
        .withMessage("This needs the role editor, but you have the role reader.");
    assertThatExceptionOfType(Refusal.Forbidden.class)
        .isThrownBy(() -> mina.require(Permission.READ_SUBSCRIPTIONS, OWNER))
        .withMessage("An account may do this for itself alone, if at all.");
  }

  @Test
  void accountReadsChannelsAndPostsAndNothingElse() {
    var permissions =
        Set.of(Permission.values()).stream().filter(Actor.account(MINA)::may).toList();

    assertThat(permissions)
        .containsExactlyInAnyOrder(Permission.READ_CHANNELS, Permission.READ_POSTS);
  }

  /** A token may be called as an account is. */
  @Test
  void tokenOfTheSameNameIsNotTheAccount() {
    var token = Actor.token(new TokenName(MINA.value()), Role.READER, ChannelScope.ALL);

    assertThatExceptionOfType(Refusal.Forbidden.class)
        .isThrownBy(() -> token.require(Permission.MANAGE_SUBSCRIPTIONS, MINA, LIBRARY));
  }

  @Test
  void saysThatItIsBoundIfThatIsWhy() {
    assertThatExceptionOfType(Refusal.Forbidden.class)
        .isThrownBy(() -> bound(Role.ADMIN).require(Permission.CREATE_CHANNELS))
        .withMessage("This is not for those who are bound to some channels.");
  }

  @Test
  void heraldItselfAndAdministratorsMayEverything() {
    for (var permission : Permission.values()) {
      assertThat(Actor.HERALD.may(permission)).isTrue();
      assertThat(Actor.administrator("administrator").may(permission, THEATRE)).isTrue();
    }
  }

  @Test
  void staysTheSameWhereverItAsksFrom() {
    var there = bound(Role.EDITOR).from("192.0.2.7");

    assertThat(there.address()).contains("192.0.2.7");
    assertThat(there.from("192.0.2.8").id()).isEqualTo(there.id());
    assertThat(there.channels()).isEqualTo(LIBRARY_ALONE);
  }

  private static Actor bound(Role role) {
    return Actor.token(new TokenName("library desk"), role, LIBRARY_ALONE);
  }
}
