package dev.herald.http.legacy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who may use the API, and who receives its callbacks.
 *
 * @param sdkAppId the number under which programs know this server
 * @param secretKey what their signatures are made with; without it the API is off
 * @param administrators the accounts that may use it; callbacks name the first for all that is done
 * @param callback the receiver of callbacks, whether the API is on or off
 */
public record LegacySettings(
    long sdkAppId,
    Optional<String> secretKey,
    List<String> administrators,
    Optional<CallbackSettings> callback) {

  /** The API is off. */
  public static final LegacySettings OFF = new LegacySettings(0, Optional.empty(), List.of());

  private static final String USUAL_ADMINISTRATOR = "administrator";

  public LegacySettings {
    administrators = administrators.stream().distinct().toList();
  }

  /** No receiver of callbacks. */
  public LegacySettings(
      long sdkAppId, Optional<String> secretKey, Collection<String> administrators) {
    this(sdkAppId, secretKey, List.copyOf(administrators), Optional.empty());
  }

  /** The account that is said to have done what was done. */
  String operator() {
    return administrators.stream().findFirst().orElse(USUAL_ADMINISTRATOR);
  }

  /** Says nothing of the key, so that no log does. */
  @Override
  public String toString() {
    return "LegacySettings[sdkAppId=%s, administrators=%s]".formatted(sdkAppId, administrators);
  }
}
