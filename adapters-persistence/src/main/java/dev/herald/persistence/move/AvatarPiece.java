package dev.herald.persistence.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The photo of a channel: uploaded, or elsewhere, or none once the channel is deleted. */
record AvatarPiece() implements Piece {

  private static final List<Piece> KINDS =
      List.of(Field.text("imageId", "avatar_image"), Field.text("url", "avatar_url"));

  @Override
  public List<String> columns() {
    return KINDS.stream().flatMap(kind -> kind.columns().stream()).toList();
  }

  @Override
  public void write(ResultSet row, ObjectNode line) throws SQLException {
    var avatar = Lines.empty();
    for (var kind : KINDS) kind.write(row, avatar);
    if (!avatar.isEmpty()) line.set("avatar", avatar);
  }

  @Override
  public List<@Nullable Object> read(ObjectNode line) {
    var avatar = line.get("avatar") instanceof ObjectNode object ? object : Lines.empty();
    List<@Nullable Object> values = new ArrayList<>();
    for (var kind : KINDS) values.addAll(kind.read(avatar));
    return values;
  }
}
