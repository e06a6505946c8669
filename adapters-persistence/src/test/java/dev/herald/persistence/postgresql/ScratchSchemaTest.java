package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import dev.herald.persistence.sql.SqlAccountRepository;
import org.junit.jupiter.api.Test;

class ScratchSchemaTest {

  private static final AccountId ANN = new AccountId("ann");

  @Test
  void hasTablesOfItsOwnAndLeavesNothingBehind() {
    var url = PostgresServer.newDatabase();
    try (var kept = PostgresDatabase.open(url, reason -> {})) {
      save(kept);
    }
    DatabaseUrl scratch;
    try (var schema = ScratchSchema.in("postgresql://postgres@" + url.name().split("//")[1])) {
      scratch = DatabaseUrl.of(schema.url());
      try (var database = PostgresDatabase.open(scratch, reason -> {})) {
        assertThat(new SqlAccountRepository(database).find(ANN)).isEmpty();
        save(database);
      }
    }

    assertThatThrownBy(() -> PostgresDatabase.existing(scratch))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("has tables of the version none");
    try (var kept = PostgresDatabase.existing(url)) {
      assertThat(new SqlAccountRepository(kept).find(ANN)).isPresent();
    }
  }

  private static void save(PostgresDatabase database) {
    var accounts = new SqlAccountRepository(database);
    database
        .unitOfWork()
        .execute(
            () -> {
              accounts.save(Account.of(ANN));
              return true;
            });
  }
}
