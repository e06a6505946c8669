package dev.herald.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.herald.application.failure.StorageFull;
import dev.herald.persistence.backup.Backup;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.backup.Restore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real disk of a megabyte, where the one who runs this may mount one. */
class FullBackupDiskTest {

  @TempDir private Path temporary;
  private Path disk;
  private boolean mounted;
  private RunningData herald;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(temporary.resolve("disk"));
    mounted =
        OtherProcess.run("mount", "-t", "tmpfs", "-o", "size=1m", "herald-test", disk.toString());
    assumeTrue(mounted, "only an administrator of a Linux system may mount a small disk");
    herald = new RunningData(temporary.resolve("data"));
    herald.givenChannel("news");
  }

  @AfterEach
  void unmount() throws Exception {
    if (herald != null) herald.close();
    if (mounted) OtherProcess.run("umount", disk.toString());
  }

  @Test
  void databaseForWhichThereIsNoRoomIsNoBackupAndLeavesNothingBehind() throws IOException {
    for (var i = 0; i < 120; i++) herald.givenPost("news", "%s apples ".formatted(i).repeat(900));

    assertThatThrownBy(() -> backUp("one.db"))
        .isInstanceOf(StorageFull.class)
        .hasMessageStartingWith("There is no room left for ");

    assertOnlyTheLockIsThere();
  }

  @Test
  void imageForWhichThereIsNoRoomMakesItNoBackup() throws IOException {
    var image = herald.upload("x".repeat(1_000_000));
    herald.show("news", image);

    assertThatThrownBy(() -> backUp("one.db")).isInstanceOf(StorageFull.class);

    assertThat(disk.resolve("one.db")).doesNotExist();
    assertThat(disk.resolve("images")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void restoreForWhichThereIsNoRoomTouchesNothing() {
    for (var i = 0; i < 120; i++) herald.givenPost("news", "%s apples ".formatted(i).repeat(900));
    var file = temporary.resolve("backups/one.db");
    Backup.make(herald.folder(), file, Progress.SILENT);

    assertThatThrownBy(
            () ->
                Restore.run(
                    file,
                    disk.resolve("data"),
                    false,
                    Instant.now(),
                    Progress.SILENT,
                    (store, origin) -> {}))
        .isInstanceOf(StorageFull.class)
        .hasMessageStartingWith("There is no room for the backup: " + disk + " has ");
    assertThat(disk).isEmptyDirectory();
  }

  private void backUp(String name) {
    Backup.make(herald.folder(), disk.resolve(name), Progress.SILENT);
  }

  private void assertOnlyTheLockIsThere() throws IOException {
    try (var files = Files.list(disk)) {
      assertThat(files.map(it -> it.getFileName().toString())).containsExactly("herald.lock");
    }
  }
}
