package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Makes pictures as phones do, by libheif. Where that is not, what needs it is skipped, unless
 * HERALD_HEIF_TESTS says that it is required.
 */
final class Phone {

  private static final Path PROGRAM = Path.of("/usr/bin/heif-enc");

  private final Path folder;

  /**
   * @param folder for files that are read and made
   */
  Phone(Path folder) {
    Needed.require(
        PROGRAM, "a photo of a phone", "apt-get install libheif-examples", "HERALD_HEIF_TESTS");
    this.folder = folder;
  }

  /**
   * A picture in another format.
   *
   * @param from its format, {@code jpg} or {@code png}
   * @param to {@code heic} or {@code avif}
   */
  byte[] encoded(byte[] picture, String from, String to) throws IOException, InterruptedException {
    var read = Files.write(folder.resolve("picture." + from), picture);
    var made = folder.resolve("picture." + to);
    var fast = to.equals("avif") ? "speed=9" : "preset=ultrafast";
    var process =
        new ProcessBuilder(PROGRAM.toString(), "-p", fast, read.toString(), "-o", made.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readAllBytes(made);
  }
}
