package dev.herald.persistence.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.testkit.SettableClock;
import dev.herald.persistence.PersistenceAdapters;
import dev.herald.persistence.image.ImageFiles;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.postgresql.PostgresDatabase;
import dev.herald.persistence.postgresql.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * Whoever uses Herald can't tell by any answer whether it is kept in memory, in SQLite or in
 * PostgreSQL, whatever was done before: so what a test shows over the one is true of the others.
 */
class StoresAgreePropertiesTest {

  private static Path empty;
  private static DatabaseUrl url;
  private static PostgresDatabase postgres;
  private Path folder;
  private PersistenceAdapters adapters;
  private PersistenceAdapters postgresAdapters;

  /** Whose id the database knows. */
  private static Path besides;

  @BeforeContainer
  static void makeTheTablesOnce() throws IOException {
    besides = Files.createTempDirectory("herald-agreement");
    empty = Files.createTempDirectory("herald-empty");
    PersistenceAdapters.open(empty).close();
    url = PostgresServer.newDatabase();
    postgres = PostgresServer.open(url);
  }

  @AfterContainer
  static void leaveNothingBehind() throws IOException {
    delete(empty);
    delete(besides);
    postgres.close();
  }

  @BeforeTry
  void open() throws IOException {
    folder = Files.createTempDirectory("herald-agreement");
    Files.copy(empty.resolve("herald.db"), folder.resolve("herald.db"));
    adapters = PersistenceAdapters.open(folder);
    PostgresServer.empty(postgres);
    postgresAdapters =
        PersistenceAdapters.open(besides, url, root -> new ImageFiles(root, false), reason -> {});
  }

  @AfterTry
  void close() throws IOException {
    adapters.close();
    postgresAdapters.close();
    delete(folder);
  }

  @Property
  void answersDoNotTellWhichStoreItIs(@ForAll("stories") List<Command> story) {
    var clock = new SettableClock(Samples.NOW);
    var sqlite = new World(adapters.ports(new SequentialIds(), clock), clock);
    var otherClock = new SettableClock(Samples.NOW);
    var postgresql = new World(postgresAdapters.ports(new SequentialIds(), otherClock), otherClock);
    var inMemory = new InMemoryPorts();
    var memory = new World(inMemory.outbound(), inMemory.clock());

    for (var command : story) assertSameAnswer(command, sqlite, postgresql, memory);
    for (var command : Commands.everything()) assertSameAnswer(command, sqlite, postgresql, memory);
  }

  private static void assertSameAnswer(
      Command command, World sqlite, World postgresql, World memory) {
    var expected = memory.answer(command);
    assertThat(sqlite.answer(command)).as("SQLite's answer to: %s", command).isEqualTo(expected);
    assertThat(postgresql.answer(command))
        .as("PostgreSQL's answer to: %s", command)
        .isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<Command>> stories() {
    return Commands.any().list().ofMinSize(30).ofMaxSize(120);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(file);
    }
  }
}
