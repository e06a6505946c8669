package dev.herald.http.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.http.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads a stream of server-sent events, as the HTML standard tells browsers to. */
public final class EventReader implements AutoCloseable {

  private final BufferedReader lines;
  private String lastId = "";
  private long retryMillis = -1;

  /**
   * An event.
   *
   * @param id that of the last event so far which had one
   * @param name {@code message} if it has none
   */
  public record Event(String id, String name, String data) {

    public JsonNode json() {
      try {
        return Json.tree(data.getBytes(UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public EventReader(InputStream stream) {
    lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
  }

  /** Waits for the next event; empty at the end of the stream. */
  public Optional<Event> next() {
    var name = "message";
    var data = new StringBuilder();
    for (var line = line(); line.isPresent(); line = line()) {
      var text = line.get();
      if (text.isEmpty()) {
        if (!data.isEmpty()) return Optional.of(new Event(lastId, name, data.toString()));
        name = "message";
        continue;
      }
      var colon = text.indexOf(": ");
      var value = colon < 0 ? "" : text.substring(colon + 2);
      if (text.startsWith("id: ")) lastId = value;
      else if (text.startsWith("event: ")) name = value;
      else if (text.startsWith("data: ")) data.append(value);
      else if (text.startsWith("retry: ")) retryMillis = Long.parseLong(value);
    }
    return Optional.empty();
  }

  /** Waits for the next part that has no event, such as the first of a stream. */
  public void awaitOpening() {
    while (lastId.isEmpty()) {
      var line = line().orElseThrow(() -> new IllegalStateException("It ended before it began."));
      if (line.startsWith("id: ")) lastId = line.substring("id: ".length());
      if (line.startsWith("retry: ")) retryMillis = Long.parseLong(line.substring(7));
    }
  }

  private Optional<String> line() {
    try {
      return Optional.ofNullable(lines.readLine());
    } catch (IOException e) {
      return Optional.empty(); // broken off is at its end, too
    }
  }

  /** With which a reader says from where to go on. */
  public String lastId() {
    return lastId;
  }

  /** After how long to come back; -1 if nothing was said of that. */
  public long retryMillis() {
    return retryMillis;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
