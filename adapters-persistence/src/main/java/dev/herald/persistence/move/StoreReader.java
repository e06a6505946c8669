package dev.herald.persistence.move;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.shared.Sha256;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.folder.OwnerOnly;
import dev.herald.persistence.move.ArchiveReader.Member;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.AllWords;
import dev.herald.persistence.sql.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.sql.SQLException;
import java.util.HexFormat;

/** Puts what a whole archive has into a store. */
final class StoreReader {

  private static final int BUFFER_SIZE = 64 * 1024;

  private final Path file;
  private final Manifest manifest;
  private final Path incoming;
  private final ImageTarget images;
  private final Intake intake;
  private final RowWriter rows;
  private final Progress progress;

  /**
   * @param incoming a folder on the disk of the data, for images that are not whole yet
   */
  StoreReader(
      Path file,
      Manifest manifest,
      Path incoming,
      ImageTarget images,
      Intake intake,
      Progress progress) {
    this.file = file;
    this.manifest = manifest;
    this.incoming = incoming;
    this.images = images;
    this.intake = intake;
    rows = new RowWriter(intake);
    this.progress = progress;
  }

  /**
   * Puts all of it there. Images that are there already are left alone.
   *
   * @param events where the log of events is to go on
   */
  void read(long events) throws IOException {
    try (var archive = ArchiveReader.open(file, progress, Progress.Step.DATABASE)) {
      intake.begin();
      begin();
      for (var member = archive.next(); member != null; member = archive.next()) {
        if (Verification.isImage(member)) readImage(archive.content(), member);
        else if (member.name().contains("/")) readRows(archive.bytes(member), member);
      }
      images.flush();
      count();
      requireAll();
      makeWords();
      intake.finish(Math.max(events, manifest.events().end()), manifest.audit().end());
    } catch (SQLException e) {
      throw failure(e);
    } catch (RuntimeException e) {
      throw e instanceof MoveFailure ? e : failure(e);
    }
  }

  private RuntimeException failure(Exception e) {
    if (e instanceof IllegalArgumentException) {
      return new MoveFailure(
          "The archive %s can't be imported: %s.".formatted(file, e.getMessage()), e);
    }
    return intake.translated(e);
  }

  private void begin() {
    var db = intake.handle();
    db.createUpdate("UPDATE event_log SET forgotten_to = :position")
        .bind("position", manifest.events().forgottenTo())
        .execute();
    db.createUpdate("UPDATE audit_log SET forgotten_to = :position, hash = :hash")
        .bind("position", manifest.audit().forgottenTo())
        .bind("hash", HexFormat.of().parseHex(manifest.audit().hash()))
        .execute();
  }

  private void readImage(InputStream content, Member member) throws IOException {
    var id = Verification.image(member);
    if (images.has(id, member.size())) return;
    OwnerOnly.createFolder(incoming);
    var part = incoming.resolve(id.value());
    Files.deleteIfExists(part);
    OwnerOnly.createFile(part);
    try {
      write(id, content, part);
      images.keep(id, part);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void write(ImageId id, InputStream content, Path part) throws IOException {
    var buffer = new byte[BUFFER_SIZE];
    try (var in = new DigestInputStream(content, Sha256.digest());
        var out = FileChannel.open(part, StandardOpenOption.WRITE)) {
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        var bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) out.write(bytes);
      }
      out.force(true);
      if (!Sha256.of(in.getMessageDigest()).equals(id.value())) throw changed();
    }
  }

  /** It was whole when it was read first. */
  private MoveFailure changed() {
    return new MoveFailure("The archive %s was changed while it was read.".formatted(file));
  }

  private void readRows(byte[] bytes, Member member) throws SQLException {
    var part =
        manifest.files().stream()
            .filter(it -> it.name().equals(member.name()))
            .findFirst()
            .orElseThrow(this::changed);
    if (!part.sha256().equals(Sha256.of(bytes))) throw changed();
    rows.write(Kinds.of(part.kind()), bytes, part.name());
    intake.rest();
  }

  private void makeWords() throws SQLException {
    var all = manifest.counts().getOrDefault(Kinds.POSTS.name(), 0L);
    try (var words = new AllWords(intake)) {
      words.make(done -> progress.at(Progress.Step.SEARCH, done, all));
    }
    intake
        .handle()
        .createUpdate(
            "UPDATE search_words SET version = :version, post_position = 0, channel_key = 0")
        .bind("version", WordAnalyzer.VERSION)
        .execute();
  }

  /** What can be counted is not in the archive. */
  private void count() {
    intake
        .handle()
        .execute(
            """
            UPDATE channel SET subscriber_count = (
              SELECT count(*) FROM subscription WHERE subscription.channel_key = channel.key)
            """);
    intake.handle().execute("UPDATE channel SET purged = 1 WHERE deleted_at IS NOT NULL");
  }

  private void requireAll() {
    for (var kind : Kinds.ALL) {
      var found = StoreWriter.number(intake.handle(), kind.count());
      var wanted = manifest.counts().getOrDefault(kind.name(), 0L);
      if (found != wanted) {
        throw new MoveFailure(
            "The archive %s can't be imported: %s of %s %s are there."
                .formatted(file, found, wanted, kind.name()));
      }
    }
  }
}
