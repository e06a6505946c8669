package dev.herald.persistence.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that units of work have added and that wait to be sent: all of them in one message, with
 * what else is to be done. For the writer's thread alone.
 */
final class UnsentRows {

  /** Far fewer than use up the memory, with their copies in the message. */
  private static final int MOST_CHARACTERS = 1_000_000;

  static final String ALWAYS = "true";

  /** Whether the version in the turn is the one that is bound here. */
  static final String IF_SUPPOSED = "(SELECT version FROM turn) = ?";

  /**
   * The tables. A statement adds any number of rows, which have an array for each column.
   *
   * <p>All are written in the order in which they are here.
   */
  enum Kind {
    /** A post with its words; positions are in the order in which posts were added. */
    POST(
        """
        WITH added AS (
          SELECT *, nextval((SELECT CAST(pg_get_serial_sequence('post', 'position') AS regclass)))
            AS position
          FROM unnest(%s) AS added (
            id, sequence, type, text, images, links, custom_data, published_at, published_by,
            silent, channel_key, words)
          WHERE %s),
        posts AS (
          INSERT INTO post (
            id, sequence, type, text, images, links, custom_data, published_at, published_by,
            silent, channel_key, position)
          SELECT
            id, sequence, type, text, images, links, custom_data, published_at, published_by,
            silent = 1, channel_key, position
          FROM added)
        INSERT INTO post_search (rowid, words) SELECT position, words FROM added
        """,
        "text bigint text text text text text bigint text bigint bigint text"),

    /** Other words of a post. */
    WORDS(
        """
        INSERT INTO post_search (rowid, words) SELECT * FROM unnest(%s) WHERE %s
        ON CONFLICT (rowid) DO UPDATE SET words = excluded.words
        """,
        "bigint text"),

    EVENT(
        """
        INSERT INTO event (
          type, at, subject, number, actor, delivery_before, delivery_after, channel_key, position)
        SELECT type, at, subject, number, actor, delivery_before, delivery_after, channel.key,
          place + greatest(%3$s, max(not_before) OVER ())
        FROM unnest(%1$s) WITH ORDINALITY AS added (
            type, at, subject, number, actor, delivery_before, delivery_after, not_before, channel,
            place)
          JOIN channel ON channel.id = added.channel
        WHERE %2$s
        ORDER BY place
        """
            .formatted("%s", "%s", new PostgresDialect().end("event")),
        "text bigint text bigint text text text bigint text"),

    RESULT(
        """
        INSERT INTO idempotency (key, fingerprint, made, at) SELECT * FROM unnest(%s)
        WHERE %s
        ON CONFLICT (key) DO UPDATE SET fingerprint = excluded.fingerprint,
          made = excluded.made, at = excluded.at
        """,
        "text text text bigint");

    private final String sql;
    private final String sqlIfSupposed;
    private final String types;

    Kind(String sql, String types) {
      this.types = types;
      var arrays =
          types().stream().map("CAST(? AS %s[])"::formatted).collect(Collectors.joining(", "));
      this.sql = sql.formatted(arrays, ALWAYS);
      sqlIfSupposed = sql.formatted(arrays, IF_SUPPOSED);
    }

    private List<String> types() {
      return List.of(types.split(" "));
    }
  }

  private record Row(Kind kind, List<@Nullable Object> values) {}

  private final List<Row> rows = new ArrayList<>();
  private int characters;

  int size() {
    return rows.size();
  }

  /** Whether no more rows should be added before these are sent. */
  boolean areMany() {
    return characters > MOST_CHARACTERS;
  }

  /**
   * @param values texts, whole numbers, and {@code null}, as many as the kind has columns
   */
  void add(Kind kind, @Nullable Object... values) {
    rows.add(new Row(kind, Arrays.asList(values)));
    for (var value : values) {
      if (value instanceof String text) characters += text.length();
    }
  }

  /** The rows of a kind, in the order in which they were added. */
  Stream<List<@Nullable Object>> all(Kind kind) {
    return rows.stream().filter(it -> it.kind() == kind).map(Row::values);
  }

  /** Forgets the rows behind so many. */
  void forgetBehind(int size) {
    rows.subList(size, rows.size()).clear();
    if (rows.isEmpty()) characters = 0;
  }

  /**
   * Sends all rows, and then commands.
   *
   * @param behind none, or what follows the rows, separated by semicolons
   * @param values of its question marks: texts and whole numbers
   */
  PreparedStatement always(Connection connection, String behind, Object... values)
      throws SQLException {
    var all = Stream.concat(kinds().map(it -> it.sql), Stream.of(behind));
    return statement(connection, all, List.of(), values);
  }

  /**
   * The same if the database has a version, and otherwise without the rows.
   *
   * @param before what comes before the rows, and has the turn
   */
  PreparedStatement ifSupposed(
      Connection connection, String before, long version, String behind, Object... values)
      throws SQLException {
    var rows = kinds().map(it -> it.sqlIfSupposed);
    var all = Stream.concat(Stream.concat(Stream.of(before), rows), Stream.of(behind));
    return statement(connection, all, List.of(version), values);
  }

  private Stream<Kind> kinds() {
    return Arrays.stream(Kind.values()).filter(it -> all(it).findAny().isPresent());
  }

  private PreparedStatement statement(
      Connection connection, Stream<String> commands, List<Long> behindEach, Object... values)
      throws SQLException {
    var statement = connection.prepareStatement(commands.collect(Collectors.joining(";")));
    var place = 0;
    for (var kind : kinds().toList()) {
      place = bind(statement, place, kind);
      for (var value : behindEach) statement.setLong(++place, value);
    }
    for (var value : values) statement.setObject(++place, value);
    return statement;
  }

  /** They were sent; returns of how many characters the words were for the search index. */
  int sent() {
    var words = Stream.concat(all(Kind.POST), all(Kind.WORDS));
    var characters = words.mapToInt(row -> lengthOf(row.get(row.size() - 1))).sum();
    forgetBehind(0);
    return characters;
  }

  private static int lengthOf(@Nullable Object text) {
    return text instanceof String it ? it.length() : 0;
  }

  private int bind(PreparedStatement statement, int before, Kind kind) throws SQLException {
    var types = kind.types();
    var ofKind = all(kind).toList();
    for (var i = 0; i < types.size(); i++) {
      var column = i;
      var type = types.get(i);
      var values = ofKind.stream().map(row -> row.get(column));
      var array = type.equals("text") ? values.toArray(String[]::new) : values.toArray(Long[]::new);
      statement.setArray(before + i + 1, statement.getConnection().createArrayOf(type, array));
    }
    return before + types.size();
  }
}
