package dev.herald.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.BackupStore.Kept;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.persistence.RunningData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptBackupsTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T02:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2026-11-25T02:00:00Z");

  @TempDir private Path temporary;
  private RunningData herald;
  private Path folder;
  private KeptBackups backups;

  @BeforeEach
  void open() {
    herald = new RunningData(temporary.resolve("data"));
    herald.givenChannel("news");
    folder = temporary.resolve("backups");
    backups = new KeptBackups(herald.folder(), folder);
  }

  @AfterEach
  void close() {
    herald.close();
  }

  @Test
  void callsThemAfterTheirTimesAndKnowsTheNewest() throws Exception {
    assertThat(backups.newest()).isEmpty();

    backups.make(MONDAY.plusMillis(7));
    var newest = backups.make(TUESDAY);

    assertThat(files())
        .isEqualTo(List.of("herald-20261123T020000Z.db", "herald-20261124T020000Z.db"));
    assertThat(backups.newest()).isEqualTo(newest);
    assertThat(newest.map(Kept::at)).contains(TUESDAY);
  }

  @Test
  void removesTheOldestWithTheImagesThatOnlyTheyHave() throws Exception {
    var old = herald.upload("old");
    var both = herald.upload("both");
    backups.make(MONDAY);
    herald.write(
        () -> herald.ports().images().forgetUnused(Instant.parse("2030-01-01T00:00:00Z"), 10));
    herald.upload("both");
    backups.make(TUESDAY);
    var recent = herald.upload("recent");
    backups.make(WEDNESDAY);

    backups.keepNewest(2);

    assertThat(files())
        .isEqualTo(List.of("herald-20261124T020000Z.db", "herald-20261125T020000Z.db"));
    assertThat(folder.resolve("herald-20261123T020000Z.db.sha256")).doesNotExist();
    assertThat(copy(old)).doesNotExist();
    assertThat(copy(both)).exists();
    assertThat(copy(recent)).exists();
  }

  @Test
  void leavesBackupsAloneThatTheOperatorMade() throws Exception {
    var old = herald.upload("old");
    Backup.make(herald.folder(), folder.resolve("before-the-update.db"), Progress.SILENT);
    herald.write(
        () -> herald.ports().images().forgetUnused(Instant.parse("2030-01-01T00:00:00Z"), 10));
    backups.make(MONDAY);

    backups.keepNewest(1);

    assertThat(files()).isEqualTo(List.of("before-the-update.db", "herald-20261123T020000Z.db"));
    assertThat(copy(old)).exists();
  }

  @Test
  void makesNoneAnyMoreWhenItIsClosed() throws Exception {
    backups.close();

    assertThat(backups.make(MONDAY)).isEmpty();
    assertThat(files()).isEmpty();
    assertThat(herald.ports().channels().find(new ChannelId("news"))).isPresent();
  }

  private Path copy(ImageId id) {
    return folder.resolve("images").resolve(id.value().substring(0, 2)).resolve(id.value());
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.endsWith(".db"))
          .sorted()
          .toList();
    }
  }
}
