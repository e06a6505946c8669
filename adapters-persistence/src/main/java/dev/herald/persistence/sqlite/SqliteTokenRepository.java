package dev.herald.persistence.sqlite;

import dev.herald.application.port.out.TokenRepository;
import dev.herald.domain.account.Role;
import java.util.Optional;

/** Access tokens. */
public final class SqliteTokenRepository implements TokenRepository {

  private final Database database;

  public SqliteTokenRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Token> findByHash(String hash) {
    return database.read(
        db ->
            db.createQuery("SELECT * FROM token WHERE hash = :hash")
                .bind("hash", hash)
                .map(
                    (row, context) ->
                        new Token(
                            row.getString("name"),
                            Role.valueOf(row.getString("role")),
                            row.getString("hash"),
                            Columns.instant(row, "created_at")))
                .findOne());
  }

  @Override
  public boolean isEmpty() {
    return database.read(
        db -> db.createQuery("SELECT NOT EXISTS (SELECT 1 FROM token)").mapTo(Boolean.class).one());
  }

  @Override
  public void insert(Token token) {
    database
        .write()
        .createUpdate(
            "INSERT INTO token (hash, name, role, created_at) VALUES (:hash, :name, :role, :at)")
        .bind("hash", token.hash())
        .bind("name", token.name())
        .bind("role", token.role().name())
        .bind("at", token.createdAt().toEpochMilli())
        .execute();
  }
}
