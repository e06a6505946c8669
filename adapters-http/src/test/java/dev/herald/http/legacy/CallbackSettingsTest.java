package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.domain.event.EventType;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.outgoing.WebhookClient;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which callbacks there are, and what is made of the operator's choice. */
class CallbackSettingsTest {

  private static final Set<EventType> VENDORS =
      EnumSet.complementOf(EnumSet.of(EventType.SUBSCRIPTION_EDITED));

  private static final ImageUrls IMAGES = new ImageUrls("");

  @Test
  void callbacksHaveTheVendorsNames() {
    assertThat(CallbackSettings.COMMANDS)
        .containsExactly(
            "OfficialAccount.CallbackBeforeCreateOfficialAccount",
            "OfficialAccount.CallbackAfterCreateOfficialAccount",
            "OfficialAccount.CallbackAfterOfficialAccountInfoChanged",
            "OfficialAccount.CallbackAfterOfficialAccountDestroyed",
            "OfficialAccount.CallbackBeforeAddSubscriber",
            "OfficialAccount.CallbackAfterAddSubscriber",
            "OfficialAccount.CallbackAfterOfficialAccountFull",
            "OfficialAccount.CallbackAfterDeleteSubscriber",
            "OfficialAccount.CallbackBeforeSendMsg",
            "OfficialAccount.CallbackAfterSendMsg",
            "OfficialAccount.CallbackAfterMsgWithDraw");
  }

  @Test
  void everyEventThatTheVendorKnowsHasACallback() {
    assertThat(VENDORS).allSatisfy(it -> assertThat(CallbackCommand.after(it).after).contains(it));
  }

  @Test
  void refusesACallbackThatThereIsNot() {
    assertThatThrownBy(() -> callback("OfficialAccount.CallbackAfterMsgWithdraw"))
        .isInstanceOf(InvalidValue.class)
        .hasMessage(
            "commands has no such callback: OfficialAccount.CallbackAfterMsgWithdraw; there are "
                + String.join(", ", CallbackSettings.COMMANDS));
  }

  @Test
  void receiverIsToldOfTheEventsWhoseCallbacksAreOn() {
    assertThat(events(CallbackSettings.COMMANDS.toArray(String[]::new))).contains(VENDORS);
    assertThat(
            events("OfficialAccount.CallbackBeforeSendMsg", "OfficialAccount.CallbackAfterSendMsg"))
        .contains(Set.of(EventType.POST_PUBLISHED));
    assertThat(events("OfficialAccount.CallbackBeforeSendMsg")).isEmpty();
  }

  private static Optional<Set<EventType>> events(String... commands) {
    try (var client = new WebhookClient(true)) {
      return LegacyCallbacks.callback(
              settings(Optional.of(callback(commands))), IMAGES, client, InstantSource.system())
          .map(it -> it.events());
    }
  }

  @Test
  void withoutAReceiverNobodyIsAskedOrTold() {
    try (var client = new WebhookClient(true)) {
      var none = settings(Optional.empty());
      assertThat(LegacyCallbacks.interceptor(none, IMAGES, client, InstantSource.system()))
          .isSameAs(Interceptor.NONE);
      assertThat(LegacyCallbacks.callback(none, IMAGES, client, InstantSource.system())).isEmpty();
    }
  }

  @Test
  void firstAdministratorIsTheOperator() {
    var twice = List.of("zoe", "administrator", "zoe");
    assertThat(new LegacySettings(1, Optional.empty(), twice).administrators())
        .containsExactly("zoe", "administrator");
    assertThat(new LegacySettings(1, Optional.empty(), twice).operator()).isEqualTo("zoe");
    assertThat(LegacySettings.OFF.operator()).isEqualTo("administrator");
  }

  /** The API has no secret key, and is off. */
  private static LegacySettings settings(Optional<CallbackSettings> callback) {
    return new LegacySettings(1, Optional.empty(), List.of("administrator"), callback);
  }

  private static CallbackSettings callback(String... commands) {
    return new CallbackSettings(
        new HttpUrl("https://example.org"), Optional.empty(), Set.of(commands), false);
  }
}
