package dev.herald.persistence.move;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an archive has, and what of a store is no thing of its own. It comes last.
 *
 * @param format what kind of file this is
 * @param version of the format
 * @param exportedAt of which moment all of it is
 * @param events the log of events
 * @param audit the audit log
 * @param images the bytes of images
 * @param files all other files, in their order
 */
record Manifest(
    String format,
    int version,
    String exportedAt,
    EventLog events,
    AuditLog audit,
    Images images,
    List<Part> files) {

  static final String NAME = "manifest.json";
  static final String FORMAT = "herald-export";
  static final int VERSION = 1;

  private static final ObjectWriter WRITER = Lines.JSON.writerWithDefaultPrettyPrinter();
  private static final ObjectReader READER =
      Lines.JSON
          .readerFor(Manifest.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

  Manifest {
    files = List.copyOf(files);
    if (version < 1) throw new IllegalArgumentException("version");
    Instant.parse(exportedAt);
  }

  /**
   * Where the log of events ends and begins.
   *
   * @param end the largest position that an event ever had
   * @param forgottenTo the position of the last event that was forgotten
   */
  record EventLog(long end, long forgottenTo) {}

  /**
   * Where the audit log ends and begins.
   *
   * @param end the largest position that an entry ever had
   * @param forgottenTo the position of the last entry that was forgotten
   * @param hash of that entry, in hexadecimal digits
   */
  record AuditLog(long end, long forgottenTo, String hash) {}

  /**
   * Files that are named after their bytes.
   *
   * @param count how many
   * @param bytes how long all of them are together
   * @param sha256 of their names, each with a line feed behind it, in their order
   */
  record Images(long count, long bytes, String sha256) {}

  /**
   * A file of lines.
   *
   * @param count how many lines
   */
  record Part(String name, long count, long bytes, String sha256) {

    /** The kind of what is in there. */
    String kind() {
      return name.substring(0, Math.max(0, name.indexOf('/')));
    }
  }

  Instant at() {
    return Instant.parse(exportedAt);
  }

  /** How many things of each kind there are; none of which there is none. */
  Map<String, Long> counts() {
    var counts = new LinkedHashMap<String, Long>();
    for (var part : files) counts.merge(part.kind(), part.count(), Long::sum);
    return counts;
  }

  /** How long all files of lines are together. */
  long linesBytes() {
    return files.stream().mapToLong(Part::bytes).sum();
  }

  byte[] bytes() {
    try {
      return WRITER.writeValueAsBytes(this);
    } catch (IOException e) {
      throw new IllegalStateException("records of texts and numbers can be written", e);
    }
  }

  /**
   * @throws IOException it is no manifest
   */
  static Manifest of(byte[] bytes) throws IOException {
    return READER.readValue(bytes);
  }
}
