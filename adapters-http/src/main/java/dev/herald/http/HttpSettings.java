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
 */
public record HttpSettings(
    String host, int port, Optional<String> publicUrl, Path uploadFolder, LegacySettings legacy) {

  /** Without the compatible API. */
  public HttpSettings(String host, int port, Optional<String> publicUrl, Path uploadFolder) {
    this(host, port, publicUrl, uploadFolder, LegacySettings.OFF);
  }

  /** Where clients reach the server, as far as it can tell. */
  String address() {
    return publicUrl.orElse(
        "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port));
  }
}
