package dev.herald.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.herald.application.contract.PortContract;
import dev.herald.application.failure.Busy;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.port.out.ImageProcessor;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.testkit.SettableClock;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real disk of two megabytes, where the one who runs this may mount one. */
class FullDiskTest implements PortContract {

  @TempDir private Path disk;
  private boolean mounted;
  private PersistenceAdapters adapters;
  private OutboundPorts ports;

  /** From there SQLite's native library is loaded, which would fill half of the small disk. */
  @BeforeAll
  static void openElsewhere(@TempDir Path elsewhere) {
    PersistenceAdapters.open(elsewhere).close();
  }

  @BeforeEach
  void open() throws Exception {
    mounted =
        OtherProcess.run("mount", "-t", "tmpfs", "-o", "size=2m", "herald-test", disk.toString());
    assumeTrue(mounted, "only an administrator of a Linux system may mount a small disk");
    adapters = PersistenceAdapters.open(disk);
    ports = adapters.ports(new SequentialIds(), new SettableClock(Samples.NOW));
  }

  @AfterEach
  void close() throws Exception {
    if (adapters != null) adapters.close();
    if (mounted) OtherProcess.run("umount", disk.toString());
  }

  @Override
  public OutboundPorts ports() {
    return ports;
  }

  @Test
  void imageForWhichThereIsNoRoomIsRefusedAndLeavesNothingBehind() throws IOException {
    var kept = keep(new byte[100_000]);

    assertThatThrownBy(() -> keep(new byte[3_000_000])).isInstanceOf(StorageFull.class);

    assertThat(adapters.uploads()).isEmptyDirectory();
    assertThat(keep(new byte[100_001])).isNotEqualTo(kept);
  }

  @Test
  void postForWhichThereIsNoRoomIsRefusedAndAllOthersStay() throws IOException {
    givenChannel("news");
    var ballast = Files.write(disk.resolve("ballast"), new byte[1_000_000]);
    var text = "long ".repeat(1_000);
    assertThatThrownBy(
            () -> {
              for (var i = 0; i < 1_000; i++) givenPost("news", text);
            })
        .isInstanceOf(StorageFull.class);
    var published = ports.posts().lastSequence(new ChannelId("news"));
    assertThat(trouble()).contains(StoreTrouble.Kind.DISK_FULL);

    Files.delete(ballast);

    assertThat(trouble()).isEmpty();
    assertThat(published).isPositive();
    assertThat(givenPost("news", text).sequence()).isEqualTo(published + 1);
  }

  @Test
  void smallerPicturesForWhichThereIsNoRoomAreMadeOnceThereIs() throws IOException {
    var png = Samples.png();
    var id = keep(png);
    var image = new StoredImage(id, "image/png", png.length, Optional.empty(), Samples.NOW);
    var ballast = fill();
    ports.imageProcessor().prepare(image);

    assertThat(made(image)).isEmpty();
    Await.until(() -> isEmpty(adapters.uploads())); // whatever was begun is gone

    Files.delete(ballast);
    Await.until(() -> made(image).isPresent());
  }

  /** Leaves no room at all. */
  private Path fill() throws IOException {
    var ballast = disk.resolve("ballast");
    try (var out = Files.newOutputStream(ballast)) {
      for (var block = new byte[4096]; ; ) out.write(block);
    } catch (IOException full) {
      return ballast;
    }
  }

  /** The type of a smaller picture of an image, if it is made. */
  private Optional<String> made(StoredImage image) {
    try {
      var smallest = ImageProcessor.SMALLEST_THUMBNAIL;
      var picture = ports.imageProcessor().render(image, smallest).orElseThrow();
      picture.bytes().close();
      return Optional.of(picture.contentType());
    } catch (Busy notYet) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEmpty(Path folder) {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<StoreTrouble.Kind> trouble() {
    return ports.storeCheck().check().map(StoreTrouble::kind);
  }

  private ImageId keep(byte[] bytes) throws IOException {
    try (var staged = ports.imageStore().stage(new ByteArrayInputStream(bytes))) {
      write(staged::keep);
      return staged.id();
    }
  }
}
