package dev.herald.persistence.move;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** What an archive begins with, so that another kind of file is known for one at once. */
final class FormatFile {

  static final String NAME = "format.json";

  private FormatFile() {}

  static byte[] bytes() {
    return Lines.bytes(
        Lines.empty().put("format", Manifest.FORMAT).put("version", Manifest.VERSION));
  }

  /**
   * The version of the format.
   *
   * @throws IOException it is another kind of file
   */
  static int version(byte[] bytes) throws IOException {
    JsonNode json = Lines.JSON.readTree(bytes);
    if (!json.path("format").asText().equals(Manifest.FORMAT)) throw new IOException("format");
    return json.path("version").asInt();
  }
}
