package dev.herald.persistence.backup;

import dev.herald.domain.id.ImageId;
import dev.herald.persistence.backup.Progress.Step;
import dev.herald.persistence.image.ImageFolder;
import dev.herald.persistence.sqlite.KnownImages;
import dev.herald.persistence.sqlite.KnownImages.Known;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Copies the images that a database knows, unless they are there already. */
final class BackupImages {

  private final ImageFolder source;
  private final SharedImages target;
  private final Progress progress;

  BackupImages(Path source, SharedImages target, Progress progress) {
    this.source = new ImageFolder(source);
    this.target = target;
    this.progress = progress;
  }

  /**
   * How it went.
   *
   * @param lacking the images that are shown and could not be copied
   */
  record Copied(long all, long copied, Lacking lacking) {
    static final Copied NONE = new Copied(0, 0, new Lacking());
  }

  /**
   * Copies what is new. Images that nothing shows may be deleted at any time: those that are gone
   * are struck from the database.
   *
   * @param database a copy that nobody else uses
   */
  Copied copy(Path database) throws IOException {
    var lacking = new Lacking();
    var gone = new ArrayList<ImageId>();
    var copied = 0L;
    var all = 0L;
    try (var known = KnownImages.of(database)) {
      var bytes = known.bytes();
      var done = 0L;
      for (var image : known) {
        progress.at(Step.IMAGES, done, bytes);
        all++;
        done += image.byteSize();
        if (target.has(image.id(), image.byteSize())) continue;
        try {
          target.add(image.id(), source.kept(image.id()));
          copied++;
        } catch (NoSuchFileException | DamagedImage e) {
          note(image, e, lacking, gone);
        }
      }
    }
    target.flush();
    KnownImages.strike(gone, database);
    return new Copied(all - gone.size(), copied, lacking);
  }

  private static void note(Known image, IOException reason, Lacking lacking, List<ImageId> gone) {
    if (!image.isShown()) gone.add(image.id());
    else lacking.note(image.id(), reason instanceof DamagedImage);
  }
}
