package dev.herald.persistence.postgresql;

import dev.herald.persistence.sql.Dialect;

/** SQL as PostgreSQL has it. */
final class PostgresDialect implements Dialect {

  @Override
  public String texts(String array) {
    return "SELECT jsonb_array_elements_text(CAST(%s AS jsonb))".formatted(array);
  }

  @Override
  public String numbers(String array) {
    return "SELECT CAST(jsonb_array_elements_text(CAST(%s AS jsonb)) AS bigint) AS value"
        .formatted(array);
  }

  @Override
  public String lowerAscii(String text) {
    return "lower(%s COLLATE \"C\")".formatted(text);
  }

  @Override
  public String indexedBy(String index) {
    return "";
  }

  @Override
  public String notIndexed() {
    return "";
  }

  @Override
  public String contains(String text, String part) {
    return "strpos(%s, %s) > 0".formatted(text, part);
  }

  /**
   * Left to itself, PostgreSQL may read all rows and sort them: as long as it has not counted some
   * channels, it supposes that of two hundred one fits.
   */
  @Override
  public String joinChannelOf(String table, String condition) {
    return """
        CROSS JOIN LATERAL (
          SELECT * FROM channel WHERE channel.key = %s.channel_key AND (%s) OFFSET 0) AS channel
        """
        .formatted(table, condition);
  }

  /** Triggers of the tables keep what is gone. */
  @Override
  public String end(String table) {
    return """
        (SELECT greatest(position, (SELECT max(position) FROM %1$s))
          FROM log_end WHERE log = '%1$s')
        """
        .formatted(table);
  }
}
