package dev.herald.persistence.backup;

import dev.herald.application.port.out.BackupStore;
import dev.herald.persistence.folder.Folders;
import dev.herald.persistence.folder.ImagesElsewhere;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Backups in a folder, which are called after their times. Other backups may be there too: they are
 * never removed, and neither are their images.
 */
public final class KeptBackups implements BackupStore, AutoCloseable {

  private static final Pattern NAME = Pattern.compile("herald-(\\d{8}T\\d{6})Z\\.db");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

  private final Path data;
  private final Path folder;
  private volatile boolean isClosed;

  /**
   * @param data the data folder
   * @param folder where the backups are; it need not be there
   */
  public KeptBackups(Path data, Path folder) {
    this.data = data;
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public Optional<Kept> newest() {
    try {
      var own = own();
      if (own.isEmpty()) return Optional.empty();
      var newest = own.get(own.size() - 1);
      return Optional.of(new Kept(time(newest).orElseThrow(), Files.size(newest)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that were made here, the oldest first. */
  private List<Path> own() throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.list(folder)) {
      return files.filter(file -> time(file).isPresent()).sorted().toList();
    }
  }

  private static Optional<Instant> time(Path file) {
    var name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) return Optional.empty();
    try {
      return Optional.of(LocalDateTime.parse(name.group(1), TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Kept> make(Instant at) {
    var second = at.truncatedTo(ChronoUnit.SECONDS);
    var name = "herald-" + TIME.format(second.atOffset(ZoneOffset.UTC)) + "Z.db";
    try {
      var made = Backup.make(data, folder.resolve(name), (step, done, all) -> !isClosed);
      return Optional.of(new Kept(second, made.bytes()));
    } catch (BackupFailure e) {
      if (isClosed) return Optional.empty();
      throw e;
    }
  }

  @Override
  public void keepNewest(int count) {
    try (var locked = BackupFolder.of(folder)) {
      var own = own();
      for (var file : own.subList(0, Math.max(0, own.size() - count))) {
        Files.delete(file);
        Files.deleteIfExists(Checksum.besides(file));
        Files.deleteIfExists(ImagesElsewhere.besides(file));
      }
      Folders.flush(folder);
      locked.images().removeAllBut(locked.databases());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends what is being made. */
  @Override
  public void close() {
    isClosed = true;
  }
}
