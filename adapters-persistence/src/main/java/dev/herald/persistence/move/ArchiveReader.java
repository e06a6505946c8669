package dev.herald.persistence.move;

import dev.herald.persistence.backup.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Reads an archive from its beginning to its end. What is damaged is a {@link MoveFailure}. */
final class ArchiveReader implements AutoCloseable {

  private static final int BUFFER_SIZE = 64 * 1024;

  /** Far more than Herald puts into one. */
  private static final int LARGEST_PART = 16 * 1024 * 1024;

  private final Path file;
  private final FileChannel channel;
  private final InputStream gzip;
  private final TarArchiveInputStream tar;
  private final Progress progress;
  private final Progress.Step step;

  private ArchiveReader(
      Path file, FileChannel channel, InputStream gzip, Progress progress, Progress.Step step) {
    this.file = file;
    this.channel = channel;
    this.gzip = gzip;
    this.progress = progress;
    this.step = step;
    tar = new TarArchiveInputStream(gzip, "UTF-8");
  }

  /**
   * Opens a file.
   *
   * @param step what it is read for
   * @throws MoveFailure there is none, or it is no archive
   * @throws IOException it can't be read
   */
  static ArchiveReader open(Path file, Progress progress, Progress.Step step) throws IOException {
    if (!Files.isRegularFile(file)) throw new MoveFailure("There is no file %s.".formatted(file));
    var channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      var gzip = new GZIPInputStream(Channels.newInputStream(channel), BUFFER_SIZE);
      return new ArchiveReader(file, channel, gzip, progress, step);
    } catch (IOException e) {
      channel.close();
      throw new MoveFailure("%s is no archive of herald export.".formatted(file), e);
    }
  }

  /** A file in the archive, which can be read until the next one is asked for. */
  record Member(String name, long size) {}

  /** The next file; null if there is none. */
  @Nullable Member next() throws IOException {
    progress.at(step, channel.position(), channel.size());
    try {
      var entry = tar.getNextEntry();
      while (entry != null && entry.isDirectory()) entry = tar.getNextEntry();
      return entry == null ? null : new Member(entry.getName(), entry.getSize());
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  /** The bytes of the file. */
  InputStream content() {
    return new InputStream() {
      @Override
      public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        try {
          return tar.read(bytes, offset, length);
        } catch (IOException e) {
          throw damaged(e);
        }
      }
    };
  }

  /** All bytes of a file that is no image. */
  byte[] bytes(Member member) throws IOException {
    if (member.size() > LARGEST_PART) throw damaged(member.name() + " is too large");
    var bytes = new ByteArrayOutputStream((int) member.size());
    content().transferTo(bytes);
    return bytes.toByteArray();
  }

  /** Reads up to the end of the file, where its checksum is. */
  void requireEnd() {
    try {
      gzip.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  MoveFailure damaged(String why) {
    return new MoveFailure(
        "The archive %s is damaged, and nothing of it was imported: %s. Copy or make it once more."
            .formatted(file, why));
  }

  private MoveFailure damaged(Exception failure) {
    var why = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    var said = damaged(why.replaceFirst("\\.$", ""));
    said.initCause(failure);
    return said;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      gzip.close();
    }
  }
}
