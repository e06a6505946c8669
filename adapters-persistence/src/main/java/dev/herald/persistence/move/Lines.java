package dev.herald.persistence.move;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Objects of JSON, a line for each. */
final class Lines {

  static final ObjectMapper JSON = new ObjectMapper();

  private Lines() {}

  static ObjectNode empty() {
    return JSON.createObjectNode();
  }

  static byte[] bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was made of JSON can be written", e);
    }
  }

  /**
   * A line.
   *
   * @throws IllegalArgumentException it is no object of JSON
   */
  static ObjectNode of(byte[] bytes, int begin, int end) {
    try {
      if (JSON.readTree(bytes, begin, end - begin) instanceof ObjectNode line) return line;
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
    throw new IllegalArgumentException("no object");
  }

  /** Takes lines, one after the other. */
  @FunctionalInterface
  interface Reader {
    void read(ObjectNode line);
  }

  /**
   * Reads a file of lines.
   *
   * @throws IllegalArgumentException one of them is no object of JSON
   */
  static void forEach(byte[] bytes, Reader reader) {
    var begin = 0;
    for (var i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\n') continue;
      reader.read(of(bytes, begin, i));
      begin = i + 1;
    }
  }
}
