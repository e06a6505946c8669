package dev.herald.persistence.picture;

import dev.herald.persistence.folder.DiskSpace;
import dev.herald.persistence.folder.Folders;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads HEIC and AVIF, after a {@link HeifProgram} has made a picture of them that {@link
 * PictureReader} knows; and all that this one knows anyway.
 */
public final class HeifReader {

  private static final Logger LOG = LoggerFactory.getLogger(HeifReader.class);
  private static final Duration FOR_A_PICTURE = Duration.ofSeconds(2);
  private static final Duration FOR_A_MEGABYTE = Duration.ofSeconds(1);
  private static final Duration MOST_FOR_A_PICTURE = Duration.ofSeconds(8);

  private final HeifProgram program;
  private final Path folder;
  private final PictureReader reader = new PictureReader();

  /**
   * @param folder for pictures until they are read
   */
  public HeifReader(HeifProgram program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * Reads a picture, as browsers would show it.
   *
   * @param edge of how many pixels its longer edge may be; a smaller picture is not enlarged
   * @return empty if it can't be read, or would take too much
   * @throws IOException it can't be read now: the disk is full, or Herald ends
   */
  public Optional<BufferedImage> read(Path file, int edge) throws IOException {
    var heif = reader.heif(file);
    return heif.isPresent() ? read(file, heif.get(), edge) : reader.read(file, edge);
  }

  private Optional<BufferedImage> read(Path file, HeifHeader heif, int edge) throws IOException {
    if (!heif.layout().isHandy()) return Optional.empty();
    var beside = Files.createTempDirectory(folder, "");
    try {
      var type = heif.hasAlpha() ? ".png" : ".jpg";
      var made = beside.resolve("made" + type);
      program.convert(file, made, timeFor(Files.size(file)));
      var first = beside.resolve("made-1" + type); // of several pictures
      return reader.readUpright(Files.exists(made) ? made : first, edge);
    } catch (IOException e) {
      if (program.isClosed() || DiskSpace.isUsedUp(folder, e)) throw e; // it may be read later
      LOG.debug("{} can't be read.", file.getFileName(), e);
      return Optional.empty();
    } finally {
      Folders.delete(beside);
    }
  }

  private static Duration timeFor(long bytes) {
    var time = FOR_A_PICTURE.plus(FOR_A_MEGABYTE.multipliedBy(bytes >> 20));
    return time.compareTo(MOST_FOR_A_PICTURE) > 0 ? MOST_FOR_A_PICTURE : time;
  }
}
