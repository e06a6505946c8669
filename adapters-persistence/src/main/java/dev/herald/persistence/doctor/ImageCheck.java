package dev.herald.persistence.doctor;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Sha256;
import dev.herald.persistence.folder.DataLayout;
import dev.herald.persistence.folder.ImagesElsewhere;
import dev.herald.persistence.image.ImageFolder;
import dev.herald.persistence.sqlite.DatabaseFile;
import dev.herald.persistence.sqlite.KnownImages;
import dev.herald.persistence.sqlite.KnownImages.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Whether each image that is known has its file, and each file an image. */
final class ImageCheck implements Check {

  private static final int MOST_NAMED = 5;
  private static final int BUFFER_SIZE = 64 * 1024;

  /** A file that is younger may be of an upload, or about to be deleted. */
  private static final Duration YOUNG = Duration.ofHours(2);

  private final DatabaseFile database;
  private final DataLayout data;
  private final ImageFolder folder;
  private final boolean looksInto;
  private final Instant now;
  private final LookProgress progress;

  ImageCheck(
      DatabaseFile database,
      DataLayout data,
      boolean looksInto,
      Instant now,
      LookProgress progress) {
    this.database = database;
    this.data = data;
    this.folder = new ImageFolder(data.images());
    this.looksInto = looksInto;
    this.now = now;
    this.progress = progress;
  }

  @Override
  public void look(Consumer<Finding> found) throws IOException {
    var elsewhere = ImagesElsewhere.read(ImagesElsewhere.in(data.images()));
    if (elsewhere.isPresent()) {
      found.accept(
          Finding.hint(
              "The images are in " + elsewhere.get() + ", where nobody has looked.",
              "Have the bucket backed up, or keep older versions of what is in it."));
      return;
    }
    var missing = new Named();
    var damaged = new Named();
    try (var known = KnownImages.of(data.database())) {
      var done = 0L;
      for (var image : known) {
        progress.isAt("images", (int) (100 * done / Math.max(1, known.bytes())));
        done += image.byteSize();
        look(image, missing, damaged);
      }
    }
    missing.tell(
        "The files of %s images are missing",
        "Copy them from a backup: from images beside it to " + folder.kept() + ".", found);
    damaged.tell(
        "The files of %s images are damaged",
        "Replace them with those of a backup: from images beside it to " + folder.kept() + ".",
        found);
    strangers(found);
  }

  private void look(Known image, Named missing, Named damaged) throws IOException {
    var file = folder.kept(image.id());
    try {
      if (Files.size(file) != image.byteSize()
          || (looksInto && !image.id().value().equals(hash(file)))) {
        damaged.add(image.id().value());
      }
    } catch (NoSuchFileException e) {
      if (isKnown(image.id().value())) missing.add(image.id().value()); // unless just deleted
    }
  }

  private static String hash(Path file) throws IOException {
    var buffer = new byte[BUFFER_SIZE];
    try (var in = new DigestInputStream(Files.newInputStream(file), Sha256.digest())) {
      while (in.read(buffer) >= 0) {}
      return Sha256.of(in.getMessageDigest());
    }
  }

  private boolean isKnown(String id) {
    return database.number("SELECT count(*) FROM image WHERE id = '%s'".formatted(id)) > 0;
  }

  private void strangers(Consumer<Finding> found) throws IOException {
    var strangers = new Named();
    if (Files.notExists(folder.kept())) return;
    try (var folders = Files.newDirectoryStream(folder.kept(), Files::isDirectory)) {
      for (var each : folders) {
        try (var files = Files.newDirectoryStream(each)) {
          for (var file : files) {
            if (isStranger(file)) strangers.add(file.getFileName().toString());
          }
        }
      }
    }
    if (strangers.count == 0) return;
    found.accept(
        Finding.hint(
            strangers.sentence("%s files are of no image"),
            "They take room and do no harm; delete them from " + folder.kept() + " if you like."));
  }

  private boolean isStranger(Path file) throws IOException {
    var name = file.getFileName().toString();
    if (!isId(name)) return true;
    if (isKnown(name)) return false;
    if (database.number("SELECT count(*) FROM orphaned_image WHERE id = '%s'".formatted(name))
        > 0) {
      return false; // the clean-up will come to it
    }
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(YOUNG));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static boolean isId(String name) {
    try {
      return new ImageId(name).value().equals(name);
    } catch (InvalidValue e) {
      return false;
    }
  }

  /** How many there are, and the names of a few. */
  private static final class Named {

    private final List<String> names = new ArrayList<>();
    private long count;

    void add(String name) {
      count++;
      if (names.size() < MOST_NAMED) names.add(name);
    }

    String sentence(String what) {
      return what.formatted(count)
          + ": "
          + String.join(", ", names)
          + (count > names.size() ? ", and more." : ".");
    }

    void tell(String what, String advice, Consumer<Finding> found) {
      if (count > 0) found.accept(Finding.problem(sentence(what), advice));
    }
  }
}
