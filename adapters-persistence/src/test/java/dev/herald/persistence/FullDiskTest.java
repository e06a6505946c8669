package dev.herald.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.herald.application.contract.PortContract;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.testkit.SettableClock;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real disk of two megabytes, where the one who runs this may mount one. */
class FullDiskTest implements PortContract {

  @TempDir private Path disk;
  private boolean mounted;
  private PersistenceAdapters adapters;
  private OutboundPorts ports;

  @BeforeEach
  void open() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "herald-test", disk.toString());
    assumeTrue(mounted, "only an administrator of a Linux system may mount a small disk");
    adapters = PersistenceAdapters.open(disk);
    ports = adapters.ports(new SequentialIds(), new SettableClock(Samples.NOW));
  }

  @AfterEach
  void close() throws Exception {
    if (adapters != null) adapters.close();
    if (mounted) run("umount", disk.toString());
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

    Files.delete(ballast);

    assertThat(published).isPositive();
    assertThat(givenPost("news", text).sequence()).isEqualTo(published + 1);
  }

  private ImageId keep(byte[] bytes) throws IOException {
    try (var staged = ports.imageStore().stage(new ByteArrayInputStream(bytes))) {
      write(staged::keep);
      return staged.id();
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is no such command on this system
    }
  }
}
