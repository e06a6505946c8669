package dev.herald.persistence.picture;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The program of libheif that makes a JPEG or PNG of a HEIC or AVIF. Each runs in a process of its
 * own, which sees nothing of Herald's environment and is ended by the system if it takes too much.
 */
public final class HeifProgram implements AutoCloseable {

  /** As it is called since libheif 1.18, and before. */
  private static final List<String> NAMES = List.of("heif-dec", "heif-convert");

  private static final int MOST_MEMORY_KIBIBYTES = 1 << 20;

  /** The files that it writes, in blocks of 512 bytes. */
  private static final int MOST_BLOCKS = 1 << 20;

  /** A shell sets the limits, and becomes the program. */
  private static final String LIMITED =
      "ulimit -t \"$1\" && ulimit -v %s && ulimit -f %s && ulimit -c 0 && shift && exec \"$@\""
          .formatted(MOST_MEMORY_KIBIBYTES, MOST_BLOCKS);

  /** How much longer than its processor time it may take, on a machine that does much else. */
  private static final int PATIENCE = 10;

  private final Path program;
  private volatile @Nullable Process process;
  private volatile boolean isClosed;

  /**
   * @param program takes the name of a file to read, and of one to write
   */
  public HeifProgram(Path program) {
    this.program = program;
  }

  /** The one that is installed, where programs are looked for; empty if there is none. */
  public static Optional<Path> installed() {
    return Optional.ofNullable(System.getenv("PATH")).flatMap(HeifProgram::in);
  }

  static Optional<Path> in(String path) {
    return NAMES.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(it -> Path.of(it, name)))
        .filter(it -> it.isAbsolute() && Files.isExecutable(it))
        .findFirst();
  }

  /**
   * Makes a picture of another one, and waits for it. Only one is made at a time.
   *
   * @param made its name tells the format
   * @param most processor time; it is counted in seconds
   * @throws IOException nothing was made, or not all of it
   */
  void convert(Path picture, Path made, Duration most) throws IOException {
    var started = start(picture, made, most);
    process = started;
    try {
      if (isClosed) started.destroyForcibly();
      if (!started.waitFor(PATIENCE * most.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(program + " takes too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(program + " was not waited for", e);
    } finally {
      started.destroyForcibly();
      process = null;
    }
    if (started.exitValue() != 0) throw new IOException(program + " failed");
  }

  private Process start(Path picture, Path made, Duration most) throws IOException {
    var builder =
        new ProcessBuilder(
            "/bin/sh",
            "-c",
            LIMITED,
            "sh",
            String.valueOf(most.toSeconds()),
            program.toString(),
            picture.toAbsolutePath().toString(),
            made.toAbsolutePath().toString());
    builder.environment().clear();
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    var started = builder.start();
    started.getOutputStream().close();
    return started;
  }

  boolean isClosed() {
    return isClosed;
  }

  /** Ends the one that runs. No other is run any more. */
  @Override
  public void close() {
    isClosed = true;
    var running = process;
    if (running != null) running.destroyForcibly();
  }
}
