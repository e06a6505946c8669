package dev.herald.persistence.sql;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.out.ImageRepository;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.Crop;
import dev.herald.domain.image.Cut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of images, which of them nothing refers to, and which are orphans. */
public final class SqlImageRepository implements ImageRepository {

  private final SqlStore database;

  public SqlImageRepository(SqlStore database) {
    this.database = database;
  }

  @Override
  public Optional<StoredImage> find(ImageId id) {
    return Optional.ofNullable(findAll(List.of(id)).get(id));
  }

  @Override
  public Map<ImageId, StoredImage> findAll(Collection<ImageId> ids) {
    if (ids.isEmpty()) return Map.of();
    return database.read(
        db ->
            db
                .createQuery(
                    "SELECT * FROM image WHERE id IN (%s)"
                        .formatted(database.dialect().texts(":ids")))
                .bind("ids", array(ids))
                .map((row, context) -> image(row))
                .stream()
                .collect(Collectors.toMap(StoredImage::id, image -> image)));
  }

  /** As JSON; ids have nothing in them that it would escape. */
  private static String array(Collection<ImageId> ids) {
    return ids.stream().map(ImageId::value).collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  private static StoredImage image(ResultSet row) throws SQLException {
    var width = Columns.optionalInt(row, "width");
    var height = Columns.optionalInt(row, "height");
    return new StoredImage(
        new ImageId(row.getString("id")),
        row.getString("content_type"),
        row.getLong("byte_size"),
        width.isPresent() && height.isPresent()
            ? Optional.of(new Dimensions(width.getAsInt(), height.getAsInt()))
            : Optional.empty(),
        Columns.instant(row, "uploaded_at"));
  }

  @Override
  public void save(StoredImage image) {
    var db = database.write();
    db.createUpdate("DELETE FROM orphaned_image WHERE id = :id")
        .bind("id", image.id().value())
        .execute();
    db.createUpdate(
            """
            INSERT INTO image (id, content_type, byte_size, width, height, uploaded_at)
            VALUES (:id, :contentType, :byteSize, :width, :height, :uploadedAt)
            ON CONFLICT (id) DO UPDATE SET uploaded_at = :uploadedAt, suspect = 1
            """)
        .bind("id", image.id().value())
        .bind("contentType", image.contentType())
        .bind("byteSize", image.byteSize())
        .bind("width", image.dimensions().map(Dimensions::width).orElse(null))
        .bind("height", image.dimensions().map(Dimensions::height).orElse(null))
        .bind("uploadedAt", image.uploadedAt().toEpochMilli())
        .execute();
  }

  @Override
  public void noteCut(ImageId id, Cut cut) {
    database
        .write()
        .createUpdate(
            """
            UPDATE image SET cut_from = :original, crop = :crop
            WHERE id = :id AND id <> :original AND NOT EXISTS (
              SELECT 1 FROM image AS original
              WHERE original.id = :original AND original.cut_from IS NOT NULL)
            """)
        .bind("id", id.value())
        .bind("original", cut.original().value())
        .bind("crop", cut.crop().text())
        .execute();
  }

  @Override
  public Optional<Cut> findCut(ImageId id) {
    return database.read(
        db ->
            db.createQuery(
                    "SELECT cut_from, crop FROM image WHERE id = :id AND cut_from IS NOT NULL")
                .bind("id", id.value())
                .map(
                    (row, context) ->
                        new Cut(
                            new ImageId(row.getString("cut_from")), Crop.of(row.getString("crop"))))
                .findOne());
  }

  @Override
  public List<ImageId> forgetUnused(Instant uploadedBefore, int most) {
    var db = database.write();
    db.createUpdate(
            """
            UPDATE image SET suspect = 0
            WHERE suspect = 1 AND uploaded_at < :before AND (
              EXISTS (SELECT 1 FROM post_image WHERE image_id = image.id)
              OR EXISTS (SELECT 1 FROM draft_image WHERE image_id = image.id)
              OR EXISTS (SELECT 1 FROM template_image WHERE image_id = image.id)
              OR EXISTS (SELECT 1 FROM channel WHERE avatar_image = image.id)
              OR EXISTS (SELECT 1 FROM image AS cut WHERE cut.cut_from = image.id))
            """)
        .bind("before", uploadedBefore.toEpochMilli())
        .execute();
    var forgotten =
        db.createQuery(
                """
                DELETE FROM image WHERE id IN (
                  SELECT id FROM image WHERE suspect = 1 AND uploaded_at < :before LIMIT :most)
                RETURNING id, cut_from
                """)
            .bind("before", uploadedBefore.toEpochMilli())
            .bind("most", most)
            .map((row, context) -> new Forgotten(row.getString("id"), row.getString("cut_from")))
            .list();
    for (var image : forgotten) {
      if (image.cutFrom() != null) suspect(image.cutFrom());
    }
    return forgotten.stream().map(Forgotten::id).map(ImageId::new).toList();
  }

  private record Forgotten(String id, @Nullable String cutFrom) {}

  private void suspect(String id) {
    database
        .write()
        .createUpdate("UPDATE image SET suspect = 1 WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  @Override
  public void noteOrphan(ImageId id, Instant at) {
    var noted =
        database
            .write()
            .createUpdate(
                """
                INSERT INTO orphaned_image (id, noted_at) VALUES (:id, :at)
                ON CONFLICT (id) DO UPDATE SET noted_at = excluded.noted_at, deleting_until = 0
                WHERE orphaned_image.deleting_until <= excluded.noted_at
                """)
            .bind("id", id.value())
            .bind("at", at.toEpochMilli())
            .execute();
    if (noted == 0) throw new Busy("The same image is being deleted.", Duration.ofSeconds(1));
  }

  @Override
  public List<ImageId> takeOrphans(Instant notedBefore, int most, Instant now) {
    var db = database.write();
    db.createUpdate(
            """
            DELETE FROM orphaned_image
            WHERE noted_at < :before AND EXISTS (SELECT 1 FROM image WHERE id = orphaned_image.id)
            """)
        .bind("before", notedBefore.toEpochMilli())
        .execute();
    return db.createQuery(
            """
            UPDATE orphaned_image SET noted_at = :now, deleting_until = :until WHERE id IN (
              SELECT id FROM orphaned_image WHERE noted_at < :before ORDER BY noted_at LIMIT :most)
            RETURNING id
            """)
        .bind("before", notedBefore.toEpochMilli())
        .bind("most", most)
        .bind("now", now.toEpochMilli())
        .bind("until", now.plus(DELETION).toEpochMilli())
        .mapTo(String.class)
        .map(ImageId::new)
        .list();
  }

  @Override
  public void unlist(ImageId id) {
    database
        .write()
        .createUpdate("DELETE FROM orphaned_image WHERE id = :id AND deleting_until > 0")
        .bind("id", id.value())
        .execute();
  }
}
