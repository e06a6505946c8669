package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A database that Herald can't use is refused at the start, with the reason. */
class PostgresStartTest {

  @Test
  void opensADatabaseAgainAndLeavesItsTables() {
    var url = PostgresServer.bareDatabase();
    open(url);
    open(url);

    try (var database = PostgresDatabase.existing(url)) {
      assertThat(database.trouble()).isEmpty();
      assertThat(database.figures(7).databaseBytes()).isPositive();
    }
  }

  @Test
  void makesNoTablesBesideAServer() {
    var url = PostgresServer.bareDatabase();

    assertThatThrownBy(() -> PostgresDatabase.existing(url))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining(
            "has tables of the version none, but this Herald has %s.",
            AppliedScripts.name(PostgresMigrations.NEWEST));
  }

  /**
   * What the version that the tests have does not know how to do anyway, unlike those of systems.
   */
  @Test
  void hasNoQueryCompiled() {
    var url = PostgresServer.newDatabase();
    PostgresServer.execute("ALTER DATABASE %s SET jit = on".formatted(url.database()));

    try (var database = PostgresServer.open(url)) {
      var jit = database.read(db -> db.createQuery("SHOW jit").mapTo(String.class).one());

      assertThat(jit).isEqualTo("off");
    }
  }

  @Test
  void knowsItsNewestTables() {
    var url = PostgresServer.bareDatabase();
    open(url);

    PostgresDatabase.existing(url).close();
  }

  @Test
  void refusesADatabaseThatIsNotThere() throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    var url = DatabaseUrl.of("postgresql://me:secret@127.0.0.1:%s/herald".formatted(port));

    assertThatThrownBy(() -> open(url))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageStartingWith(
            "The database postgresql://127.0.0.1:%s/herald can't be reached:".formatted(port))
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesADatabaseOfOtherLettersThanUtf8() {
    var url = PostgresServer.newDatabase("ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");

    assertThatThrownBy(() -> open(url))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageEndingWith("has the encoding LATIN1; make one with ENCODING 'UTF8'.");
  }

  @Test
  void refusesADatabaseThatCanOnlyBeRead() {
    var url = PostgresServer.newDatabase();
    PostgresServer.execute(
        "ALTER DATABASE %s SET default_transaction_read_only = on".formatted(url.database()));

    assertThatThrownBy(() -> open(url))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageEndingWith("can only be read; Herald needs the primary server.");
  }

  @Test
  void severalServersMayStartAtOnce() throws Exception {
    var url = PostgresServer.bareDatabase();
    var threads = Executors.newFixedThreadPool(3);
    try {
      var starts = Collections.nCopies(3, Executors.callable(() -> open(url)));
      for (var start : threads.invokeAll(starts, 60, TimeUnit.SECONDS)) start.get();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void severalServersSignTicketsWithOneKey() {
    var url = PostgresServer.newDatabase();
    var ticket = new byte[] {1, 2, 3};
    try (var first = PostgresServer.open(url);
        var second = PostgresServer.open(url)) {
      assertThat(second.ticketSigner().sign(ticket)).isEqualTo(first.ticketSigner().sign(ticket));
    }
  }

  private static void open(DatabaseUrl url) {
    PostgresDatabase.open(url, reason -> {}).close();
  }
}
