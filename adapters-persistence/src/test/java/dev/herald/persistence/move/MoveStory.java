package dev.herald.persistence.move;

import dev.herald.application.port.out.OutboundPorts;
import dev.herald.persistence.PersistenceAdapters;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.image.ImageFiles;
import dev.herald.persistence.postgresql.DatabaseUrl;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An archive of one of everything, and where it can be imported. */
abstract class MoveStory extends ExportStory {

  Moved intoFolder(Path from, String to) {
    return Import.intoFolder(
        from, folder.resolve(to), Optional.empty(), NOW, Progress.SILENT, (store, it) -> {});
  }

  Moved intoDatabase(Path from, DatabaseUrl url, String to) {
    return Import.intoDatabase(
        from, url, folder.resolve(to), Optional.empty(), NOW, Progress.SILENT, (store, it) -> {});
  }

  Map<String, Object> answers(String name) {
    return asked(name, ports -> Answers.of(ports, images));
  }

  Map<String, Object> answers(DatabaseUrl url) {
    return asked(url, ports -> Answers.of(ports, images));
  }

  <T> T asked(String name, Function<OutboundPorts, T> question) {
    try (var adapters = PersistenceAdapters.open(folder.resolve(name))) {
      return question.apply(ports(adapters));
    }
  }

  <T> T asked(DatabaseUrl url, Function<OutboundPorts, T> question) {
    try (var adapters = open(url, "images")) {
      return question.apply(ports(adapters));
    }
  }

  PersistenceAdapters open(DatabaseUrl url, String name) {
    return PersistenceAdapters.open(
        folder.resolve(name), url, root -> new ImageFiles(root, false), reason -> {});
  }
}
