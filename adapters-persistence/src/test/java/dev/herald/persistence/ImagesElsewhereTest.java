package dev.herald.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.testkit.Samples;
import dev.herald.persistence.backup.Backup;
import dev.herald.persistence.backup.KeptBackups;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.backup.Restore;
import dev.herald.persistence.doctor.Doctor;
import dev.herald.persistence.doctor.Finding;
import dev.herald.persistence.folder.ImagesElsewhere;
import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder whose images are in a bucket says so, also to those who know no option. */
class ImagesElsewhereTest {

  private static final String BUCKET = "s3://bucket/herald";
  private static final Instant LATER = Samples.NOW.plus(Duration.ofDays(1));

  @TempDir private Path temporary;
  private Path data;
  private Path backups;

  @BeforeEach
  void givenDataWithAnImage() throws IOException {
    data = temporary.resolve("data");
    backups = temporary.resolve("backups");
    try (var herald = new RunningData(data)) {
      herald.givenChannel("news");
      herald.show("news", herald.upload("a picture"));
      Files.delete(herald.file(Samples.imageId("a picture".getBytes(UTF_8))));
    }
    ImagesElsewhere.write(ImagesElsewhere.in(data.resolve("images")), BUCKET);
  }

  @Test
  void backupLeavesThemThereAndSaysWhere() throws IOException {
    var file = backups.resolve("one.db");

    var made = Backup.make(data, file, Progress.SILENT);

    assertThat(made.elsewhere()).contains(BUCKET);
    assertThat(made.images()).isZero();
    assertThat(ImagesElsewhere.read(ImagesElsewhere.besides(file))).contains(BUCKET);
  }

  @Test
  void restoreNeedsNoneAndKnowsWhereTheyAre() throws IOException {
    var file = backups.resolve("one.db");
    Backup.make(data, file, Progress.SILENT);
    var target = temporary.resolve("target");

    var restored = Restore.run(file, target, false, LATER, Progress.SILENT, (store, origin) -> {});

    assertThat(restored.elsewhere()).contains(BUCKET);
    assertThat(ImagesElsewhere.read(ImagesElsewhere.in(target.resolve("images")))).contains(BUCKET);
  }

  @Test
  void whatABackupSaysGoesWithIt() {
    try (var kept = new KeptBackups(data, backups)) {
      kept.make(Samples.NOW);
      kept.make(LATER);

      kept.keepNewest(1);
    }

    assertThat(backups)
        .isDirectoryContaining("glob:**20240502*.db.images")
        .isDirectoryNotContaining("glob:**20240501*");
  }

  @Test
  void doctorDoesNotMissThem() {
    var found = new ArrayList<Finding>();

    new Doctor(data, Optional.empty(), true, it -> Optional.empty(), LATER, (what, percent) -> {})
        .examine(found::add);

    assertThat(found).noneMatch(Finding::isProblem);
    assertThat(found).extracting(Finding::what).anyMatch(it -> it.contains(BUCKET));
  }

  @Test
  void startThatNamesNoBucketIsRefused() {
    assertThatThrownBy(() -> PersistenceAdapters.open(data))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageStartingWith(
            "The images of this data folder are in s3://bucket/herald: name that with --images.");
  }
}
