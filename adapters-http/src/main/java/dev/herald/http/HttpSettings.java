package dev.herald.http;

import dev.herald.http.legacy.LegacySettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the server is reached.
 *
 * @param host the address to listen at, such as {@code 127.0.0.1}, or {@code 0.0.0.0} for all
 * @param port the port to listen at; 0 for any free one
 * @param publicUrl where clients reach the server, if it stands behind another one; without a slash
 *     at its end
 * @param uploadFolder where files of forms are kept until they were read; there must be room for
 *     them
 * @param legacy who may use the compatible API
 * @param mayTellPrivateNetworks whether webhooks may have addresses in private networks
 */
public record HttpSettings(
    String host,
    int port,
    Optional<String> publicUrl,
    Path uploadFolder,
    LegacySettings legacy,
    boolean mayTellPrivateNetworks) {

  /** Without the compatible API, and without webhooks to private networks. */
  public HttpSettings(String host, int port, Optional<String> publicUrl, Path uploadFolder) {
    this(host, port, publicUrl, uploadFolder, LegacySettings.OFF, false);
  }

  /** Where clients reach the server, as far as it can tell. */
  public String address() {
    return publicUrl.orElse(
        "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port));
  }
}
