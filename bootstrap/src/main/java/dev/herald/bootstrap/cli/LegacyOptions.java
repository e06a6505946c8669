package dev.herald.bootstrap.cli;

import dev.herald.http.legacy.CallbackSettings;
import dev.herald.http.legacy.LegacySettings;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the compatible API. */
final class LegacyOptions {

  @Option(
      names = "--sdk-app-id",
      defaultValue = "0",
      paramLabel = "NUMBER",
      description =
          "The SDKAppID under which programs written for Tencent Cloud Chat know this server.")
  private long sdkAppId;

  @Option(
      names = "--sdk-secret-key",
      defaultValue = "",
      paramLabel = "KEY",
      description =
          "The secret key with which their UserSigs are made; without it the compatible API is"
              + " off. Other users of the machine can see options: better set"
              + " HERALD_SDK_SECRET_KEY.")
  private String sdkSecretKey = "";

  @Option(
      names = "--sdk-administrators",
      split = ",",
      defaultValue = "administrator",
      paramLabel = "ACCOUNT",
      description = "The accounts that may use the compatible API (default: administrator).")
  private List<String> sdkAdministrators = List.of();

  LegacySettings settings(Optional<CallbackSettings> callback) {
    var administrators = sdkAdministrators.stream().filter(it -> !it.isBlank()).toList();
    return new LegacySettings(sdkAppId, secretKey(), administrators, callback);
  }

  long sdkAppId() {
    return sdkAppId;
  }

  Optional<String> secretKey() {
    return Optional.of(sdkSecretKey).filter(key -> !key.isBlank());
  }
}
