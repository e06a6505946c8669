package dev.herald.http.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.request.RequestBody;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was entered in a form. */
final class Form {

  static final Form EMPTY = new Form("");

  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final String contents;

  private Form(String contents) {
    this.contents = contents;
  }

  /**
   * Reads the form that a request sends.
   *
   * @throws RequestRefused it is too large, broke off, or is not encoded as forms are
   */
  static Form of(Context ctx) {
    try {
      var bytes = ctx.req().getInputStream().readNBytes(RequestBody.MAX_BYTES + 1);
      if (bytes.length > RequestBody.MAX_BYTES) {
        throw new RequestRefused(
            Problem.of(
                413,
                "body_too_large",
                "The form is too large",
                "A form must have at most %d bytes.".formatted(RequestBody.MAX_BYTES)));
      }
      return read(new String(bytes, UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw RequestRefused.unreadable("The form did not arrive whole.");
    }
  }

  private static Form read(String body) {
    var form = new Form(body);
    for (var pair : body.split("&", -1)) {
      if (pair.isEmpty()) continue;
      var parts = pair.split("=", 2);
      var value = parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "";
      form.fields
          .computeIfAbsent(URLDecoder.decode(parts[0], UTF_8), name -> new ArrayList<>())
          .add(value.replace("\r\n", "\n"));
    }
    return form;
  }

  /** All of it, as it came. */
  String contents() {
    return contents;
  }

  /** What was entered; empty if nothing was. */
  String text(String name) {
    return find(name).orElse("");
  }

  Optional<String> find(String name) {
    return all(name).stream().findFirst();
  }

  /** What was entered in all fields of this name, in their order. */
  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }
}
