package dev.herald.persistence.move;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.persistence.PersistenceAdapters;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.postgresql.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From a data folder into a database elsewhere, and back into a data folder. */
class MoveTest extends MoveStory {

  @Test
  void movesEverythingIntoADatabaseElsewhereAndBack() throws IOException {
    var url = PostgresServer.bareDatabase();
    var second = folder.resolve("two.tar.gz");
    var third = folder.resolve("three.tar.gz");

    var moved = intoDatabase(archive, url, "images");
    assertThat(moved.posts()).isEqualTo(4);
    assertThat(moved.images()).isEqualTo(4);
    assertThat(answers(url)).isEqualTo(answers);
    Export.ofDatabase(
        url, folder.resolve("images"), Optional.empty(), second, NOW, Progress.SILENT);
    intoFolder(second, "back");
    assertThat(answers("back")).isEqualTo(answers);
    Export.ofFolder(folder.resolve("back"), Optional.empty(), third, NOW, Progress.SILENT);

    assertThat(Archives.files(third)).usingRecursiveComparison().isEqualTo(Archives.files(second));
    assertSameButForTheEndOfEvents(archive, second);
  }

  /** Ids of events go on later, lest the former server has given some away meanwhile. */
  private static void assertSameButForTheEndOfEvents(Path one, Path other) throws IOException {
    var before = Archives.files(one);
    var after = Archives.files(other);
    var end = Lines.JSON.readTree(after.get(Manifest.NAME)).at("/events/end").asLong();
    var ended = Lines.JSON.readTree(before.get(Manifest.NAME)).at("/events/end").asLong();
    assertThat(end).isGreaterThan(ended);
    var manifest = new String(after.get(Manifest.NAME), UTF_8);
    after.put(Manifest.NAME, manifest.replace("" + end, "" + ended).getBytes(UTF_8));
    assertThat(after).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void goesOnWithNumbersThatNobodyHad() {
    var url = PostgresServer.newDatabase();
    intoDatabase(archive, url, "images");
    intoFolder(archive, "other");

    for (var next : List.of(asked(url, MoveTest::next), asked("other", MoveTest::next))) {
      assertThat(next).isEqualTo(List.of(5L, 6L, true, 4L));
    }
  }

  /** The sequence of the next post, its place, whether its event is new, and its audit entry. */
  private static List<Object> next(OutboundPorts ports) {
    var given = new OneOfEverything(ports);
    var last = ports.events().end();
    given.givenChannel("new");
    var post = given.givenPost("news", "after the move");
    given.write(
        () ->
            ports
                .events()
                .append(
                    Samples.ADMIN.id(),
                    new ChannelCreated(OneOfEverything.NEWS, Samples.OWNER, NOW)));
    var event = ports.events().end();
    var places = ports.posts().list(PostQuery.all(PageRequest.first(1)), ChannelScope.ALL);
    return List.of(
        post.sequence(),
        places.next().orElseThrow().position(),
        event > last && last > 0,
        ports.auditLog().end() + 1);
  }

  /** Some of it is taken away while rows are put there. */
  @Test
  void leavesADatabaseElsewhereWithAllThatServersNeed() {
    var url = PostgresServer.newDatabase();
    var fresh = PostgresServer.newDatabase();
    PostgresServer.open(fresh).close();

    intoDatabase(archive, url, "images");

    assertThat(schema(url)).isEqualTo(schema(fresh)).hasSizeGreaterThan(50);
  }

  private static List<String> schema(DatabaseUrl url) {
    try (var database = PostgresServer.open(url)) {
      return database.read(
          db ->
              db.createQuery(
                      """
                      SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
                      UNION ALL
                      SELECT tgname || CAST(CAST(tgrelid AS regclass) AS text) || CAST(tgenabled AS text) FROM pg_trigger
                      WHERE NOT tgisinternal
                      ORDER BY 1
                      """)
                  .mapTo(String.class)
                  .list());
    }
  }

  @Test
  void makesNoWordsOnceMore() {
    var url = PostgresServer.newDatabase();
    intoDatabase(archive, url, "images");
    intoFolder(archive, "other");

    assertThat(asked(url, MoveTest::wordsToMake)).isZero();
    assertThat(asked("other", MoveTest::wordsToMake)).isZero();
  }

  private static int wordsToMake(OutboundPorts ports) {
    return ports.unitOfWork().execute(() -> ports.posts().reindex(10));
  }

  @Test
  void isOfOneMomentWhileAServerGoesOn() throws IOException {
    var running = folder.resolve("running.tar.gz");
    try (var adapters = PersistenceAdapters.open(data)) {
      var given = new OneOfEverything(ports(adapters));
      Export.ofFolder(
          data,
          Optional.empty(),
          running,
          NOW,
          (step, done, all) -> {
            if (done == 0 && step == Progress.Step.IMAGES) given.givenPost("news", "too late");
            return true;
          });
      assertThat(Answers.of(given.ports(), images)).isNotEqualTo(answers);
    }
    intoFolder(running, "other");

    assertThat(answers("other")).isEqualTo(answers);
  }

  @Test
  void doesWithoutADamagedImageThatNothingShows() throws IOException {
    Files.writeString(kept(images.get(3)), "Unused");

    var made = Export.ofFolder(data, Optional.empty(), folder.resolve("new"), NOW, Progress.SILENT);

    assertThat(made.images()).isEqualTo(3);
    assertThat(intoFolder(folder.resolve("new"), "other").images()).isEqualTo(3);
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-------");
  }
}
