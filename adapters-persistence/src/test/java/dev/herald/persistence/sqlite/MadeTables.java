package dev.herald.persistence.sqlite;

import dev.herald.persistence.folder.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A database file with this Herald's tables, in which nothing was written yet. To copy it is
 * cheaper by far than to make the tables, for tests that are not about that.
 */
public final class MadeTables {

  private static final byte[] FILE = make();

  private MadeTables() {}

  private static byte[] make() {
    try {
      var folder = Files.createTempDirectory("herald-tables");
      var file = folder.resolve("herald.db");
      Migrations.run(Database.dataSource(file, false), file);
      var made = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a data folder that has it, unless there is a folder, and returns which. */
  public static Path inFolder(Path folder) {
    try {
      if (Files.notExists(folder)) {
        OwnerOnly.createFolder(folder);
        at(folder.resolve("herald.db"));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts it there unless there is a database, and returns where it is. */
  public static Path at(Path file) {
    try {
      if (Files.notExists(file)) {
        OwnerOnly.createFile(file);
        Files.write(file, FILE);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
