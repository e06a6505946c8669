package dev.herald.persistence.move;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Looks into archives, and makes others of them. */
final class Archives {

  private Archives() {}

  /**
   * The bytes of each file in it, in its order.
   *
   * @throws IOException it is damaged, as its checksum tells too
   */
  static Map<String, byte[]> files(Path archive) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var gzip = new GZIPInputStream(Files.newInputStream(archive));
        var tar = new TarArchiveInputStream(gzip, "UTF-8")) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        files.put(entry.getName(), tar.readAllBytes());
      }
      gzip.transferTo(OutputStream.nullOutputStream());
    }
    return files;
  }

  static void write(Map<String, byte[]> files, Path archive) throws IOException {
    try (var tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)), "UTF-8")) {
      for (var file : files.entrySet()) {
        var entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
  }
}
