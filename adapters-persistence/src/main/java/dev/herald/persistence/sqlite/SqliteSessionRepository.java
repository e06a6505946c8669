package dev.herald.persistence.sqlite;

import dev.herald.application.port.out.SessionRepository;
import java.time.Instant;
import java.util.Optional;

/** Sessions and sign-in codes, in tables of the same shape. */
public final class SqliteSessionRepository implements SessionRepository {

  private final Database database;

  public SqliteSessionRepository(Database database) {
    this.database = database;
  }

  @Override
  public void insertSession(Entry session) {
    insert("session", session);
  }

  @Override
  public Optional<Entry> findSession(String hash) {
    return find("session", hash);
  }

  @Override
  public void deleteSession(String hash) {
    delete("session", "hash", hash);
  }

  @Override
  public void deleteSessionsOf(String token) {
    delete("session", "token_hash", token);
  }

  @Override
  public void insertCode(Entry code) {
    insert("sign_in_code", code);
  }

  @Override
  public Optional<Entry> findCode(String hash) {
    return find("sign_in_code", hash);
  }

  @Override
  public Optional<Entry> takeCode(String hash) {
    var code = findCode(hash);
    delete("sign_in_code", "hash", hash);
    return code;
  }

  @Override
  public int deleteEnded(Instant now, int most) {
    var sessions = deleteEnded("session", now, most);
    return sessions + deleteEnded("sign_in_code", now, most - sessions);
  }

  private void insert(String table, Entry entry) {
    database
        .write()
        .createUpdate(
            "INSERT INTO %s (hash, token_hash, ends_at) VALUES (:hash, :token, :until)"
                .formatted(table))
        .bind("hash", entry.hash())
        .bind("token", entry.token())
        .bind("until", entry.until().toEpochMilli())
        .execute();
  }

  private Optional<Entry> find(String table, String hash) {
    return database.read(
        db ->
            db.createQuery("SELECT * FROM %s WHERE hash = :hash".formatted(table))
                .bind("hash", hash)
                .map(
                    (row, context) ->
                        new Entry(
                            row.getString("hash"),
                            row.getString("token_hash"),
                            Columns.instant(row, "ends_at")))
                .findOne());
  }

  private void delete(String table, String column, String value) {
    database
        .write()
        .createUpdate("DELETE FROM %s WHERE %s = :value".formatted(table, column))
        .bind("value", value)
        .execute();
  }

  private int deleteEnded(String table, Instant now, int most) {
    return database
        .write()
        .createUpdate(
            """
            DELETE FROM %1$s WHERE hash IN (
              SELECT hash FROM %1$s WHERE ends_at <= :now LIMIT :most)
            """
                .formatted(table))
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .execute();
  }
}
