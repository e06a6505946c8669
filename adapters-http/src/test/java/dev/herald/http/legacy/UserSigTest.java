package dev.herald.http.legacy;

import static dev.herald.http.legacy.LegacyTest.APP;
import static dev.herald.http.legacy.LegacyTest.KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.tencentyun.TLSSigAPIv2;
import dev.herald.http.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures are those of Tencent's TLSSigAPI, version 2. */
class UserSigTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  /** Made by the vendor's reference code. */
  private static final String REFERENCE =
      "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkElNyM-Myi0uKEkvyi2BKilOyEwsKMlOACgxNDCDAECqXWlGQ"
          + "WZQKlLEwA0pBBUsyc0FChuZQxTDx4sx0kCWhgcUV6W7JWSVmbgbuLhmuFgYGRhaVWeE5BqX5WaYRBsl*HsWGoSlBhTnJ"
          + "tkq1AD33NUY_";

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 86_399, 86_400})
  void signatureOfTheReferenceIsValidForADay(long seconds) {
    assertThatCode(() -> verify(REFERENCE, "administrator", NOW.plusSeconds(seconds)))
        .doesNotThrowAnyException();
  }

  @Test
  void signatureExpires() {
    refuses(REFERENCE, "administrator", NOW.plusSeconds(86_401), 70001);
  }

  @ParameterizedTest
  @CsvSource({
    "administrator, 86400, UQsxgFcjt6F0GDhE80028yjWl0uoj5X0cNHs1UdRqlc=",
    "alice, 604800, bPWGshsc+vFLPeFEPa+tRfoL27JpAK0RfFmL+h3xO0A="
  })
  void signsAsTheReferenceDoes(String identifier, long seconds, String expected) {
    var made = UserSig.make(KEY, APP, identifier, NOW, Duration.ofSeconds(seconds));

    assertThat(inflate(made).get("TLS.sig").textValue()).isEqualTo(expected);
    verify(made, identifier, NOW);
  }

  @Test
  void otherLibraryMakesTheVerySameSignature() {
    var library = new TLSSigAPIv2(APP, KEY);
    var theirs = library.genUserSig("alice", 600);
    verify(theirs, "alice", Instant.now());

    var time = Instant.ofEpochSecond(inflate(theirs).get("TLS.time").longValue());
    var ours = UserSig.make(KEY, APP, "alice", time, Duration.ofMinutes(10));
    assertThat(inflate(ours)).isEqualTo(inflate(theirs));
  }

  @Test
  void refusesWhatIsForAnotherAppOrAccountOrFromAnotherKey() {
    var alices = UserSig.make(KEY, APP, "alice", NOW, Duration.ofDays(1));

    refuses(alices, "bob", NOW, 70013);
    refuses(UserSig.make(KEY, APP + 1, "alice", NOW, Duration.ofDays(1)), "alice", NOW, 70014);
    refuses(UserSig.make("other", APP, "alice", NOW, Duration.ofDays(1)), "alice", NOW, 70009);
  }

  /** It is a permission for rooms; a sign-in has none. */
  @Test
  void refusesASignatureWithAUserBuffer() {
    var sig =
        encode(
            """
            {"TLS.ver":"2.0","TLS.identifier":"alice","TLS.sdkappid":1400000001,"TLS.expire":604800,
             "TLS.time":1700000000,"TLS.userbuf":"BQ==",
             "TLS.sig":"hzhfoCvv3vPkNuxg2ExZkuqsr7cPgI81ZDwJJP2vg1Q="}"""
                .getBytes(UTF_8));

    refuses(sig, "alice", NOW, 70009);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "****",
        "eJw_",
        "{}",
        "[]",
        "null",
        "{\"TLS.sdkappid\": \"1400000001\"}",
        "{\"TLS.sdkappid\": 1400000001.5}",
        "{\"TLS.sdkappid\": 99999999999999999999}"
      })
  void refusesWhatIsNoSignature(String text) {
    refuses(text, "alice", NOW, 70003);
    refuses(encode(text.getBytes(UTF_8)), "alice", NOW, 70003);
  }

  @Test
  void refusesWhatInflatesToManyMegabytesWithoutInflatingIt() {
    refuses(encode(new byte[64 * 1024 * 1024]), "alice", NOW, 70003);
    refuses(encode(new byte[2 * 1024 * 1024]), "alice", NOW, 70003);
    refuses(encode(" ".repeat(4097).getBytes(UTF_8)), "alice", NOW, 70003);
  }

  private static void verify(String userSig, String identifier, Instant now) {
    UserSig.verify(userSig, KEY, APP, identifier, now);
  }

  private static void refuses(String userSig, String identifier, Instant now, int code) {
    assertThatThrownBy(() -> verify(userSig, identifier, now))
        .isInstanceOfSatisfying(
            LegacyFailure.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private static String encode(byte[] bytes) {
    var deflated = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(deflated)) {
      deflater.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Base64.getEncoder()
        .encodeToString(deflated.toByteArray())
        .replace('+', '*')
        .replace('/', '-')
        .replace('=', '_');
  }

  private static JsonNode inflate(String userSig) {
    var deflated =
        Base64.getDecoder().decode(userSig.replace('*', '+').replace('-', '/').replace('_', '='));
    try (var inflater = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
      return Json.tree(inflater.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
