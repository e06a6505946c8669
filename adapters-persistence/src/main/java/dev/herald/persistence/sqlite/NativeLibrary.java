package dev.herald.persistence.sqlite;

import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads the part of SQLite that is a program of the machine. It must be a file for that, which is
 * made in the folder of the data, where a killed process leaves it for the next one to remove: the
 * system's temporary folder may be missing or full, or allow no programs.
 */
public final class NativeLibrary {

  private static final String FOLDER_PROPERTY = "org.sqlite.tmpdir";

  private NativeLibrary() {}

  /**
   * Loads it, unless it has been loaded.
   *
   * @param folder for the file, if the operator has chosen none; nobody else uses it
   * @throws UnusableDataFolder it can be loaded neither from there nor from the temporary folder
   */
  public static synchronized void load(Path folder) {
    removeAll(folder); // of a process that was killed
    if (System.getProperty(FOLDER_PROPERTY) == null && isLoadedFrom(folder)) return;
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception | LinkageError e) {
      throw new UnusableDataFolder(
          "SQLite can't be loaded, neither from %s nor from the temporary folder. One of them must allow programs to be run, and have 2 MB of room (%s)."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private static boolean isLoadedFrom(Path folder) {
    System.setProperty(FOLDER_PROPERTY, folder.toString());
    try {
      Files.createDirectories(folder);
      return SQLiteJDBCLoader.initialize();
    } catch (Exception | LinkageError e) {
      return false;
    } finally {
      System.clearProperty(FOLDER_PROPERTY);
      removeAll(folder);
    }
  }

  /** Where files can't be removed while they are used, the next start does it. */
  private static void removeAll(Path folder) {
    try {
      if (!Files.isDirectory(folder)) return;
      try (var files = Files.newDirectoryStream(folder)) {
        for (var file : files) Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // See above.
    }
  }
}
