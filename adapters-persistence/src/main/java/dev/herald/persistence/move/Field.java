package dev.herald.persistence.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column that is a member of the line. NULL is a member that is not there. */
record Field(String name, String column, FieldType type) implements Piece {

  /** A text, whose column has its name. */
  static Field text(String name) {
    return text(name, name);
  }

  static Field text(String name, String column) {
    return new Field(name, column, FieldType.TEXT);
  }

  static Field number(String name, String column) {
    return new Field(name, column, FieldType.NUMBER);
  }

  static Field time(String name, String column) {
    return new Field(name, column, FieldType.TIME);
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public void write(ResultSet row, ObjectNode line) throws SQLException {
    var value = type.json(row, column);
    if (value != null) line.set(name, value);
  }

  @Override
  public List<@Nullable Object> read(ObjectNode line) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(value(line.path(name)));
    return values;
  }

  private @Nullable Object value(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) return null;
    try {
      return type.value(node);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
