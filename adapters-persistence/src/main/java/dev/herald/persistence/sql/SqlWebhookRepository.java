package dev.herald.persistence.sql;

import dev.herald.application.port.out.WebhookRepository;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.event.EventType;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.domain.webhook.WebhookSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Webhooks; their positions in the log are kept by {@link SqlReceiverPositions}. */
public final class SqlWebhookRepository implements WebhookRepository {

  private static final String SEPARATOR = "\n";

  private final SqlStore database;

  public SqlWebhookRepository(SqlStore database) {
    this.database = database;
  }

  @Override
  public void insert(Webhook webhook) {
    execute(
        """
        INSERT INTO webhook (id, url, description, events, secret, enabled, created_at)
        VALUES (:id, :url, :description, :events, :secret, :enabled, :createdAt)
        """,
        webhook);
  }

  @Override
  public void update(Webhook webhook) {
    execute(
        """
        UPDATE webhook
        SET url = :url, description = :description, events = :events, secret = :secret,
          enabled = :enabled, created_at = :createdAt
        WHERE id = :id
        """,
        webhook);
  }

  private void execute(String sql, Webhook webhook) {
    database
        .write()
        .createUpdate(sql)
        .bind("id", webhook.id().value())
        .bind("url", webhook.url().value())
        .bind("description", webhook.description().value())
        .bind("events", events(webhook))
        .bind("secret", webhook.secret().value())
        .bind("enabled", webhook.isEnabled())
        .bind("createdAt", webhook.createdAt().toEpochMilli())
        .execute();
  }

  private static String events(Webhook webhook) {
    return webhook.events().stream()
        .map(Enum::name)
        .sorted()
        .collect(Collectors.joining(SEPARATOR));
  }

  @Override
  public void delete(WebhookId id) {
    database
        .write()
        .createUpdate("DELETE FROM webhook WHERE id = :id")
        .bind("id", id.value())
        .execute();
  }

  @Override
  public Optional<Webhook> find(WebhookId id) {
    return database.read(
        db ->
            db.createQuery("SELECT * FROM webhook WHERE id = :id")
                .bind("id", id.value())
                .map((row, context) -> webhook(row))
                .findOne());
  }

  @Override
  public Page<Webhook> list(PageRequest page) {
    var rows =
        database.read(
            db ->
                db.createQuery(
                        """
                        SELECT * FROM webhook WHERE key < :before ORDER BY key DESC LIMIT :limit
                        """)
                    .bind("before", page.after().map(Cursor::position).orElse(Long.MAX_VALUE))
                    .bind("limit", page.limit() + 1)
                    .map((row, context) -> new Row(row.getLong("key"), webhook(row)))
                    .list());
    return Page.of(rows, page.limit(), Row::key).map(Row::webhook);
  }

  @Override
  public List<Webhook> enabled() {
    return database.read(
        db ->
            db.createQuery("SELECT * FROM webhook WHERE enabled ORDER BY key")
                .map((row, context) -> webhook(row))
                .list());
  }

  private static Webhook webhook(ResultSet row) throws SQLException {
    return new Webhook(
        new WebhookId(row.getString("id")),
        new HttpUrl(row.getString("url")),
        new WebhookDescription(row.getString("description")),
        Arrays.stream(row.getString("events").split(SEPARATOR))
            .map(EventType::valueOf)
            .collect(Collectors.toSet()),
        new WebhookSecret(row.getString("secret")),
        row.getBoolean("enabled"),
        Columns.instant(row, "created_at"));
  }

  private record Row(long key, Webhook webhook) {}
}
