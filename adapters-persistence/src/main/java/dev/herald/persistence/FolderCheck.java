package dev.herald.persistence;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.failure.StoreTrouble.Kind;
import dev.herald.application.port.out.StoreCheck;
import dev.herald.application.view.StoreFigures;
import dev.herald.persistence.folder.DataFolder;
import dev.herald.persistence.image.Images;
import dev.herald.persistence.sql.SqlDatabase;
import java.util.Optional;

/** Tries to write to the database, and to where images are. */
final class FolderCheck implements StoreCheck {

  private final SqlDatabase database;
  private final DataFolder data;
  private final Images images;

  FolderCheck(SqlDatabase database, DataFolder data, Images images) {
    this.database = database;
    this.data = data;
    this.images = images;
  }

  @Override
  public Optional<StoreTrouble> check() {
    return database.trouble().or(this::noRoom).or(images::trouble);
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
}
