package dev.herald.persistence.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a thing says of itself: columns in a database, members of a line in an archive.
 */
interface Piece {

  /** The columns of the table. */
  List<String> columns();

  /** Adds to the line what the row says. */
  void write(ResultSet row, ObjectNode line) throws SQLException;

  /**
   * What the line says, for each column; of a channel, its id.
   *
   * @throws IllegalArgumentException it says nothing that Herald would write
   */
  List<@Nullable Object> read(ObjectNode line);
}
