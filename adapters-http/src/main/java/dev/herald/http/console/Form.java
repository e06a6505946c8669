package dev.herald.http.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.http.door.Bodies;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.request.ContentEncoding;
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

  /** Ten times as many as the largest form of the console has. */
  static final int MAX_FIELDS = 500;

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
    ContentEncoding.requireNone(ctx);
    try {
      return read(new String(Bodies.bytes(ctx), UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw RequestRefused.unreadable("The form did not arrive whole.");
    }
  }

  private static Form read(String body) {
    var count = body.chars().filter(c -> c == '&').count() + 1;
    if (count > MAX_FIELDS) throw tooManyFields(count);
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

  private static RequestRefused tooManyFields(long count) {
    return new RequestRefused(
        Problem.of(
            413,
            "body_too_large",
            "The form has too many fields",
            "A form must have at most " + MAX_FIELDS + " fields, but has " + count + "."));
  }

  /** The same form, with this in a field. */
  Form with(String name, String value) {
    var changed = new Form(contents);
    changed.fields.putAll(fields);
    changed.fields.put(name, List.of(value));
    return changed;
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
