package dev.herald.persistence.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.persistence.sql.Intake;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts rows into their tables, many at a time. */
final class RowWriter {

  private static final int MOST_ROWS = 1000;

  /** Where the images of each thing of a kind are written down once more. */
  private static final Map<Kind, Showing> SHOWINGS =
      Map.of(
          Kinds.POSTS,
          new Showing("post_image", "position", post -> post.path("position").longValue()),
          Kinds.DRAFTS,
          new Showing("draft_image", "draft", draft -> FieldType.text(draft.path("id"))),
          Kinds.TEMPLATES,
          new Showing("template_image", "template", it -> FieldType.text(it.path("id"))));

  private final Intake intake;
  private final ChannelKeys channels;

  /**
   * @param key by which the table knows what shows the image
   */
  private record Showing(String table, String column, Function<ObjectNode, Object> key) {}

  RowWriter(Intake intake) {
    this.intake = intake;
    channels = new ChannelKeys(intake.handle());
  }

  /**
   * Puts a file of lines there.
   *
   * @throws IllegalArgumentException a line is none of this kind
   * @throws SQLException the table does not take one
   */
  void write(Kind kind, byte[] bytes, String name) throws SQLException {
    List<ObjectNode> lines = new ArrayList<>();
    try {
      Lines.forEach(bytes, lines::add);
      for (var i = 0; i < lines.size(); i += MOST_ROWS) {
        write(kind, lines.subList(i, Math.min(i + MOST_ROWS, lines.size())));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a line of %s has no %s that is understood".formatted(name, e.getMessage()), e);
    }
  }

  private void write(Kind kind, List<ObjectNode> lines) throws SQLException {
    var columns = kind.columns();
    var channel = columns.indexOf(ChannelReference.COLUMN);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (var line : lines) {
      var row = kind.values(line);
      var id = channel < 0 ? null : row.get(channel);
      if (id != null) row.set(channel, channels.of(id.toString()));
      rows.add(row);
    }
    intake.add(kind.table(), columns, rows);
    var showing = SHOWINGS.get(kind);
    if (showing != null) writeShown(showing, lines);
  }

  private void writeShown(Showing showing, List<ObjectNode> lines) throws SQLException {
    List<List<@Nullable Object>> shown = new ArrayList<>();
    for (var line : lines) {
      for (var image : Nested.shown(line)) shown.add(List.of(image, showing.key().apply(line)));
    }
    if (!shown.isEmpty()) intake.add(showing.table(), List.of("image_id", showing.column()), shown);
  }
}
