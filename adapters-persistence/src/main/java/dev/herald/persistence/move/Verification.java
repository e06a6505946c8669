package dev.herald.persistence.move;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.shared.Sha256;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.move.ArchiveReader.Member;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads all of an archive before anything of it is used, and compares it with its manifest. */
final class Verification {

  private static final String IMAGES = "images/";
  private static final String LINES = ".jsonl";

  private final Path file;
  private final ArchiveReader archive;
  private final ImageList images = new ImageList();
  private final ImageList known = new ImageList();
  private final List<Manifest.Part> parts = new ArrayList<>();

  private Verification(Path file, ArchiveReader archive) {
    this.file = file;
    this.archive = archive;
  }

  /**
   * A whole archive.
   *
   * @param id tells it from all others
   */
  record Verified(Manifest manifest, String id) {}

  /**
   * Reads it.
   *
   * @throws MoveFailure it is damaged, no archive, or a newer Herald's
   */
  static Verified of(Path file, Progress progress) throws IOException {
    try (var archive = ArchiveReader.open(file, progress, Progress.Step.CHECK)) {
      return new Verification(file, archive).verify();
    }
  }

  /** The image that a file in an archive is. */
  static ImageId image(Member member) {
    return new ImageId(member.name().substring(member.name().lastIndexOf('/') + 1));
  }

  static boolean isImage(Member member) {
    return member.name().startsWith(IMAGES) && !member.name().endsWith(LINES);
  }

  private Verified verify() throws IOException {
    requireFormat();
    for (var member = archive.next(); member != null; member = archive.next()) {
      if (member.name().equals(Manifest.NAME)) return compared(archive.bytes(member));
      if (isImage(member)) readImage(member);
      else readPart(member);
    }
    throw archive.damaged("it ends before its manifest");
  }

  private void requireFormat() throws IOException {
    int version;
    try {
      var first = archive.next();
      if (first == null || !first.name().equals(FormatFile.NAME)) throw new IOException("first");
      version = FormatFile.version(archive.bytes(first));
    } catch (IOException | MoveFailure e) {
      throw new MoveFailure("%s is no archive of herald export.".formatted(file), e);
    }
    if (version > Manifest.VERSION) {
      throw new MoveFailure(
          "The archive %s was made by a newer Herald (its format has the version %s). Use that one."
              .formatted(file, version));
    }
  }

  private void readImage(Member member) throws IOException {
    var hash = hash();
    var size = archive.content().transferTo(hash);
    var id = Sha256.of(hash.getMessageDigest());
    if (!member.name().equals(ArchiveWriter.name(new ImageId(id)))) {
      throw archive.damaged(member.name() + " was changed");
    }
    images.add(new ImageId(id), size);
  }

  private void readPart(Member member) throws IOException {
    var bytes = archive.bytes(member);
    var count = 0L;
    for (var each : bytes) if (each == '\n') count++;
    var part = new Manifest.Part(member.name(), count, bytes.length, Sha256.of(bytes));
    parts.add(part);
    if (part.kind().equals(Kinds.IMAGES.name())) noteKnown(part.name(), bytes);
  }

  private void noteKnown(String name, byte[] bytes) {
    try {
      Lines.forEach(
          bytes,
          line ->
              known.add(
                  new ImageId(line.path("imageId").asText()), line.path("byteSize").asLong()));
    } catch (IllegalArgumentException e) {
      throw archive.damaged(name + " was changed");
    }
  }

  private Verified compared(byte[] bytes) throws IOException {
    Manifest manifest;
    try {
      manifest = Manifest.of(bytes);
    } catch (IOException e) {
      throw archive.damaged("its manifest can't be read");
    }
    if (archive.next() != null) throw archive.damaged("there is something behind its manifest");
    archive.requireEnd();
    for (var i = 0; i < Math.max(parts.size(), manifest.files().size()); i++) {
      if (i >= parts.size()) throw archive.damaged(manifest.files().get(i).name() + " is missing");
      if (i >= manifest.files().size() || !parts.get(i).equals(manifest.files().get(i))) {
        throw archive.damaged(parts.get(i).name() + " was changed");
      }
    }
    if (!images.sum().equals(manifest.images()) || !known.sum().equals(manifest.images())) {
      throw archive.damaged("images are missing");
    }
    return new Verified(manifest, Sha256.of(bytes));
  }

  private static DigestOutputStream hash() {
    return new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.digest());
  }
}
