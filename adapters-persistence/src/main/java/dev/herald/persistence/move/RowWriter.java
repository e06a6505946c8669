package dev.herald.persistence.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts rows of a kind into its table, many at a time. */
final class RowWriter implements AutoCloseable {

  private static final int MOST_ROWS = 1000;

  /** Where the images of each thing of a kind are written down once more. */
  private static final Map<Kind, Showing> SHOWINGS =
      Map.of(
          Kinds.POSTS,
          new Showing(
              "INSERT INTO post_image (image_id, position) VALUES (?, ?)",
              post -> post.path("position").longValue()),
          Kinds.DRAFTS,
          new Showing(
              "INSERT INTO draft_image (image_id, draft) VALUES (?, ?)",
              draft -> FieldType.text(draft.path("id"))));

  private final Kind kind;
  private final PreparedStatement insert;
  private final Optional<PreparedStatement> show;

  /**
   * @param key by which the table knows what shows the image
   */
  private record Showing(String sql, Function<ObjectNode, Object> key) {}

  RowWriter(Connection connection, Kind kind) throws SQLException {
    this.kind = kind;
    insert = connection.prepareStatement(kind.insert());
    var showing = SHOWINGS.get(kind);
    show =
        showing == null
            ? Optional.empty()
            : Optional.of(connection.prepareStatement(showing.sql()));
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
    var showing = SHOWINGS.get(kind);
    if (showing == null || show.isEmpty()) return;
    for (var line : lines) {
      for (var image : Nested.shown(line)) {
        add(show.get(), List.of(image, showing.key().apply(line)));
      }
    }
    show.get().executeBatch();
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
      if (show.isPresent()) show.get().close();
    }
  }
}
