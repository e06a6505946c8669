package dev.herald.persistence.move;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.shared.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes an archive from its beginning to its end. Lines come in files of some megabytes each, as a
 * file's length stands before it: so no more than one of them is ever in memory.
 */
final class ArchiveWriter implements AutoCloseable {

  private static final int PART_SIZE = 4 * 1024 * 1024;
  private static final int BUFFER_SIZE = 64 * 1024;
  private static final int OWNER_ONLY = 0100600;

  private final Gzip gzip;
  private final TarArchiveOutputStream tar;
  private final FileTime time;
  private final List<Manifest.Part> parts = new ArrayList<>();
  private final ImageList images = new ImageList();
  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private long lines;
  private int number;

  ArchiveWriter(OutputStream out, Instant at) throws IOException {
    time = FileTime.from(at);
    gzip = new Gzip(out);
    tar = new TarArchiveOutputStream(gzip, "UTF-8");
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    put(FormatFile.NAME, FormatFile.bytes());
  }

  /** Pictures are not made smaller: it would only take time. */
  private static final class Gzip extends GZIPOutputStream {

    Gzip(OutputStream out) throws IOException {
      super(out, BUFFER_SIZE);
      packs(true);
    }

    void packs(boolean packs) {
      def.setLevel(packs ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);
    }
  }

  /** Where an image is in an archive. */
  static String name(ImageId id) {
    return "images/%s/%s".formatted(id.value().substring(0, 2), id.value());
  }

  /**
   * Adds an image.
   *
   * @throws IOException it has another length, or can't be read or written
   */
  void image(ImageId id, InputStream bytes, long byteSize) throws IOException {
    gzip.packs(false);
    begin(name(id), byteSize);
    bytes.transferTo(tar);
    tar.closeArchiveEntry();
    gzip.packs(true);
    images.add(id, byteSize);
  }

  /** Adds a line. The last one of a kind is followed by {@link #endKind}. */
  void line(Kind kind, byte[] line) throws IOException {
    part.write(line);
    part.write('\n');
    lines++;
    if (part.size() >= PART_SIZE) endPart(kind);
  }

  void endKind(Kind kind) throws IOException {
    if (lines > 0) endPart(kind);
    number = 0;
  }

  private void endPart(Kind kind) throws IOException {
    number++;
    var name = String.format(Locale.ROOT, "%s/%06d.jsonl", kind.name(), number);
    var bytes = part.toByteArray();
    put(name, bytes);
    parts.add(new Manifest.Part(name, lines, bytes.length, Sha256.of(bytes)));
    part.reset();
    lines = 0;
  }

  /** Ends the archive; what it is written into is not closed. */
  Manifest finish(Instant at, Manifest.EventLog events, Manifest.AuditLog audit)
      throws IOException {
    var manifest =
        new Manifest(
            Manifest.FORMAT, Manifest.VERSION, at.toString(), events, audit, images.sum(), parts);
    put(Manifest.NAME, manifest.bytes());
    tar.finish();
    tar.flush();
    gzip.finish();
    return manifest;
  }

  private void put(String name, byte[] bytes) throws IOException {
    begin(name, bytes.length);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private void begin(String name, long size) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(size);
    entry.setMode(OWNER_ONLY);
    entry.setLastModifiedTime(time);
    tar.putArchiveEntry(entry);
  }

  @Override
  public void close() throws IOException {
    gzip.close();
  }
}
