package dev.herald.persistence.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.herald.persistence.folder.FolderLock;
import dev.herald.persistence.folder.Folders;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.sqlite.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A folder for backups, locked: one is made there, or removed, at a time. */
final class BackupFolder implements AutoCloseable {

  /** How each file of SQLite's begins. */
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(US_ASCII);

  private static final String UNFINISHED = ".herald-part";

  private final Path root;
  private final SharedImages images;
  private final FolderLock lock;

  private BackupFolder(Path root, FolderLock lock) {
    this.root = root;
    this.lock = lock;
    images = new SharedImages(root);
  }

  /**
   * Opens the folder; creates it if it is not there, and removes what an earlier process left
   * unfinished there.
   *
   * @throws UnusableDataFolder it can't be written, or another Herald makes a backup there
   */
  static BackupFolder of(Path root) throws IOException {
    var refusal = "Another Herald makes a backup in the folder %s. Try again later.";
    var folder = new BackupFolder(root, FolderLock.of(root, refusal.formatted(root)));
    try {
      folder.removeUnfinished();
      NativeLibrary.load(root.resolve("programs"));
      return folder;
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private void removeUnfinished() throws IOException {
    try (var files = Files.newDirectoryStream(root, "*" + UNFINISHED)) {
      for (var file : files) Folders.delete(file);
    }
  }

  /** What a backup is called until it is whole. */
  static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + UNFINISHED);
  }

  /** All backups that are there, whoever made them. */
  List<Path> databases() throws IOException {
    try (var files = Files.newDirectoryStream(root, BackupFolder::isDatabase)) {
      var databases = new ArrayList<Path>();
      files.forEach(databases::add);
      return databases;
    }
  }

  private static boolean isDatabase(Path file) throws IOException {
    if (!Files.isRegularFile(file)) return false;
    try (var in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  Path root() {
    return root;
  }

  SharedImages images() {
    return images;
  }

  @Override
  public void close() {
    lock.close();
  }
}
