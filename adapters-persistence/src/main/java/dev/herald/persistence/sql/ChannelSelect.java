package dev.herald.persistence.sql;

import dev.herald.application.view.ChannelOrder;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ChannelScope;
import dev.herald.persistence.search.WordAnalyzer.Phrase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The SQL that lists channels. By age, it walks along their keys; otherwise it sorts them. */
final class ChannelSelect {

  private final StringBuilder sql = new StringBuilder("SELECT " + ChannelRow.COLUMNS);
  private final Map<String, Object> arguments = new HashMap<>();

  private final Dialect dialect;
  private final ChannelOrder order;

  private ChannelSelect(Dialect dialect, ChannelOrder order) {
    this.dialect = dialect;
    this.order = order;
  }

  static ChannelSelect of(
      List<Phrase> phrases,
      ChannelOrder order,
      ChannelScope scope,
      PageRequest page,
      SqlStore database) {
    var select = new ChannelSelect(database.dialect(), order);
    select.from(phrases, database);
    select.sql.append(ScopeSql.condition(scope, database.dialect()));
    select.arguments.putAll(ScopeSql.arguments(scope));
    var key = phrases.isEmpty() ? "channel.key" : "channel_search.rowid";
    page.after().ifPresent(cursor -> select.after(cursor, key));
    select.sql.append(" ORDER BY ").append(select.orderBy(key)).append(" LIMIT :limit");
    select.arguments.put("limit", page.limit() + 1);
    return select;
  }

  private void from(List<Phrase> phrases, SqlStore database) {
    if (phrases.isEmpty()) {
      sql.append(" FROM channel WHERE deleted_at IS NULL");
      return;
    }
    var found = database.words().channels(phrases);
    sql.append(" FROM channel_search CROSS JOIN channel WHERE channel.key = channel_search.rowid")
        .append(" AND ")
        .append(found.sql());
    arguments.putAll(found.arguments());
  }

  private void after(Cursor cursor, String key) {
    arguments.put("key", cursor.position());
    switch (order) {
      case NEWEST -> sql.append(" AND %s < :key".formatted(key));
      case OLDEST -> sql.append(" AND %s > :key".formatted(key));
      case NAME -> after(">", cursor.value(), key);
      case SUBSCRIBERS, LAST_POST -> after("<", cursor.number(), key);
    }
  }

  private void after(String comparison, Object value, String key) {
    sql.append(
        " AND (%1$s %2$s :value OR (%1$s = :value AND %3$s < :key))"
            .formatted(value(), comparison, key));
    arguments.put("value", value);
  }

  private String orderBy(String key) {
    return switch (order) {
      case NEWEST -> key + " DESC";
      case OLDEST -> key;
      case NAME -> value() + ", " + key + " DESC";
      case SUBSCRIBERS, LAST_POST -> value() + " DESC, " + key + " DESC";
    };
  }

  /** {@link ChannelOrder#valueOf} in SQL. */
  private String value() {
    return switch (order) {
      case NEWEST, OLDEST -> "''";
      case NAME -> dialect.lowerAscii("channel.name");
      case SUBSCRIBERS -> "channel.subscriber_count";
      case LAST_POST -> ChannelRow.LAST_POST_AT;
    };
  }

  List<ChannelRow> list(Handle db) {
    return db.createQuery(sql.toString()).bindMap(arguments).map(ChannelRow.MAPPER).list();
  }
}
