package dev.herald.persistence.folder;

import java.nio.file.Path;

/**
 * Where Herald's data lies in its folder. To know that is not to have the folder: a backup reads
 * there while a server has it.
 *
 * @param root the folder, as an absolute path
 */
public record DataLayout(Path root) {

  public DataLayout {
    root = root.toAbsolutePath().normalize();
  }

  /** The database file; an empty one is a new one. */
  public Path database() {
    return root.resolve("herald.db");
  }

  /** The folder of all images. */
  public Path images() {
    return root.resolve("images");
  }

  /** What the folder is known by to a database that is elsewhere. */
  public Path id() {
    return root.resolve("herald.id");
  }

  /** The key of stream tickets, which no backup has. */
  public Path ticketKey() {
    return root.resolve("herald.key");
  }

  /** Is there while an archive is imported into a database elsewhere, and its images here. */
  public Path unfinishedImport() {
    return root.resolve("herald.import");
  }
}
