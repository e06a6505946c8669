package dev.herald.bootstrap.log;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and how the access log is written.
 *
 * @param file empty for the standard output
 */
public record AccessLogSettings(Optional<Path> file, LogFormat format) {}
