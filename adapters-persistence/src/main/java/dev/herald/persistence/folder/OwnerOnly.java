package dev.herald.persistence.folder;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes folders and files that nobody but their owner can read, as far as the file system knows
 * owners. What is there already stays as it is: an operator may want a group to read it.
 */
public final class OwnerOnly {

  private OwnerOnly() {}

  public static void createFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) return;
    var parent = folder.getParent();
    if (parent != null) Files.createDirectories(parent);
    try {
      Files.createDirectory(folder, permissions(folder, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) throw e; // else another process was faster
    }
  }

  /**
   * Opens no file that is there already: to close it again would end this process's locks on it.
   */
  public static void createFile(Path file) throws IOException {
    if (Files.exists(file)) return;
    try {
      Files.createFile(file, permissions(file, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      // Another process was faster.
    }
  }

  /** Whether other users of the machine can read what is in a data folder. */
  public static boolean othersCanRead(DataLayout data) throws IOException {
    return Files.exists(data.database())
        && othersMay(data.root(), GROUP_EXECUTE, OTHERS_EXECUTE)
        && othersMay(data.database(), GROUP_READ, OTHERS_READ);
  }

  /** Whether somebody else has one of these permissions. */
  private static boolean othersMay(Path path, PosixFilePermission group, PosixFilePermission others)
      throws IOException {
    var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view == null) return false;
    var permissions = view.readAttributes().permissions();
    return permissions.contains(group) || permissions.contains(others);
  }

  private static FileAttribute<?>[] permissions(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
