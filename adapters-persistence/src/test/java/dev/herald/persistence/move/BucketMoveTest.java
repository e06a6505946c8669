package dev.herald.persistence.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.id.ImageId;
import dev.herald.persistence.PersistenceAdapters;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.folder.ImagesElsewhere;
import dev.herald.persistence.image.DistantImages;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.postgresql.PostgresServer;
import dev.herald.persistence.s3.S3DistantImages;
import dev.herald.persistence.s3.S3Images;
import dev.herald.persistence.s3.S3Server;
import dev.herald.persistence.s3.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a data folder into a bucket, and back. */
class BucketMoveTest extends MoveStory {

  private S3Settings settings;
  private Watched bucket;

  @BeforeEach
  void open() {
    settings = S3Server.newBucket();
    bucket = new Watched(S3DistantImages.toWrite(settings));
  }

  @AfterEach
  void close() {
    bucket.close();
  }

  @Test
  void movesImagesIntoABucketWithADatabaseElsewhereAndBack() throws IOException {
    var url = PostgresServer.newDatabase();
    var second = folder.resolve("two.tar.gz");

    importInto(url);

    assertThat(answersFromBucket(url)).isEqualTo(answers);
    assertThat(folder.resolve("images/images/kept")).doesNotExist();
    assertThat(folder.resolve("images/images/incoming")).isEmptyDirectory();
    Export.ofDatabase(
        url, folder.resolve("images"), Optional.of(bucket), second, NOW, Progress.SILENT);
    assertThat(folder).isDirectoryNotContaining("glob:**.herald-*");
    intoFolder(second, "back");
    assertThat(answers("back")).isEqualTo(answers);
  }

  @Test
  void movesImagesIntoABucketWithADataFolder() {
    var other = folder.resolve("other");
    Import.intoFolder(archive, other, Optional.of(bucket), NOW, Progress.SILENT, (store, it) -> {});

    try (var adapters = PersistenceAdapters.open(other, this::imagesInBucket, reason -> {})) {
      assertThat(Answers.of(ports(adapters), images)).isEqualTo(answers);
    }
    var third = folder.resolve("three.tar.gz");
    Export.ofFolder(other, Optional.of(bucket), third, NOW, Progress.SILENT);
    intoFolder(third, "back");
    assertThat(answers("back")).isEqualTo(answers);
  }

  @Test
  void sendsNoImageTwiceWhenItIsToldAgain() {
    var url = PostgresServer.newDatabase();
    bucket.failsAfter(2);
    assertThatThrownBy(() -> importInto(url))
        .isInstanceOf(MoveFailure.class)
        .hasMessageEndingWith("can't be imported: java.io.IOException: S3 is away.");
    bucket.failsAfter(Integer.MAX_VALUE);

    importInto(url);

    assertThat(answersFromBucket(url)).isEqualTo(answers);
    assertThat(bucket.kept).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void isNotExportedWithAnImageOfOtherBytes() throws IOException {
    var url = PostgresServer.newDatabase();
    importInto(url);
    var damaged = images.get(1);
    var bytes = Files.readAllBytes(kept(damaged));
    bytes[bytes.length / 2] ^= 1;
    bucket.keep(damaged, Files.write(folder.resolve("damaged"), bytes));
    var second = folder.resolve("two.tar.gz");

    assertThatThrownBy(
            () ->
                Export.ofDatabase(
                    url,
                    folder.resolve("images"),
                    Optional.of(bucket),
                    second,
                    NOW,
                    Progress.SILENT))
        .isInstanceOf(MoveFailure.class)
        .hasMessageContaining("missing or damaged in " + settings.location())
        .hasMessageContaining(damaged.value());
    assertThat(folder).isDirectoryNotContaining("glob:**two.tar.gz*");
  }

  @Test
  void refusesToTakeImagesFromWhereTheyAreNot() throws IOException {
    var second = folder.resolve("two.tar.gz");
    assertThatThrownBy(
            () -> Export.ofFolder(data, Optional.of(bucket), second, NOW, Progress.SILENT))
        .isInstanceOf(MoveFailure.class)
        .hasMessageEndingWith("and not in %s. Leave out --images.", settings.location());

    var other = folder.resolve("other");
    Import.intoFolder(archive, other, Optional.of(bucket), NOW, Progress.SILENT, (store, it) -> {});
    assertThatThrownBy(() -> Export.ofFolder(other, Optional.empty(), second, NOW, Progress.SILENT))
        .isInstanceOf(MoveFailure.class)
        .hasMessageEndingWith(
            "are in %s. Name that with --images, as its server does.", settings.location());
  }

  @Test
  void refusesToPutImagesElsewhereThanTheServerOfTheDataFolder() throws IOException {
    var where = Files.createDirectories(folder.resolve("images/images"));
    ImagesElsewhere.write(ImagesElsewhere.in(where), "s3://another");

    assertThatThrownBy(() -> importInto(PostgresServer.newDatabase()))
        .isInstanceOf(MoveFailure.class)
        .hasMessageContaining("are in s3://another. Name that with --images");
    assertThat(bucket.kept).isEmpty();
  }

  private void importInto(DatabaseUrl url) {
    Import.intoDatabase(
        archive,
        url,
        folder.resolve("images"),
        Optional.of(bucket),
        NOW,
        Progress.SILENT,
        (store, it) -> {});
  }

  private Map<String, Object> answersFromBucket(DatabaseUrl url) {
    try (var adapters =
        PersistenceAdapters.open(
            folder.resolve("images"), url, this::imagesInBucket, reason -> {})) {
      return Answers.of(ports(adapters), images);
    }
  }

  private S3Images imagesInBucket(Path root) {
    return S3Images.open(settings, root, false, Optional.empty());
  }

  /** Remembers what was kept, and fails at some time. */
  private static final class Watched implements DistantImages {

    private final DistantImages images;
    private final List<ImageId> kept = new ArrayList<>();
    private int most = Integer.MAX_VALUE;

    private Watched(DistantImages images) {
      this.images = images;
    }

    private void failsAfter(int count) {
      most = count;
    }

    @Override
    public String location() {
      return images.location();
    }

    @Override
    public boolean read(ImageId id, Path file) throws IOException {
      return images.read(id, file);
    }

    @Override
    public boolean has(ImageId id, long byteSize) throws IOException {
      return images.has(id, byteSize);
    }

    @Override
    public void keep(ImageId id, Path file) throws IOException {
      if (kept.size() == most) throw new IOException("S3 is away");
      images.keep(id, file);
      kept.add(id);
    }

    @Override
    public void close() {
      images.close();
    }
  }
}
