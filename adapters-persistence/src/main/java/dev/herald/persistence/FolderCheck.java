package dev.herald.persistence;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.failure.StoreTrouble.Kind;
import dev.herald.application.port.out.StoreCheck;
import dev.herald.application.view.StoreFigures;
import dev.herald.persistence.folder.DataFolder;
import dev.herald.persistence.image.ImageFiles;
import dev.herald.persistence.sql.SqlDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Tries to write to the database, and to the folder of images. */
final class FolderCheck implements StoreCheck {

  private final SqlDatabase database;
  private final DataFolder data;
  private final ImageFiles images;

  FolderCheck(SqlDatabase database, DataFolder data, ImageFiles images) {
    this.database = database;
    this.data = data;
    this.images = images;
  }

  @Override
  public Optional<StoreTrouble> check() {
    return database.trouble().or(this::noRoom).or(this::unwritableImages);
  }

  /** The log of the database has room that it used before; that may be enough for what is tried. */
  private Optional<StoreTrouble> noRoom() {
    return data.isFull()
        ? Optional.of(new StoreTrouble(Kind.DISK_FULL, "There is no room left for Herald's data."))
        : Optional.empty();
  }

  @Override
  public StoreFigures figures() {
    return database.figures(data.freeBytes());
  }

  private Optional<StoreTrouble> unwritableImages() {
    try {
      var file = Files.createTempFile(images.incoming(), "", "");
      try {
        Files.write(file, new byte[1]);
      } finally {
        Files.delete(file);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(new StoreTrouble(Kind.IMAGES_NOT_WRITABLE, e.toString()));
    }
  }
}
