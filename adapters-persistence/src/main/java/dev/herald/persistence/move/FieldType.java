package dev.herald.persistence.move;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How what is in a column is written in an archive. */
interface FieldType {

  FieldType TEXT = ofText(TextNode::valueOf, FieldType::text);
  FieldType NUMBER = ofNumber(LongNode::valueOf, FieldType::number);

  /** Milliseconds since 1970 in the column, in the archive as RFC 3339 has it. */
  FieldType TIME =
      ofNumber(
          millis -> TextNode.valueOf(Instant.ofEpochMilli(millis).toString()),
          node -> Instant.parse(text(node)).toEpochMilli());

  /** Days since 1970 in the column, in the archive as RFC 3339 has a full date. */
  FieldType DAY =
      ofNumber(
          day -> TextNode.valueOf(LocalDate.ofEpochDay(day).toString()),
          node -> LocalDate.parse(text(node)).toEpochDay());

  /** A position in the log, as the id that receivers know. */
  FieldType EVENT_ID =
      ofNumber(
          position -> TextNode.valueOf("evt_" + position),
          node -> Long.parseLong(text(node).replaceFirst("^evt_", "")));

  /** The name of an enum, in small letters. */
  FieldType WORD =
      ofText(
          name -> TextNode.valueOf(name.toLowerCase(Locale.ROOT)),
          node -> text(node).toUpperCase(Locale.ROOT));

  /** Texts, each on a line of its own in the column. */
  FieldType TEXTS = lines(line -> line, line -> line);

  /** JSON, which is the same in the archive. */
  FieldType JSON = ofText(FieldType::parsed, JsonNode::toString);

  FieldType FLAG =
      new FieldType() {
        @Override
        public JsonNode json(ResultSet row, String column) throws SQLException {
          return BooleanNode.valueOf(row.getBoolean(column));
        }

        @Override
        public Object value(JsonNode json) {
          if (!json.isBoolean()) throw new IllegalArgumentException("no boolean");
          return json.booleanValue();
        }
      };

  /** Whether something is so: true, or else a column with NULL and no member. */
  FieldType MARK =
      new FieldType() {
        @Override
        public @Nullable JsonNode json(ResultSet row, String column) throws SQLException {
          return row.getBoolean(column) ? BooleanNode.TRUE : null;
        }

        @Override
        public Object value(JsonNode json) {
          if (!json.isBoolean() || !json.booleanValue()) {
            throw new IllegalArgumentException("not true");
          }
          return true;
        }
      };

  /** Bytes, in hexadecimal digits. */
  FieldType BYTES =
      new FieldType() {
        @Override
        public JsonNode json(ResultSet row, String column) throws SQLException {
          return TextNode.valueOf(HexFormat.of().formatHex(row.getBytes(column)));
        }

        @Override
        public Object value(JsonNode json) {
          return HexFormat.of().parseHex(text(json));
        }
      };

  /** What the column says; null for NULL. */
  @Nullable JsonNode json(ResultSet row, String column) throws SQLException;

  /**
   * What to put into the column.
   *
   * @throws RuntimeException it is none of what {@link #json} makes
   */
  Object value(JsonNode json);

  /** Texts, each on a line of its own in the column, and under other names in the archive. */
  static FieldType lines(UnaryOperator<String> named, UnaryOperator<String> unnamed) {
    return ofText(
        lines -> {
          var array = JsonNodeFactory.instance.arrayNode();
          lines.lines().map(named).forEach(array::add);
          return array;
        },
        json ->
            StreamSupport.stream(array(json).spliterator(), false)
                .map(FieldType::text)
                .map(unnamed)
                .collect(Collectors.joining("\n")));
  }

  /** What is a text in the column. */
  static FieldType ofText(Writing<String> writing, Reading<String> reading) {
    return new FieldType() {
      @Override
      public @Nullable JsonNode json(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? null : writing.json(text);
      }

      @Override
      public Object value(JsonNode json) {
        return reading.value(json);
      }
    };
  }

  private static FieldType ofNumber(Writing<Long> writing, Reading<Long> reading) {
    return new FieldType() {
      @Override
      public @Nullable JsonNode json(ResultSet row, String column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? null : writing.json(number);
      }

      @Override
      public Object value(JsonNode json) {
        return reading.value(json);
      }
    };
  }

  static String text(JsonNode json) {
    if (!json.isTextual()) throw new IllegalArgumentException("no text");
    return json.textValue();
  }

  static long number(JsonNode json) {
    if (!json.isIntegralNumber()) throw new IllegalArgumentException("no whole number");
    return json.longValue();
  }

  static ArrayNode array(JsonNode json) {
    if (json instanceof ArrayNode array) return array;
    throw new IllegalArgumentException("no array");
  }

  /**
   * JSON that a column has.
   *
   * @throws IllegalStateException Herald did not write it
   */
  static JsonNode parsed(String json) {
    try {
      return Lines.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a column that Herald did not write: " + json, e);
    }
  }

  interface Writing<T> {
    JsonNode json(T value);
  }

  interface Reading<T> {
    T value(JsonNode json);
  }
}
