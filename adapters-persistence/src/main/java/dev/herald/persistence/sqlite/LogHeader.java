package dev.herald.persistence.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The beginning of a write-ahead log, as SQLite's file format says.
 *
 * @param salt a random number, to which SQLite adds one whenever it begins the log anew
 * @param claimed what the log has as the number of its database, if it begins with that
 */
record LogHeader(int salt, OptionalInt claimed) {

  /** Where the first page of a database has the number that programs may choose. */
  static final int USER_VERSION = 60;

  private static final int MAGIC = 0x377f0682;
  private static final int HEADER = 32;
  private static final int FRAME = 24;

  /**
   * Reads it.
   *
   * @return empty if SQLite would find nothing in the log
   */
  static Optional<LogHeader> of(Path database) throws IOException {
    var log = Path.of(database + "-wal");
    if (Files.notExists(log)) return Optional.empty();
    var bytes = ByteBuffer.allocate(HEADER + FRAME + USER_VERSION + Integer.BYTES);
    try (var file = FileChannel.open(log, StandardOpenOption.READ)) {
      while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
    }
    return bytes.hasRemaining() ? Optional.empty() : of(bytes.flip());
  }

  private static Optional<LogHeader> of(ByteBuffer bytes) {
    var salt = bytes.getInt(16);
    var isOfThisLife =
        bytes.getInt(HEADER + 8) == salt && bytes.getInt(HEADER + 12) == bytes.getInt(20);
    if (!isWhole(bytes) || !isOfThisLife) return Optional.empty();
    var page = bytes.getInt(HEADER);
    return Optional.of(
        new LogHeader(
            salt,
            page == 1
                ? OptionalInt.of(bytes.getInt(HEADER + FRAME + USER_VERSION))
                : OptionalInt.empty()));
  }

  private static boolean isWhole(ByteBuffer bytes) {
    var magic = bytes.getInt(0);
    if ((magic & ~1) != MAGIC) return false;
    var words = bytes.duplicate();
    words.order((magic & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    var one = 0;
    var two = 0;
    for (var at = 0; at < 24; at += 8) {
      one += words.getInt(at) + two;
      two += words.getInt(at + 4) + one;
    }
    return one == bytes.getInt(24) && two == bytes.getInt(28);
  }
}
