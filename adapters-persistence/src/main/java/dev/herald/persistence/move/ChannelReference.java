package dev.herald.persistence.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channel that something is in: by its key in a database, by its id in an archive.
 *
 * @param isOptional whether it may be in none
 */
record ChannelReference(boolean isOptional) implements Piece {

  static final String COLUMN = "channel_key";

  private static final String NAME = "channelId";

  /** Of what is always in one. */
  ChannelReference() {
    this(false);
  }

  @Override
  public List<String> columns() {
    return List.of(COLUMN);
  }

  @Override
  public void write(ResultSet row, ObjectNode line) throws SQLException {
    var channel = row.getString("channel");
    if (channel != null || !isOptional) line.put(NAME, channel);
  }

  @Override
  public List<@Nullable Object> read(ObjectNode line) {
    var isLeftOut = isOptional && line.path(NAME).isMissingNode();
    return Collections.singletonList(isLeftOut ? null : FieldType.text(line.path(NAME)));
  }
}
