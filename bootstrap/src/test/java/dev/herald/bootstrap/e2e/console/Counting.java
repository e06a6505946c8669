package dev.herald.bootstrap.e2e.console;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A text in a field, and how many bytes it has for the rules and for the counters beside the
 * fields: both are tested by this one table.
 *
 * @param field {@code line} for one line, {@code lines} for more
 * @param what what is special about the text
 */
record Counting(String field, String what, String text, int bytes) {

  static List<Counting> table() {
    try (var json = Counting.class.getResourceAsStream("counting.json")) {
      return new ObjectMapper().readValue(json, new TypeReference<List<Counting>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text as the server gets it from a browser. */
  String sent() {
    return text.replaceAll("\\p{Cs}", "\uFFFD").replace("\r\n", "\n").replace('\r', '\n');
  }

  /** The text as JSON of ASCII characters: halves of pairs come through no other way. */
  String json() {
    var json = new StringBuilder("\"");
    text.chars().forEach(unit -> json.append("\\u%04x".formatted(unit)));
    return json.append('"').toString();
  }

  @Override
  public String toString() {
    return field + ": " + what;
  }
}
