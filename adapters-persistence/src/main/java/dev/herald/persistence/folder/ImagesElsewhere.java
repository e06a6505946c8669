package dev.herald.persistence.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Says in a file where images are, for whoever has only the files beside it. */
public final class ImagesElsewhere {

  private ImagesElsewhere() {}

  /**
   * Where such a file is in a data folder.
   *
   * @param images the folder of all images
   */
  public static Path in(Path images) {
    return images.resolve("elsewhere");
  }

  /** Where such a file is beside a backup. */
  public static Path besides(Path backup) {
    return backup.resolveSibling(backup.getFileName() + ".images");
  }

  /** What a file says; empty if there is none. */
  public static Optional<String> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file, UTF_8).strip()).filter(it -> !it.isEmpty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Writes it down, durably and as a whole. */
  public static void write(Path file, String location) throws IOException {
    var part = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(part);
    OwnerOnly.createFile(part);
    try (var out = FileChannel.open(part, StandardOpenOption.WRITE)) {
      Channels.newOutputStream(out).write((location + "\n").getBytes(UTF_8));
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Folders.flush(Folders.of(file));
  }
}
