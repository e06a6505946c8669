package dev.herald.persistence.doctor;

import dev.herald.application.port.out.AuditEntries;
import dev.herald.application.view.Warning;
import dev.herald.domain.access.Token;
import dev.herald.persistence.folder.DataLayout;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.sqlite.DatabaseFile;
import dev.herald.persistence.sqlite.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks over a data folder, which a server may have, and changes nothing. */
public final class Doctor {

  private final DataLayout data;
  private final Optional<Path> backups;
  private final boolean looksIntoImages;
  private final Function<AuditEntries, Optional<String>> auditFault;
  private final Instant now;
  private final LookProgress progress;

  /**
   * @param data the data folder
   * @param backups the folder of its backups, if it is known
   * @param looksIntoImages whether the bytes of all images are read
   * @param auditFault follows the chain of an audit log, and says what is wrong with it in a
   *     sentence
   * @param progress learns how far it has come
   */
  public Doctor(
      Path data,
      Optional<Path> backups,
      boolean looksIntoImages,
      Function<AuditEntries, Optional<String>> auditFault,
      Instant now,
      LookProgress progress) {
    this.data = new DataLayout(data);
    this.backups = backups;
    this.looksIntoImages = looksIntoImages;
    this.auditFault = auditFault;
    this.now = now;
    this.progress = progress;
  }

  /**
   * Looks over everything.
   *
   * @throws UnusableDataFolder there is no data folder
   */
  public void examine(Consumer<Finding> found) {
    if (Files.notExists(data.root())) {
      throw new UnusableDataFolder("There is no folder " + data.root() + ".", null);
    }
    try {
      new FolderCheck(data).look(found);
      new BackupCheck(backups, now).look(found);
      NativeLibrary.load(Files.createTempDirectory("herald-programs"));
      examineDatabase(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void examineDatabase(Consumer<Finding> found) throws IOException {
    try (var database = DatabaseFile.open(data.database())) {
      if (!database.isUpToDate()) {
        found.accept(
            Finding.hint(
                "The database was written by an older Herald.",
                "Start this one with it, and then look again: the rest was not looked at."));
        return;
      }
      for (var check : checks(database)) check.look(found);
    } catch (UnusableDataFolder e) {
      found.accept(
          Finding.problem(
              String.valueOf(e.getMessage()),
              "Stop the server, keep a copy of the folder, and put back the last backup with herald restore --replace."));
    }
  }

  /** What is unsafe about what is stored; nothing if that can't be told. */
  public List<Warning> warnings() {
    try (var database = DatabaseFile.open(data.database())) {
      if (!database.isUpToDate()) return List.of();
      return Token.forgotten(database.admins(), now).stream()
          .map(token -> Warning.of(Warning.Reason.FORGOTTEN_TOKEN, token.name().value()))
          .toList();
    } catch (UnusableDataFolder e) {
      return List.of(); // which is found when everything is looked over
    }
  }

  private List<Check> checks(DatabaseFile database) {
    return List.of(
        new DatabaseCheck(database, progress),
        new ContentCheck(database, progress),
        new EventCheck(database),
        new AuditCheck(database, auditFault, progress),
        new WebhookCheck(database, now),
        new ImageCheck(database, data, looksIntoImages, now, progress));
  }
}
