package dev.herald.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.testkit.SettableClock;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.image.ImageFiles;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.postgresql.PostgresServer;
import dev.herald.persistence.postgresql.UnusableDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Herald with its database elsewhere, and a folder for all that is not in it. */
class PostgresAdaptersTest {

  private static final ChannelId NEWS = new ChannelId("news");

  @TempDir private Path folder;
  private final DatabaseUrl url = PostgresServer.newDatabase();

  @Test
  void keepsWhatWasWrittenInTheDatabaseAndImagesInTheFolder() {
    try (var adapters = open(folder)) {
      var ports = adapters.ports(new SequentialIds(), new SettableClock(Samples.NOW));
      ports.unitOfWork().execute(() -> ports.channels().insert(Samples.channel("news")));
      assertThat(ports.storeCheck().check()).isEmpty();
    }

    assertThat(folder.resolve("images")).isDirectory();
    assertThat(folder.resolve("herald.key")).doesNotExist();
    assertThat(folder.resolve("herald.db")).doesNotExist();
    try (var adapters = open(folder)) {
      var ports = adapters.ports(new SequentialIds(), new SettableClock(Samples.NOW));
      assertThat(ports.channels().find(NEWS)).isPresent();
    }
  }

  /** What is in that database would seem to be lost. */
  @Test
  void refusesAFolderThatHasADatabaseOfItsOwn() {
    PersistenceAdapters.open(folder).close();

    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining("has a database")
        .hasMessageContaining("leave out --database-url");
  }

  /** Or else each would lack the images of the other. */
  @Test
  void refusesAServerThatKeepsImagesElsewhereThanTheOthers() {
    try (var first = open(folder.resolve("one"))) {
      assertThat(first.uploads()).exists();
      assertThatThrownBy(() -> open(folder.resolve("other")))
          .isInstanceOf(UnusableDatabase.class)
          .hasMessageStartingWith(
              "The images of the database %s are in the data folder ", url.name())
          .hasMessageContaining("need one bucket, which --images names");
    }
    open(folder.resolve("one")).close();
  }

  @Test
  void isChangedBesideAServerThatKnowsAtOnce() {
    try (var adapters = open(folder);
        var beside = SharedStore.open(url)) {
      var ports = adapters.ports(new SequentialIds(), new SettableClock(Samples.NOW));
      var before = ports.unitOfWork().version();

      beside
          .unitOfWork()
          .execute(() -> beside.tokens().insert(Samples.token("desk", Role.EDITOR, "ab12")));

      assertThat(ports.tokens().findByHash("ab12")).isPresent();
      assertThat(ports.unitOfWork().version()).isGreaterThan(before);
    }
  }

  private PersistenceAdapters open(Path folder) {
    return PersistenceAdapters.open(folder, url, root -> new ImageFiles(root, false), reason -> {});
  }
}
