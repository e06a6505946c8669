package dev.herald.http.resource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Reads files that come with the program. */
public final class Resources {

  private Resources() {}

  /** The bytes of a file, by its place from the root of the class path. */
  public static byte[] read(String path) {
    try (var bytes = Objects.requireNonNull(Resources.class.getResourceAsStream(path), path)) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the files of a WebJar are: the version that the build chose is part of their place. */
  public static String webJar(String group, String artifact) {
    var pom = "/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
    var properties = new Properties();
    try {
      properties.load(new ByteArrayInputStream(read(pom)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "/META-INF/resources/webjars/%s/%s/"
        .formatted(artifact, properties.getProperty("version"));
  }
}
