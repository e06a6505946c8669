package dev.herald.http;

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
 */
public record HttpSettings(String host, int port, Optional<String> publicUrl, Path uploadFolder) {}
