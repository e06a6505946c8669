package dev.herald.persistence.move;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.shared.Sha256;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.backup.Progress.Step;
import dev.herald.persistence.sql.ReadSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** Writes a store into an archive: first the images, as they may be gone soon. */
final class StoreWriter {

  /** How many rows come from a server at a time. */
  private static final int ROWS = 500;

  private static final String KNOWN_IMAGES =
      """
      SELECT id, byte_size,
        EXISTS (SELECT 1 FROM post_image WHERE image_id = image.id)
        OR EXISTS (SELECT 1 FROM channel WHERE avatar_image = image.id) AS shown
      FROM image
      ORDER BY id
      """;

  private final ReadSnapshot snapshot;
  private final ImageSource images;
  private final ArchiveWriter archive;
  private final Progress progress;

  /** Images that nothing shows, of which the bytes are gone. */
  private final Set<String> gone = new HashSet<>();

  StoreWriter(ReadSnapshot snapshot, ImageSource images, ArchiveWriter archive, Progress progress) {
    this.snapshot = snapshot;
    this.images = images;
    this.archive = archive;
    this.progress = progress;
  }

  Manifest write(Instant now) throws IOException {
    writeImages();
    var all = 0L;
    for (var kind : Kinds.ALL) all += number(kind.count());
    var done = 0L;
    for (var kind : Kinds.ALL) done = writeRows(kind, done, all);
    return archive.finish(now, events(), audit());
  }

  private record Known(ImageId id, long byteSize, boolean isShown) {}

  private void writeImages() throws IOException {
    var all = number("SELECT coalesce(sum(byte_size), 0) FROM image");
    var done = 0L;
    List<String> lacking = new ArrayList<>();
    try (var known = knownImages()) {
      while (known.hasNext()) {
        var image = known.next();
        progress.at(Step.IMAGES, done, all);
        done += image.byteSize();
        var file = images.find(image.id());
        if (file.isPresent() && isWhole(image, file.get())) write(image, file.get());
        else if (image.isShown()) lacking.add(image.id().value());
        else gone.add(image.id().value());
      }
    }
    if (!lacking.isEmpty()) throw new LackingImages(lacking);
  }

  private ResultIterator<Known> knownImages() {
    return snapshot.read(
        db ->
            db.createQuery(KNOWN_IMAGES)
                .setFetchSize(ROWS)
                .map(
                    (row, context) ->
                        new Known(
                            new ImageId(row.getString("id")),
                            row.getLong("byte_size"),
                            row.getBoolean("shown")))
                .iterator());
  }

  /** It is read twice; the second time, from the system's memory. */
  private static boolean isWhole(Known image, Path file) throws IOException {
    if (Files.size(file) != image.byteSize()) return false;
    try (var in = new DigestInputStream(Files.newInputStream(file), Sha256.digest())) {
      in.transferTo(OutputStream.nullOutputStream());
      return Sha256.of(in.getMessageDigest()).equals(image.id().value());
    }
  }

  private void write(Known image, Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      archive.image(image.id(), in, image.byteSize());
    }
  }

  private long writeRows(Kind kind, long before, long all) throws IOException {
    var done = before;
    try (var lines =
        snapshot.read(
            db ->
                db.createQuery(kind.query())
                    .setFetchSize(ROWS)
                    .map((row, context) -> kind.line(row))
                    .iterator())) {
      while (lines.hasNext()) {
        var line = lines.next();
        progress.at(Step.DATABASE, done++, all);
        if (kind.equals(Kinds.IMAGES) && gone.contains(line.path("imageId").asText())) continue;
        archive.line(kind, Lines.bytes(line));
      }
    }
    archive.endKind(kind);
    return done;
  }

  private Manifest.EventLog events() {
    return new Manifest.EventLog(end("event"), number("SELECT forgotten_to FROM event_log"));
  }

  private Manifest.AuditLog audit() {
    var hash =
        snapshot.read(db -> db.createQuery("SELECT hash FROM audit_log").mapTo(byte[].class).one());
    return new Manifest.AuditLog(
        end("audit"), number("SELECT forgotten_to FROM audit_log"), HexFormat.of().formatHex(hash));
  }

  private long end(String table) {
    return number("SELECT coalesce(%s, 0)".formatted(snapshot.dialect().end(table)));
  }

  private long number(String query) {
    return snapshot.read(db -> number(db, query));
  }

  static long number(Handle db, String query) {
    return db.createQuery(query).mapTo(Long.class).one();
  }
}
