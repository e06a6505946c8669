package dev.herald.persistence.sql;

import dev.herald.application.port.out.TokenRepository;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Access tokens and invitations. */
public final class SqlTokenRepository implements TokenRepository {

  /** No id of a channel has it. */
  private static final String SEPARATOR = "\n";

  private final SqlStore database;

  public SqlTokenRepository(SqlStore database) {
    this.database = database;
  }

  @Override
  public Optional<Token> find(TokenName name) {
    return findBy("name", name.value());
  }

  @Override
  public Optional<Token> findByHash(String hash) {
    return findBy("hash", hash);
  }

  private Optional<Token> findBy(String column, String value) {
    return database.read(
        db ->
            db.createQuery("SELECT * FROM token WHERE %s = :value".formatted(column))
                .bind("value", value)
                .map((row, context) -> token(row))
                .findOne());
  }

  @Override
  public Page<Token> list(PageRequest page) {
    var rows =
        database.read(
            db ->
                db.createQuery(
                        """
                        SELECT * FROM token WHERE key < :before ORDER BY key DESC LIMIT :limit
                        """)
                    .bind("before", page.after().map(Cursor::position).orElse(Long.MAX_VALUE))
                    .bind("limit", page.limit() + 1)
                    .map((row, context) -> new Row(row.getLong("key"), token(row)))
                    .list());
    return Page.of(rows, page.limit(), Row::key).map(Row::token);
  }

  @Override
  public List<Token> admins() {
    return database.read(SqlTokenRepository::admins);
  }

  /** The tokens of the role admin that were not revoked. */
  public static List<Token> admins(Handle db) {
    return db.createQuery("SELECT * FROM token WHERE role = :role AND revoked_at IS NULL")
        .bind("role", Role.ADMIN.name())
        .map((row, context) -> token(row))
        .list();
  }

  @Override
  public boolean isEmpty() {
    return database.read(
        db -> db.createQuery("SELECT NOT EXISTS (SELECT 1 FROM token)").mapTo(Boolean.class).one());
  }

  @Override
  public long version() {
    return database.read(
        db -> db.createQuery("SELECT version FROM token_version").mapTo(long.class).one());
  }

  @Override
  public void insert(Token token) {
    change(
        """
        INSERT INTO token (
          name, role, channels, hash, issued_by, created_at, expires_at, revoked_at)
        VALUES (:name, :role, :channels, :hash, :issuedBy, :createdAt, :expiresAt, :revokedAt)
        """,
        token);
    token.lastUse().ifPresent(use -> noteUses(Map.of(token.name(), use)));
  }

  @Override
  public void update(Token token) {
    change(
        """
        UPDATE token
        SET role = :role, channels = :channels, hash = :hash, issued_by = :issuedBy,
          created_at = :createdAt, expires_at = :expiresAt, revoked_at = :revokedAt
        WHERE name = :name
        """,
        token);
  }

  private void change(String sql, Token token) {
    database
        .write()
        .createUpdate(sql)
        .bind("name", token.name().value())
        .bind("role", token.role().name())
        .bind("channels", channels(token.channels()))
        .bind("hash", token.hash().orElse(null))
        .bind("issuedBy", token.issuedBy().toString())
        .bind("createdAt", token.createdAt().toEpochMilli())
        .bind("expiresAt", Columns.millis(token.expiresAt()))
        .bind("revokedAt", Columns.millis(token.revokedAt()))
        .execute();
    grow();
  }

  private void grow() {
    database.write().execute("UPDATE token_version SET version = version + 1");
  }

  @Override
  public void deleteInvitation(TokenName name) {
    var db = database.write();
    db.createUpdate("DELETE FROM sign_in_code WHERE token = :name")
        .bind("name", name.value())
        .execute();
    db.createUpdate("DELETE FROM token WHERE name = :name AND hash IS NULL")
        .bind("name", name.value())
        .execute();
    grow();
  }

  @Override
  public int deleteLapsedInvitations(int most) {
    return database
        .write()
        .createUpdate(
            """
            DELETE FROM token WHERE key IN (
              SELECT key FROM token
              WHERE hash IS NULL
                AND NOT EXISTS (SELECT 1 FROM sign_in_code WHERE sign_in_code.token = token.name)
              LIMIT :most)
            """)
        .bind("most", most)
        .execute();
  }

  @Override
  public void noteUses(Map<TokenName, Token.Use> uses) {
    uses.forEach(
        (name, use) ->
            database
                .write()
                .createUpdate(
                    "UPDATE token SET used_at = :at, used_from = :address WHERE name = :name")
                .bind("at", use.at().toEpochMilli())
                .bind("address", use.address().orElse(null))
                .bind("name", name.value())
                .execute());
  }

  private static Token token(ResultSet row) throws SQLException {
    var address = Columns.optionalText(row, "used_from");
    return new Token(
        new TokenName(row.getString("name")),
        Role.valueOf(row.getString("role")),
        scope(row.getString("channels")),
        Columns.optionalText(row, "hash"),
        ActorId.of(row.getString("issued_by")),
        Columns.instant(row, "created_at"),
        Columns.optionalInstant(row, "expires_at"),
        Columns.optionalInstant(row, "revoked_at"),
        Columns.optionalInstant(row, "used_at").map(at -> new Token.Use(at, address)));
  }

  private static @Nullable String channels(ChannelScope scope) {
    return scope
        .only()
        .map(
            channels ->
                channels.stream()
                    .map(ChannelId::value)
                    .sorted()
                    .collect(Collectors.joining(SEPARATOR)))
        .orElse(null);
  }

  private static ChannelScope scope(@Nullable String channels) {
    return channels == null
        ? ChannelScope.ALL
        : ChannelScope.of(channels.lines().map(ChannelId::new).toList());
  }

  private record Row(long key, Token token) {}
}
