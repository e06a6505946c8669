package dev.herald.persistence.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an event is about: a subject and a number in a database, each by its own name here. */
record EventPiece() implements Piece {

  private static final FieldType CHANGED = FieldType.lines(EventWords::ofField, EventWords::field);

  @Override
  public List<String> columns() {
    return List.of("type", "subject", "number");
  }

  @Override
  public void write(ResultSet row, ObjectNode line) throws SQLException {
    var event = EventWords.ofRow(row.getString("type"));
    line.put("type", event.word());
    switch (event) {
      case POST_PUBLISHED, POST_RECALLED ->
          line.put("postId", row.getString("subject")).put("sequence", row.getLong("number"));
      case SUBSCRIBED, SUBSCRIPTION_EDITED, UNSUBSCRIBED ->
          line.put("account", row.getString("subject"));
      case CHANNEL_CREATED -> line.put("owner", row.getString("subject"));
      case CHANNEL_FULL -> line.put("subscribers", row.getLong("number"));
      case CHANNEL_DELETED -> {
        var parts = row.getString("subject").split("\n", 2);
        line.put("owner", parts[0]).put("name", parts[1]);
      }
      case CHANNEL_EDITED -> {
        line.set("changed", CHANGED.json(row, "subject"));
        line.put("revision", row.getLong("number"));
      }
    }
  }

  @Override
  public List<@Nullable Object> read(ObjectNode line) {
    var event = EventWords.of(FieldType.text(line.path("type")));
    return switch (event) {
      case POST_PUBLISHED, POST_RECALLED ->
          values(event, text(line, "postId"), number(line, "sequence"));
      case SUBSCRIBED, SUBSCRIPTION_EDITED, UNSUBSCRIBED ->
          values(event, text(line, "account"), null);
      case CHANNEL_CREATED -> values(event, text(line, "owner"), null);
      case CHANNEL_FULL -> values(event, null, number(line, "subscribers"));
      case CHANNEL_DELETED -> values(event, text(line, "owner") + "\n" + text(line, "name"), null);
      case CHANNEL_EDITED ->
          values(event, CHANGED.value(member(line, "changed")), number(line, "revision"));
    };
  }

  private static List<@Nullable Object> values(
      EventWords event, @Nullable Object subject, @Nullable Object number) {
    return Arrays.<@Nullable Object>asList(event.row(), subject, number);
  }

  private static String text(ObjectNode line, String name) {
    return FieldType.text(member(line, name));
  }

  private static long number(ObjectNode line, String name) {
    return FieldType.number(member(line, name));
  }

  private static JsonNode member(ObjectNode line, String name) {
    return line.path(name);
  }
}
