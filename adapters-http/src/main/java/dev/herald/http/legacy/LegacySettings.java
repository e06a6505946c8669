package dev.herald.http.legacy;

import java.util.Optional;
import java.util.Set;

/**
 * Who may use the API.
 *
 * @param sdkAppId the number under which programs know this server
 * @param secretKey what their signatures are made with; without it the API is off
 * @param administrators the accounts that may use it
 */
public record LegacySettings(
    long sdkAppId, Optional<String> secretKey, Set<String> administrators) {

  /** The API is off. */
  public static final LegacySettings OFF = new LegacySettings(0, Optional.empty(), Set.of());

  public LegacySettings {
    administrators = Set.copyOf(administrators);
  }
}
