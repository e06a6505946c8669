package dev.herald.persistence.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The channel that something is in: by its key in a database, by its id in an archive. */
record ChannelReference() implements Piece {

  static final String COLUMN = "channel_key";

  private static final String NAME = "channelId";

  @Override
  public List<String> columns() {
    return List.of(COLUMN);
  }

  @Override
  public void write(ResultSet row, ObjectNode line) throws SQLException {
    line.put(NAME, row.getString("channel"));
  }

  @Override
  public List<@Nullable Object> read(ObjectNode line) {
    return List.of(FieldType.text(line.path(NAME)));
  }
}
