package dev.herald.persistence.sql;

import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Sessions, and the codes with which they begin. */
public final class SqlSessionRepository implements SessionRepository {

  private final SqlStore database;

  public SqlSessionRepository(SqlStore database) {
    this.database = database;
  }

  @Override
  public void insertSession(Session session) {
    database
        .write()
        .createUpdate(
            """
            INSERT INTO session (hash, token, begun_at, ends_at, used_at, used_from, browser)
            VALUES (:hash, :token, :begunAt, :until, :usedAt, :usedFrom, :browser)
            """)
        .bind("hash", session.hash())
        .bind("token", session.token().value())
        .bind("begunAt", session.begunAt().toEpochMilli())
        .bind("until", session.until().toEpochMilli())
        .bind("usedAt", session.lastUse().at().toEpochMilli())
        .bind("usedFrom", session.lastUse().address().orElse(null))
        .bind("browser", session.browser())
        .execute();
  }

  @Override
  public Optional<Session> findSession(String hash) {
    return database.read(
        db ->
            db.createQuery("SELECT * FROM session WHERE hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> session(row))
                .findOne());
  }

  @Override
  public Page<Session> list(Optional<TokenName> token, Instant now, PageRequest page) {
    var ofToken = token.isPresent() ? "token = :token AND" : "";
    var rows =
        database.read(
            db -> {
              var query =
                  db.createQuery(
                          """
                          SELECT * FROM session WHERE %s ends_at > :now AND key < :before
                          ORDER BY key DESC LIMIT :limit
                          """
                              .formatted(ofToken))
                      .bind("now", now.toEpochMilli())
                      .bind("before", page.after().map(Cursor::position).orElse(Long.MAX_VALUE))
                      .bind("limit", page.limit() + 1);
              token.ifPresent(it -> query.bind("token", it.value()));
              return query.map((row, context) -> new Row(row.getLong("key"), session(row))).list();
            });
    return Page.of(rows, page.limit(), Row::key).map(Row::session);
  }

  @Override
  public void deleteSession(String hash) {
    delete("session", "hash", hash);
  }

  @Override
  public void deleteSessionsOf(TokenName token) {
    delete("session", "token", token.value());
  }

  @Override
  public void noteUses(Map<String, Token.Use> uses) {
    uses.forEach(
        (hash, use) ->
            database
                .write()
                .createUpdate(
                    "UPDATE session SET used_at = :at, used_from = :address WHERE hash = :hash")
                .bind("at", use.at().toEpochMilli())
                .bind("address", use.address().orElse(null))
                .bind("hash", hash)
                .execute());
  }

  @Override
  public void insertCode(Code code) {
    database
        .write()
        .createUpdate(
            "INSERT INTO sign_in_code (hash, token, ends_at) VALUES (:hash, :token, :until)")
        .bind("hash", code.hash())
        .bind("token", code.token().value())
        .bind("until", code.until().toEpochMilli())
        .execute();
  }

  @Override
  public Optional<Code> findCode(String hash) {
    return database.read(
        db ->
            db.createQuery("SELECT * FROM sign_in_code WHERE hash = :hash")
                .bind("hash", hash)
                .map(
                    (row, context) ->
                        new Code(
                            row.getString("hash"),
                            new TokenName(row.getString("token")),
                            Columns.instant(row, "ends_at")))
                .findOne());
  }

  @Override
  public Optional<Code> takeCode(String hash) {
    var code = findCode(hash);
    delete("sign_in_code", "hash", hash);
    return code;
  }

  @Override
  public int deleteEnded(Instant now, int most) {
    var sessions = deleteEnded("session", now, most);
    return sessions + deleteEnded("sign_in_code", now, most - sessions);
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

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString("hash"),
        new TokenName(row.getString("token")),
        Columns.instant(row, "begun_at"),
        Columns.instant(row, "ends_at"),
        new Token.Use(Columns.instant(row, "used_at"), Columns.optionalText(row, "used_from")),
        row.getString("browser"));
  }

  private record Row(long key, Session session) {}
}
