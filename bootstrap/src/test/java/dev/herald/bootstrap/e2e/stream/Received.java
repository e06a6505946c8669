package dev.herald.bootstrap.e2e.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * A post as it came through a stream.
 *
 * @param position the id of its event
 */
public record Received(long position, String channel, String id) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Received of(String eventId, String data) throws IOException {
    var post = JSON.readTree(data);
    return new Received(
        Long.parseLong(eventId), post.get("channelId").asText(), post.get("id").asText());
  }
}
