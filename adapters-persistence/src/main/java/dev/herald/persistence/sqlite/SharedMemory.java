package dev.herald.persistence.sqlite;

import dev.herald.application.failure.StorageFull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Room on the disk for the file of SQLite's that its connections map into their memory, {@code
 * herald.db-shm}: the index of the write-ahead log. SQLite makes it grow with a byte in each of its
 * pages, which on a disk of smaller blocks leaves holes, and a hole that is written to when the
 * disk is full ends the process with SIGBUS. So it is filled here before SQLite comes to it.
 *
 * <p>The file stays open as long as the database is: to close it would end this process's locks on
 * it, as POSIX has it.
 */
final class SharedMemory implements AutoCloseable {

  /** SQLite maps it in pieces of this size. */
  private static final int PIECE = 32 * 1024;

  /** How far the log may grow, in a piece of the index. */
  private static final long LOG_OF_A_PIECE = 4096 * (4096 + 24);

  /** Further than any group of units makes the log grow. */
  private static final int PIECES_AHEAD = 8;

  /** In the first block are SQLite's header and locks, which others change. */
  private static final int HEADER = 1024;

  private final Path log;
  private final FileChannel file;
  private long reserved;

  /**
   * Opens the file, and fills what SQLite has left empty.
   *
   * @param database the database file, which SQLite has open, and to which nobody else may write
   *     meanwhile
   */
  static SharedMemory of(Path database) throws IOException {
    var memory = new SharedMemory(database);
    try {
      memory.fill();
      memory.reserve();
      return memory;
    } catch (IOException | RuntimeException e) {
      memory.close();
      throw e;
    }
  }

  private SharedMemory(Path database) throws IOException {
    log = database.resolveSibling(database.getFileName() + "-wal");
    file =
        FileChannel.open(
            database.resolveSibling(database.getFileName() + "-shm"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
  }

  private void fill() throws IOException {
    reserved = file.size();
    var rest = ByteBuffer.allocate((int) Math.max(0, reserved - HEADER));
    while (rest.hasRemaining() && file.read(rest, HEADER + rest.position()) >= 0) {}
    rest.flip();
    while (rest.hasRemaining()) file.write(rest, HEADER + rest.position());
  }

  /**
   * Makes sure that the log may grow by a group of units.
   *
   * @throws StorageFull there is no room
   */
  void reserve() {
    try {
      var pieces = sizeOfLog() / LOG_OF_A_PIECE + PIECES_AHEAD;
      reserved =
          Math.max(reserved, file.size()); // another process may have made it grow, and use it
      while (reserved < pieces * PIECE) {
        reserved += file.write(ByteBuffer.allocate(PIECE), reserved);
      }
    } catch (IOException e) {
      throw new StorageFull("There is no room left for the database.", e);
    }
  }

  private long sizeOfLog() throws IOException {
    return Files.exists(log) ? Files.size(log) : 0;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
