package dev.herald.bootstrap.log;

import org.jspecify.annotations.Nullable;

/** An object of JSON on one line, field by field. */
final class JsonLine {

  private final StringBuilder line = new StringBuilder(256).append('{');

  /** Adds a text, of which so many characters are kept; or nothing, if there is none. */
  JsonLine text(String name, @Nullable String value, int most) {
    if (value == null) return this;
    name(name).append('"').append(Escapes.json(value, most)).append('"');
    return this;
  }

  /** Adds a number, as JSON writes it. */
  JsonLine number(String name, String value) {
    name(name).append(value);
    return this;
  }

  private StringBuilder name(String name) {
    if (line.length() > 1) line.append(',');
    return line.append('"').append(name).append("\":");
  }

  @Override
  public String toString() {
    return line + "}";
  }
}
