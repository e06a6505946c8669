package dev.herald.http.legacy;

import dev.herald.application.port.in.UseCases;
import dev.herald.http.HttpSettings;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** A test that calls commands as programs do. The clock stands at 1714564800 seconds since 1970. */
abstract class LegacyTest extends HttpTest {

  static final String KEY = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  static final long APP = 1400000001;
  static final String OK = "{\"ActionStatus\": \"OK\", \"ErrorInfo\": \"\", \"ErrorCode\": 0}";

  private static final String CHANNELS = "official_account_open_http_svc/";

  @BeforeEach
  final void serve() {
    var legacy = new LegacySettings(APP, Optional.of(KEY), Set.of("administrator"));
    serve(
        useCases(),
        new HttpSettings(
            "127.0.0.1", 0, Optional.of("https://h.example.org"), uploads, legacy, false));
  }

  /** What the server does when it is asked. */
  UseCases useCases() {
    return herald;
  }

  /** Calls a command of official accounts. */
  final Answer call(String command, String json) {
    return callService(CHANNELS + command, json);
  }

  final Answer callService(String path, String json) {
    return send(path, query(APP, "administrator", userSig("administrator")), json);
  }

  final Answer send(String path, String query, String body) {
    return anybody.send("POST", "/v4/" + path + "?" + query, body).hasStatus(200);
  }

  final String userSig(String identifier) {
    return UserSig.make(KEY, APP, identifier, clock.instant(), Duration.ofDays(1));
  }

  static String query(long app, String identifier, String userSig) {
    return "sdkappid=%s&identifier=%s&usersig=%s&random=99&contenttype=json"
        .formatted(app, identifier, userSig);
  }

  final void givenNews() {
    call(
            "create_official_account",
            """
            {"OfficialAccountUserID": "@TOA#_news", "Owner_Account": "alice", "Name": "City News"}""")
        .hasField("ErrorCode", "0");
  }

  final Answer sendText(String text) {
    return call(
        "send_official_account_msg",
        """
        {"Official_Account": "@TOA#_news", "Random": 1, "MsgBody": [
          {"MsgType": "TIMTextElem", "MsgContent": {"Text": "%s"}}]}"""
            .formatted(text));
  }

  static void fails(Answer answer, int code) {
    answer.hasField("ActionStatus", "\"FAIL\"").hasField("ErrorCode", Integer.toString(code));
  }
}
