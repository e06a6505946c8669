package dev.herald.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.herald.application.contract.PortContract;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.testkit.SettableClock;
import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a nearly full disk with blocks of 1 KiB, where a process that relies on what it has mapped may
 * be ended with SIGBUS; so it is another process.
 */
@Timeout(120)
class SmallBlocksTest {

  @TempDir private Path temporary;
  private Path disk;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    var image = temporary.resolve("image");
    disk = Files.createDirectory(temporary.resolve("disk"));
    try (var file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(8 * 1024 * 1024);
    }
    mounted =
        OtherProcess.run(
                "mkfs.ext4", "-q", "-b", "1024", "-m", "0", "-O", "^has_journal", image.toString())
            && OtherProcess.run("mount", "-o", "loop", image.toString(), disk.toString());
    assumeTrue(mounted, "only an administrator of a Linux system may mount a small disk");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) OtherProcess.run("umount", disk.toString());
  }

  @Test
  void isRefusedOrFilledToItsEndAndEndsNoProcess() throws Exception {
    var process = OtherProcess.start(List.of(), Filler.class, temporary.resolve("any"), disk);

    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(process.inputReader().lines())
        .hasSize(Filler.FREE_KILOBYTES.length)
        .allMatch(line -> line.matches("\\d+ (refused|full)"))
        .contains("0 refused", "30 refused", "3000 full");
  }

  /** Opens an empty folder on a disk with so much free space, and fills the disk if it can. */
  static final class Filler implements PortContract {

    static final int[] FREE_KILOBYTES = {0, 20, 25, 30, 35, 40, 60, 100, 200, 300, 900, 1500, 3000};

    private final OutboundPorts ports;

    private Filler(OutboundPorts ports) {
      this.ports = ports;
    }

    @Override
    public OutboundPorts ports() {
      return ports;
    }

    public static void main(String[] args) throws IOException {
      PersistenceAdapters.open(Path.of(args[0])).close(); // loads the native library from elsewhere
      var disk = Path.of(args[1]);
      for (var free : FREE_KILOBYTES) {
        var ballast = disk.resolve("ballast");
        fill(ballast, Files.getFileStore(disk).getUsableSpace() - free * 1024L);
        System.out.println(free + " " + outcome(disk.resolve("data")));
        Files.delete(ballast);
        deleteAll(disk.resolve("data"));
      }
    }

    private static String outcome(Path data) {
      try (var adapters = PersistenceAdapters.open(data)) {
        new Filler(adapters.ports(new SequentialIds(), new SettableClock(Samples.NOW))).fill();
        return "filled without an end";
      } catch (UnusableDataFolder e) {
        return "refused";
      } catch (StorageFull e) {
        return "full";
      }
    }

    private void fill() {
      givenChannel("news");
      for (var i = 0; i < 10_000; i++) givenPost("news", "long ".repeat(1_000));
    }

    private static void fill(Path file, long bytes) throws IOException {
      try (var out = Files.newOutputStream(file)) {
        for (var left = bytes; left > 0; left -= 1024) out.write(new byte[1024]);
      } catch (IOException e) {
        // The disk has less room than it says: even better.
      }
    }

    private static void deleteAll(Path folder) throws IOException {
      if (Files.notExists(folder)) return;
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
      }
    }
  }
}
