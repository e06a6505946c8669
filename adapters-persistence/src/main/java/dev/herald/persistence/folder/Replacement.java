package dev.herald.persistence.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * New contents of a data folder, which take the place of the old ones as a whole.
 *
 * <p>They are made in a folder within it, as it may be a disk of its own. When all of them are
 * there, that folder gets another name, and from then on they are the data: whoever opens the data
 * folder next finishes what a killed process did not. Until then, the old ones are. The old ones
 * are moved aside.
 */
public final class Replacement {

  private static final String UNFINISHED = "restoring";
  private static final String FINISHED = "restored-";
  private static final String OLD = "before-";

  /** The database comes first: nobody must find it without its log. */
  private static final List<String> CONTENTS =
      List.of("herald.db", "herald.db-wal", "herald.db-shm", "images");

  private final DataLayout data;
  private final DataLayout made;

  private Replacement(DataLayout data) {
    this.data = data;
    made = new DataLayout(data.root().resolve(UNFINISHED));
  }

  /**
   * Begins to make new contents.
   *
   * @param data a folder that is locked
   */
  public static Replacement of(DataLayout data) throws IOException {
    var replacement = new Replacement(data);
    Folders.delete(replacement.made.root());
    OwnerOnly.createFolder(replacement.made.root());
    return replacement;
  }

  /** Whether there is anything in a data folder that would be replaced. */
  public static boolean wouldReplace(DataLayout data) {
    return CONTENTS.stream().anyMatch(name -> Files.exists(data.root().resolve(name)));
  }

  /** Where the new contents are made. */
  public DataLayout made() {
    return made;
  }

  /**
   * Has them take the place of the old ones, durably.
   *
   * @param time names the folder into which the old ones are moved
   * @return that folder, if there was anything to move
   */
  public Optional<Path> finish(String time) throws IOException {
    Folders.flush(made.root());
    var finished = data.root().resolve(FINISHED + time);
    Files.move(made.root(), finished, StandardCopyOption.ATOMIC_MOVE);
    Folders.flush(data.root());
    finish(data, finished);
    return Optional.of(data.root().resolve(OLD + time)).filter(Files::exists);
  }

  /** Gives up what was made. */
  public void undo() throws IOException {
    Folders.delete(made.root());
  }

  /**
   * Finishes what a process began that was killed, or takes it back.
   *
   * @param data a folder that is locked
   */
  public static void settle(DataLayout data) throws IOException {
    try (var folders = Files.newDirectoryStream(data.root(), FINISHED + "*")) {
      for (var finished : folders) finish(data, finished);
    }
    Folders.delete(data.root().resolve(UNFINISHED));
  }

  /** Each step finds out whether it has been done. The new database comes last. */
  private static void finish(DataLayout data, Path finished) throws IOException {
    var time = finished.getFileName().toString().substring(FINISHED.length());
    var old = data.root().resolve(OLD + time);
    var images = finished.resolve("images");
    var database = finished.resolve("herald.db");
    if (Files.exists(database)) {
      for (var name : CONTENTS) {
        var isNew = name.equals("images") && Files.notExists(images);
        if (!isNew) moveAside(data.root().resolve(name), old);
      }
      if (Files.exists(images)) Files.move(images, data.images(), StandardCopyOption.ATOMIC_MOVE);
      Folders.flush(data.root());
      Files.move(database, data.database(), StandardCopyOption.ATOMIC_MOVE);
      Folders.flush(data.root());
    }
    Folders.delete(finished);
  }

  private static void moveAside(Path file, Path old) throws IOException {
    if (Files.notExists(file)) return;
    OwnerOnly.createFolder(old);
    Files.move(file, old.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    Folders.flush(old);
  }
}
