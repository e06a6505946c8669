package dev.herald.persistence.sqlite;

import dev.herald.persistence.sql.Dialect;

/** SQL as SQLite has it. */
final class SqliteDialect implements Dialect {

  @Override
  public String texts(String array) {
    return "SELECT value FROM json_each(%s)".formatted(array);
  }

  @Override
  public String numbers(String array) {
    return texts(array);
  }

  @Override
  public String contains(String text, String part) {
    return "instr(%s, %s) > 0".formatted(text, part);
  }

  @Override
  public String lowerAscii(String text) {
    return "lower(%s)".formatted(text);
  }

  @Override
  public String indexedBy(String index) {
    return "INDEXED BY " + index;
  }

  @Override
  public String notIndexed() {
    return "NOT INDEXED";
  }

  @Override
  public String joinChannelOf(String table, String condition) {
    return "CROSS JOIN channel ON channel.key = %s.channel_key AND (%s)"
        .formatted(table, condition);
  }

  /** SQLite remembers it for tables that count up by themselves. */
  @Override
  public String end(String table) {
    return "(SELECT seq FROM sqlite_sequence WHERE name = '%s')".formatted(table);
  }
}
