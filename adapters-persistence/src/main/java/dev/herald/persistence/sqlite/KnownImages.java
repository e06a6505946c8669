package dev.herald.persistence.sqlite;

import dev.herald.domain.id.ImageId;
import dev.herald.persistence.folder.UnusableDataFolder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;

/** The images that a database file knows, in the order of their ids. It can be walked once. */
public final class KnownImages implements Iterable<KnownImages.Known>, AutoCloseable {

  private final DatabaseFile database;
  private final ResultIterator<Known> images;
  private final long bytes;

  /**
   * An image.
   *
   * @param byteSize how long its file is
   * @param isShown whether a post or a channel shows it
   */
  public record Known(ImageId id, long byteSize, boolean isShown) {}

  private KnownImages(DatabaseFile database) {
    this.database = database;
    bytes =
        database.read(
            db ->
                db.createQuery("SELECT coalesce(sum(byte_size), 0) FROM image")
                    .mapTo(Long.class)
                    .one());
    images =
        database.read(
            db ->
                db.createQuery(
                        """
                        SELECT id, byte_size,
                          EXISTS (SELECT 1 FROM post_image WHERE image_id = image.id)
                          OR EXISTS (SELECT 1 FROM channel WHERE avatar_image = image.id) AS shown
                        FROM image
                        ORDER BY id
                        """)
                    .map(
                        (row, context) ->
                            new Known(
                                new ImageId(row.getString("id")),
                                row.getLong("byte_size"),
                                row.getBoolean("shown")))
                    .iterator());
  }

  /**
   * Those that this file knows.
   *
   * @throws UnusableDataFolder it can't be read
   */
  public static KnownImages of(Path file) {
    var database = DatabaseFile.open(file);
    try {
      return new KnownImages(database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** How long the files of all of them are together. */
  public long bytes() {
    return bytes;
  }

  @Override
  public Iterator<Known> iterator() {
    return images;
  }

  /**
   * Has a file forget images, durably.
   *
   * @param file a copy that nobody else uses
   */
  public static void strike(Collection<ImageId> ids, Path file) {
    if (ids.isEmpty()) return;
    Jdbi.create("jdbc:sqlite:" + file.toAbsolutePath())
        .useTransaction(
            db -> {
              var delete = db.prepareBatch("DELETE FROM image WHERE id = :id");
              ids.forEach(id -> delete.bind("id", id.value()).add());
              delete.execute();
            });
  }

  @Override
  public void close() {
    images.close();
    database.close();
  }
}
