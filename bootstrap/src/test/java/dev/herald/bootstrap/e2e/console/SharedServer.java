package dev.herald.bootstrap.e2e.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** A server for the journeys of a class, which those of another class may have used before. */
final class SharedServer extends TypeBasedParameterResolver<Server> {

  @Override
  public Server resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Reused.of(context, Server.class, SharedServer::start);
  }

  private static Server start() {
    try {
      return Server.start(Files.createTempDirectory(Path.of("target"), "journeys"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
