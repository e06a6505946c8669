package dev.herald.persistence.move;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.testkit.SettableClock;
import dev.herald.domain.id.ImageId;
import dev.herald.persistence.PersistenceAdapters;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.sqlite.MadeTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** One of everything in a data folder, an archive of it, and what was answered about it. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ExportStory {

  static final Instant NOW = Samples.NOW.plus(Duration.ofHours(1));

  private Path given = Path.of("");
  List<ImageId> images = List.of();
  Map<String, Object> answers = Map.of();

  @TempDir Path folder;
  Path data;
  Path archive;

  @BeforeAll
  void makeAnArchive(@TempDir Path made) throws IOException {
    given = made;
    try (var adapters = PersistenceAdapters.open(MadeTables.inFolder(given.resolve("data")))) {
      var ports = ports(adapters);
      images = new OneOfEverything(ports).put();
      answers = Answers.of(ports, images);
      Export.ofFolder(
          given.resolve("data"),
          Optional.empty(),
          given.resolve("one.tar.gz"),
          NOW,
          Progress.SILENT);
    }
  }

  @BeforeEach
  void copyWhatWasMade() throws IOException {
    data = folder.resolve("data");
    archive = folder.resolve("one.tar.gz");
    try (var files = Files.walk(given)) {
      for (var file : (Iterable<Path>) files.skip(1)::iterator) {
        Files.copy(file, folder.resolve(given.relativize(file)), COPY_ATTRIBUTES);
      }
    }
  }

  static OutboundPorts ports(PersistenceAdapters adapters) {
    return adapters.ports(new SequentialIds(), new SettableClock(NOW));
  }

  /** Where the bytes of an image are. */
  Path kept(ImageId id) {
    return data.resolve("images/kept").resolve(id.value().substring(0, 2)).resolve(id.value());
  }
}
