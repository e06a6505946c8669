package dev.herald.bootstrap.e2e.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** One server for all journeys, started when the first of them needs it. */
final class SharedServer extends TypeBasedParameterResolver<Server> {

  @Override
  public Server resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedServer.class))
        .computeIfAbsent(Server.class, key -> start(), Server.class);
  }

  private static Server start() {
    try {
      return Server.start(Files.createTempDirectory(Path.of("target"), "journeys"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
