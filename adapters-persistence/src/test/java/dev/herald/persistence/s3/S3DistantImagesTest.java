package dev.herald.persistence.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.testkit.Samples;
import dev.herald.persistence.s3.FaultyWay.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that moves images waits for S3 for a while, where a reader would not. */
class S3DistantImagesTest {

  private static final Tuning HASTY =
      new Tuning(
          5 * 1024 * 1024,
          Duration.ofMillis(1000),
          Duration.ofMillis(1000),
          Duration.ofMillis(1000),
          Duration.ofMillis(1200),
          Duration.ofMillis(1000),
          Duration.ofMillis(1200),
          Tuning.USUAL.unfinished(),
          Duration.ofMillis(10));

  @TempDir private Path folder;
  private final FaultyWay way = new FaultyWay(S3Server.endpoint());
  private final S3Settings direct = S3Server.newBucket();
  private S3DistantImages images;
  private Path file;
  private Path copy;

  @BeforeEach
  void open() throws IOException {
    var byThatWay = S3Server.at(way.address(), direct.location().bucket());
    images = S3DistantImages.open(byThatWay, HASTY, true, 5);
    file = Files.write(folder.resolve("image"), Samples.png());
    copy = folder.resolve("copy");
  }

  @AfterEach
  void close() {
    images.close();
    way.close();
  }

  @Test
  void keepsAndReadsWhileS3IsOverloadedForLonger() throws IOException {
    var id = Samples.imageId(Samples.png());

    way.answer(7, "503 Slow Down", "SlowDown");
    images.keep(id, file);
    way.answer(7, "503 Slow Down", "SlowDown");
    assertThat(images.has(id, Files.size(file))).isTrue();
    way.answer(7, "503 Slow Down", "SlowDown");
    assertThat(images.read(id, copy)).isTrue();

    assertThat(copy).hasSameBinaryContentAs(file);
    assertThat(images.has(id, 1)).isFalse();
  }

  @Test
  void readsFromTheStartWhatWasBrokenOff() throws IOException {
    var bytes = new byte[500_003];
    new Random(1).nextBytes(bytes);
    Files.write(file, bytes);
    var id = Samples.imageId(bytes);
    images.keep(id, file);

    way.cutOnceAfterAnswersOf(200_000);

    assertThat(images.read(id, copy)).isTrue();
    assertThat(copy).hasSameBinaryContentAs(file);
  }

  @Test
  void saysThatThereIsNoSuchImage() throws IOException {
    assertThat(images.read(Samples.imageId(Samples.png()), copy)).isFalse();
  }

  @Test
  void saysWhereItWaitedInVain() {
    way.become(Fault.CUT);

    assertThatThrownBy(() -> images.read(Samples.imageId(Samples.png()), copy))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the images in %s can't be reached: ", direct.location());
  }

  @Test
  void readsWhereItMayNotWrite() {
    try (var reading = S3DistantImages.toRead(direct)) {
      assertThat(reading.location()).isEqualTo(direct.location().toString());
    }
    try (var client = S3Server.client(direct)) {
      var bucket = direct.location().bucket();
      assertThat(client.listObjectsV2(it -> it.bucket(bucket)).contents()).isEmpty();
    }
  }
}
