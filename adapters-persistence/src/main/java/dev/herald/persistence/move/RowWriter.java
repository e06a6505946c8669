package dev.herald.persistence.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts rows of a kind into its table, many at a time. */
final class RowWriter implements AutoCloseable {

  private static final int MOST_ROWS = 1000;
  private static final String SHOW = "INSERT INTO post_image (image_id, position) VALUES (?, ?)";

  private final Kind kind;
  private final PreparedStatement insert;
  private final PreparedStatement show;

  RowWriter(Connection connection, Kind kind) throws SQLException {
    this.kind = kind;
    insert = connection.prepareStatement(kind.insert());
    show = connection.prepareStatement(SHOW);
  }

  /**
   * Puts a file of lines there.
   *
   * @throws IllegalArgumentException a line is none of this kind
   * @throws SQLException the table does not take one
   */
  void write(byte[] bytes, String name) throws SQLException {
    List<ObjectNode> lines = new ArrayList<>();
    try {
      Lines.forEach(bytes, lines::add);
      for (var i = 0; i < lines.size(); i += MOST_ROWS) {
        write(lines.subList(i, Math.min(i + MOST_ROWS, lines.size())));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a line of %s has no %s that is understood".formatted(name, e.getMessage()), e);
    }
  }

  private void write(List<ObjectNode> lines) throws SQLException {
    for (var line : lines) add(insert, kind.values(line));
    insert.executeBatch();
    if (!kind.equals(Kinds.POSTS)) return;
    for (var post : lines) {
      for (var image : Nested.shown(post)) {
        add(show, List.of(image, post.path("position").longValue()));
      }
    }
    show.executeBatch();
  }

  private static void add(PreparedStatement statement, List<@Nullable Object> values)
      throws SQLException {
    for (var i = 0; i < values.size(); i++) {
      var value = values.get(i);
      if (value == null) statement.setNull(i + 1, Types.NULL);
      else statement.setObject(i + 1, value);
    }
    statement.addBatch();
  }

  @Override
  public void close() throws SQLException {
    try (insert) {
      show.close();
    }
  }
}
