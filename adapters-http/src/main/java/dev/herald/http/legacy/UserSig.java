package dev.herald.http.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.http.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature by which a program shows that it speaks for an account: version 2 of Tencent's
 * TLSSigAPI. It is the base64 (with three characters that are safe in addresses) of a deflated JSON
 * object, in which an HMAC-SHA256 covers who, for which app, since when and how long.
 */
public final class UserSig {

  /** Real ones have some 200 characters. */
  private static final int MAX_LENGTH = 4096;

  /** Real ones have some 250 bytes when they are inflated. */
  private static final int MAX_INFLATED = 4096;

  private UserSig() {}

  /**
   * Makes a signature.
   *
   * @param key the secret that the app shares with the server
   * @param lasts how long it is valid, in whole seconds
   */
  public static String make(
      String key, long sdkAppId, String identifier, Instant from, Duration lasts) {
    var json = new LinkedHashMap<String, Object>();
    json.put("TLS.ver", "2.0");
    json.put("TLS.identifier", identifier);
    json.put("TLS.sdkappid", sdkAppId);
    json.put("TLS.expire", lasts.toSeconds());
    json.put("TLS.time", from.getEpochSecond());
    json.put("TLS.sig", sign(key, sdkAppId, identifier, from.getEpochSecond(), lasts.toSeconds()));
    return encode(Json.bytes(json));
  }

  /**
   * Makes sure that a signature is valid now.
   *
   * @throws LegacyFailure 70003 it is none, 70014 it is for another app, 70013 for another account,
   *     70001 it has expired, 70009 it was not made with the key
   */
  static void verify(String userSig, String key, long sdkAppId, String identifier, Instant now) {
    var json = decode(userSig);
    var app = number(json, "TLS.sdkappid");
    var who = text(json, "TLS.identifier");
    var time = number(json, "TLS.time");
    var expire = number(json, "TLS.expire");
    var signed = text(json, "TLS.sig");
    if (app != sdkAppId) {
      throw new LegacyFailure(70014, "the UserSig is for the SDKAppID " + app);
    }
    if (!who.equals(identifier)) {
      throw new LegacyFailure(70013, "the UserSig is for another identifier");
    }
    var expected = sign(key, sdkAppId, identifier, time, expire);
    if (json.has("TLS.userbuf")
        || !MessageDigest.isEqual(expected.getBytes(UTF_8), signed.getBytes(UTF_8))) {
      throw new LegacyFailure(70009, "the UserSig was not made with the secret key of this app");
    }
    // Only now: what a stranger made says nothing about when it ends.
    if (expire < 0 || time < 0 || now.getEpochSecond() - time > expire) {
      throw new LegacyFailure(70001, "the UserSig has expired");
    }
  }

  private static String sign(String key, long sdkAppId, String identifier, long time, long expire) {
    var text =
        "TLS.identifier:%s\nTLS.sdkappid:%s\nTLS.time:%s\nTLS.expire:%s\n"
            .formatted(identifier, sdkAppId, time, expire);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  private static String encode(byte[] json) {
    var deflated = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(deflated)) {
      deflater.write(json);
    } catch (IOException e) {
      throw new IllegalStateException("memory takes all", e);
    }
    return Base64.getEncoder()
        .encodeToString(deflated.toByteArray())
        .replace('+', '*')
        .replace('/', '-')
        .replace('=', '_');
  }

  private static JsonNode decode(String userSig) {
    try {
      if (userSig.length() > MAX_LENGTH) throw illegal();
      var deflated =
          Base64.getDecoder().decode(userSig.replace('*', '+').replace('-', '/').replace('_', '='));
      var json = Json.tree(inflated(deflated));
      if (!json.isObject()) throw illegal();
      return json;
    } catch (IllegalArgumentException | IOException e) {
      throw illegal();
    }
  }

  /** An inflater has memory outside of the heap, which only its end gives back at once. */
  private static byte[] inflated(byte[] deflated) throws IOException {
    try (var in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
      var inflated = in.readNBytes(MAX_INFLATED + 1);
      if (inflated.length > MAX_INFLATED) throw illegal();
      return inflated;
    }
  }

  private static String text(JsonNode json, String name) {
    var value = json.path(name);
    if (!value.isTextual()) throw illegal();
    return value.textValue();
  }

  private static long number(JsonNode json, String name) {
    var value = json.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) throw illegal();
    return value.longValue();
  }

  private static LegacyFailure illegal() {
    return new LegacyFailure(70003, "the UserSig is illegal");
  }
}
