package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.shared.HttpUrl;
import dev.herald.http.outgoing.WebhookClient;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The address that is called: the operator's, with what the vendor's servers add. */
class CallbackAddressTest {

  private static final String ADDED =
      "SdkAppid=1400000001&CallbackCommand=OfficialAccount.CallbackAfterSendMsg"
          + "&contenttype=json&ClientIP=127.0.0.1&OptPlatform=RESTAPI";

  @Test
  void saysWhoCallsAndWhatFor() {
    assertThat(address("https://example.org/hook", Optional.empty()))
        .isEqualTo("https://example.org/hook?" + ADDED);
  }

  @Test
  void keepsWhatTheOperatorWrote() {
    assertThat(address("https://example.org/hook?tenant=7&x=%2F#here", Optional.empty()))
        .isEqualTo("https://example.org/hook?tenant=7&x=%2F&" + ADDED);
    assertThat(address("http://127.0.0.1:8080", Optional.empty()))
        .isEqualTo("http://127.0.0.1:8080?" + ADDED);
  }

  /** The vector of the vendor's documentation. */
  @Test
  void signsTheTimeWithTheToken() {
    assertThat(address("https://example.org/hook", Optional.of("xxxxyyyy")))
        .isEqualTo(
            "https://example.org/hook?"
                + ADDED
                + "&RequestTime=1669872112"
                + "&Sign=17773bc39a671d7b9aa835458704d2a6db81360a5940292b587d6d760d484061");
  }

  private static String address(String url, Optional<String> token) {
    var settings = new CallbackSettings(new HttpUrl(url), token, Set.of(), false);
    try (var client = new WebhookClient(true)) {
      return new CallbackReceiver(
              settings, 1400000001, client, () -> Instant.ofEpochSecond(1669872112))
          .address(CallbackCommand.AFTER_SEND)
          .toString();
    }
  }
}
