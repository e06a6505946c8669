package dev.herald.bootstrap.log;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.http.log.Answered;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A line for each request, and nobody waits for it. */
class AccessLogTest {

  @TempDir private Path folder;

  @Test
  void textIsWhatProgramsExpectOfWebServers() {
    assertThat(AccessText.line(answered("/api/v1/channels", "token:press office")))
        .isEqualTo(
            "203.0.113.9 - token:press%20office [26/Nov/2026:05:18:16 +0000]"
                + " \"GET /api/v1/channels HTTP/1.1\" 200 512 3.041 r-1");
  }

  @Test
  void jsonHasAFieldForEachWord() throws Exception {
    assertThat(new ObjectMapper().readTree(AccessJson.line(answered("/api", "token:press office"))))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"time": "2026-11-26T05:18:16.040Z", "logger": "access",
                     "client": "203.0.113.9", "who": "token:press office", "method": "GET",
                     "path": "/api", "protocol": "HTTP/1.1", "status": 200, "bytes": 512,
                     "milliseconds": 3.041, "requestId": "r-1"}
                    """));
  }

  @Test
  void nobodyForgesALine() {
    var answered = answered("/a\n203.0.113.1 - - \"b\" \u001B\u2028", "token:a\r\nb");

    assertThat(AccessText.line(answered))
        .contains("\"GET /a%0A203.0.113.1%20-%20-%20%22b%22%20%1B%E2%80%A8 HTTP/1.1\"")
        .contains(" - token:a%0D%0Ab [");
    assertThat(AccessJson.line(answered)).doesNotContainPattern("[\\n\\r\\u001B\\u2028]");
  }

  @Test
  void goesOnInTheFileOfTheLastRun() throws Exception {
    var file = folder.resolve("access (1).log");
    for (var run = 1; run <= 2; run++) {
      try (var log = open(file)) {
        log.accept(answered("/run-" + run, "token:a"));
      }
    }

    assertThat(Files.readAllLines(file))
        .hasSize(2)
        .satisfiesExactly(
            line -> assertThat(line).contains("GET /run-1 "),
            line -> assertThat(line).contains("GET /run-2 "));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void isForItsOwnerAlone() throws Exception {
    var file = folder.resolve("access.log");
    assumeTrue(Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null);

    open(file).close();

    assertThat(Files.getPosixFilePermissions(file)).containsOnly(OWNER_READ, OWNER_WRITE);
  }

  /** Whoever collects logs may be in a group that reads them. */
  @Test
  void nextFileMayBeReadByThoseWhoMayReadTheOneBefore() throws Exception {
    var file = folder.resolve("access.log");
    assumeTrue(Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null);
    var appender = (FileAppender<Answered>) AccessLogFiles.appender(file, new ContextBase());
    Files.setPosixFilePermissions(file, Set.of(OWNER_READ, OWNER_WRITE, GROUP_READ));
    appender.openFile(file.toString());

    Files.move(file, folder.resolve("access.log.1"));
    appender.openFile(file.toString());

    assertThat(Files.getPosixFilePermissions(file))
        .containsOnly(OWNER_READ, OWNER_WRITE, GROUP_READ);
    appender.stop();
  }

  @Test
  void saysAtOnceWhyItCannotBeWritten() {
    assertThatThrownBy(() -> open(folder.resolve("none").resolve("access.log")))
        .isInstanceOf(UnusableAccessLog.class)
        .hasMessageEndingWith("access.log: its folder is not there.");
    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(UnusableAccessLog.class)
        .hasMessageEndingWith(folder + " is no file.");
    assertThatThrownBy(() -> open(folder.resolve("100%.log")))
        .isInstanceOf(UnusableAccessLog.class)
        .hasMessageEndingWith("100%.log: its path must have no %.");
  }

  /** As the output of a program that nobody reads, which takes no more after a while. */
  @Test
  @Timeout(60)
  void leavesOutWhatCannotBeWrittenAndLetsNobodyWait() {
    var stuck = new Stuck();
    var appender = new OutputStreamAppender<Answered>();
    appender.setOutputStream(stuck);
    try (var log = AccessLog.open(new ContextBase(), appender, LogFormat.TEXT)) {
      var answered = answered("/", "token:a");
      for (var i = 0; i < 20_000; i++) log.accept(answered); // or it never ends
      stuck.mayGoOn.complete(null);
    }

    assertThat(stuck.lines.get()).isPositive().isLessThan(20_000);
  }

  private static final class Stuck extends OutputStream {

    final CompletableFuture<Void> mayGoOn = new CompletableFuture<>();
    final AtomicInteger lines = new AtomicInteger();

    @Override
    public void write(int b) {
      mayGoOn.join();
      if (b == '\n') lines.incrementAndGet();
    }
  }

  private static AccessLog open(Path file) {
    return AccessLog.open(new AccessLogSettings(Optional.of(file), LogFormat.TEXT));
  }

  private static Answered answered(String path, String who) {
    return new Answered(
        Instant.parse("2026-11-26T05:18:16.040Z"),
        "203.0.113.9",
        Optional.of(who),
        "GET",
        path,
        "HTTP/1.1",
        200,
        512,
        Duration.ofNanos(3_041_000),
        "r-1");
  }
}
