package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.service.Services;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.PageRequest;
import dev.herald.bootstrap.RandomIds;
import dev.herald.persistence.PersistenceAdapters;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code herald export} and {@code herald import}, as whoever types them sees them. */
class MoveCommandsTest {

  @TempDir private Path folder;
  private String archive = "";
  private String admin = "";
  private String err = "";

  @BeforeEach
  void givenADataFolder() {
    archive = folder.resolve("herald.tar.gz").toString();
    PersistenceAdapters.open(folder.resolve("data")).close();
    admin = run(0, "token", "create", data("data")).strip();
  }

  @Test
  void tellWhatTheyHaveMoved() {
    assertThat(run(0, "export", archive, data("data")))
        .startsWith(archive + ", ")
        .contains(" has 0 channels, 0 posts, 0 subscriptions, 0 accounts, 1 tokens and 0 images.");
    assertThat(run(0, "import", archive, data("other")))
        .startsWith(
            "Imported 0 channels, 0 posts, 0 subscriptions, 0 accounts, 1 tokens and 0 images,")
        .contains("Start the server; everybody must sign in again.");
  }

  @Test
  void tokensAreGoodAndTheAuditLogTellsOfTheMove() {
    run(0, "export", archive, data("data"));
    run(0, "import", archive, data("other"));

    try (var adapters = PersistenceAdapters.open(folder.resolve("other"))) {
      var herald = Services.over(adapters.ports(new RandomIds(), Clock.systemUTC()));
      assertThat(herald.authenticate().authenticate(admin)).isPresent();
      var newest = AuditQuery.all(PageRequest.first(1));
      var entry = herald.readAuditLog().list(Samples.ADMIN, newest).items().get(0).entry();
      assertThat(entry.action().code()).isEqualTo("backup.restored");
      assertThat(entry.subject().toString()).isEqualTo("backup:herald.tar.gz");
      assertThat(herald.verifyAuditLog().verify(Samples.ADMIN).fault()).isEmpty();
    }
  }

  @Test
  void sayInASentenceWhatTheyRefuse() {
    run(1, "export", archive, data("nowhere"));
    assertThat(err).startsWith("There is no database " + folder.resolve("nowhere/herald.db"));
    run(0, "export", archive, data("data"));
    run(1, "export", archive, data("data"));
    assertThat(err).isEqualTo("There is a file %s already.%n".formatted(archive));
    run(1, "import", archive, data("data"));
    assertThat(err).startsWith("There are data in " + folder.resolve("data") + " already");
    run(2, "import", archive, "--database-url=mysql://me:secret@db/herald");
    assertThat(err).startsWith("--database-url: it must begin with").doesNotContain("secret");
    run(2, "export", archive, data("data"), "--images=https://bucket");
    assertThat(err).startsWith("--images: it must begin with s3://");
    run(2, "import", archive, data("new"), "--images=s3://b2", "--s3-endpoint=ftp://b2");
    assertThat(err).startsWith("--s3-endpoint must be an address such as https://s3.example");
    run(2, "export");
    assertThat(err).startsWith("Missing required parameter: 'FILE'");
  }

  private String data(String name) {
    return "--data=" + folder.resolve(name);
  }

  /** What a command says on its standard output; it must end with this code. */
  private String run(int expected, String... arguments) {
    var run = CommandRun.of(Map.of(), arguments);
    err = run.err();
    assertThat(run.exitCode()).as(err).isEqualTo(expected);
    return run.out();
  }
}
