package dev.herald.http.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.testkit.Fuzz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What nobody should send, and somebody will. */
public final class Hostile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "true",
          "0",
          "-1",
          "1",
          "20",
          "101",
          "9223372036854775808",
          "1e400",
          "NaN",
          "PUBLISHED",
          "TEXT_ONLY",
          "2024-05-01T12:00:00Z",
          "+999999999-12-31T23:59:59Z",
          "town-hall",
          "a/b",
          "a%2Fb",
          "../../etc/passwd",
          "'; DROP TABLE post; --",
          "\" OR NEAR(\"a\" \"b\", 1) AND *",
          "<script>alert(1)</script>",
          "${jndi:ldap://127.0.0.1/a}",
          "=cmd|' /C calc'!A0",
          "line\r\nX-Injected: yes",
          "\u0000",
          "\u202Eevil",
          "\uFEFF",
          "👩‍👩‍👧‍👦",
          "Å",
          "ﷺ",
          "電車六点",
          "x".repeat(300),
          "ü".repeat(6000));

  private final Random random;

  /**
   * @param random makes the same of the same seed
   */
  public Hostile(Random random) {
    this.random = random;
  }

  /** A text of any kind. */
  public String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /** A text that can be a part of a path without leading elsewhere. */
  public String segment() {
    var text = text();
    return text.isBlank() ? "x" : text.length() > 1000 ? text.substring(0, 1000) : text;
  }

  /** A text that can be sent as a header. */
  public String header() {
    var text = text().replaceAll("[^ -~]", "?").strip();
    return text.length() > 300 ? text.substring(0, 300) : text;
  }

  /** JSON, in which now and then something is changed, or which is none any more. */
  public String changed(String json) {
    return switch (random.nextInt(8)) {
      case 0 -> json;
      case 1 -> json.substring(0, random.nextInt(json.length() + 1));
      case 2 -> new String(changed(json.getBytes(UTF_8)), UTF_8);
      case 3 -> "[".repeat(1 + random.nextInt(3000));
      default -> changedTree(json);
    };
  }

  /** Bytes of which some are others, or gone. */
  public byte[] changed(byte[] bytes) {
    return Fuzz.changed(bytes, random);
  }

  private String changedTree(String json) {
    try {
      var tree = JSON.readTree(json);
      for (var i = 0; i <= random.nextInt(3); i++) change(tree);
      return JSON.writeValueAsString(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void change(JsonNode tree) {
    var containers = new ArrayList<JsonNode>();
    collect(tree, containers);
    if (containers.isEmpty()) return;
    var chosen = containers.get(random.nextInt(containers.size()));
    if (chosen instanceof ObjectNode object) change(object);
    if (chosen instanceof ArrayNode array) change(array);
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) containers.add(node);
    node.forEach(child -> collect(child, containers));
  }

  private void change(ObjectNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || random.nextInt(8) == 0) {
      object.set(text(), value());
      return;
    }
    var name = names.get(random.nextInt(names.size()));
    if (random.nextInt(4) == 0) object.remove(name);
    else object.set(name, value());
  }

  private void change(ArrayNode array) {
    var times = random.nextInt(6) == 0 ? 200 : 1;
    for (var i = 0; i < times; i++) array.add(value());
  }

  private JsonNode value() {
    return switch (random.nextInt(8)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextInt(100) - 10);
      case 3 -> NODES.numberNode(new BigInteger("9".repeat(1 + random.nextInt(400))));
      case 4 -> NODES.arrayNode().add(text());
      case 5 -> NODES.objectNode().put(text(), text());
      default -> NODES.textNode(text());
    };
  }
}
