package dev.herald.persistence.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of things that are moved, and how each of them is a row of a table and a line of an
 * archive.
 *
 * @param name what its folder in the archive is called
 * @param table the table into which it goes
 * @param query the rows that are moved, in the order in which they are put into another table
 * @param pieces what each thing says of itself
 */
record Kind(String name, String table, String query, List<Piece> pieces) {

  /** A line for a row of the {@link #query}. */
  ObjectNode line(ResultSet row) throws SQLException {
    var line = Lines.empty();
    for (var piece : pieces) piece.write(row, line);
    return line;
  }

  /** How many there are. */
  String count() {
    return "SELECT count(*) FROM (%s) AS moved".formatted(query);
  }

  /** The columns of the table that have the {@link #values} of a line. */
  List<String> columns() {
    return pieces.stream().flatMap(piece -> piece.columns().stream()).toList();
  }

  /**
   * What a line says. Of a channel, that is its id.
   *
   * @throws IllegalArgumentException it is no line of this kind
   */
  List<@Nullable Object> values(ObjectNode line) {
    List<@Nullable Object> values = new ArrayList<>();
    for (var piece : pieces) values.addAll(piece.read(line));
    return values;
  }
}
