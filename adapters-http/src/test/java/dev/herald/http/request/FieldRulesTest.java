package dev.herald.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.domain.shared.Violation;
import dev.herald.http.request.Fields.Field;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every request is checked for everything. */
class FieldRulesTest extends HttpTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a field can hold, in the words of a violation. */
  private static final Map<String, String> VALUES = new LinkedHashMap<>();

  static {
    VALUES.put("\"x\"", "a string");
    VALUES.put("1", "a whole number");
    VALUES.put("1.5", "a fraction");
    VALUES.put("1e5", "a whole number");
    VALUES.put("true", "true or false");
    VALUES.put("{}", "an object");
    VALUES.put("[]", "a list");
  }

  private int requests;

  @BeforeEach
  void givenAChannelWithAPostAndASubscriber() {
    givenChannel();
    givenPost("news", "x");
    editor.put("/api/v1/channels/news/subscribers/ann", "").hasStatus(201);
    admin.post("/api/v1/webhooks", "{\"url\": \"https://example.org/hook\"}").hasStatus(201);
  }

  @ParameterizedTest
  @MethodSource("dev.herald.http.request.Fields#all")
  void takesOneKindOfValueAlone(Field field) {
    VALUES.forEach(
        (value, kind) -> {
          if (kind.equals(field.wanted())) return;
          var text = "must be %s, but is %s".formatted(field.wanted(), kind);
          send(field, value).isInvalid(Violation.of(field.path(), "wrong_type", text));
        });
  }

  @ParameterizedTest
  @MethodSource("dev.herald.http.request.Fields#all")
  void takesNullForNothing(Field field) {
    var isItem = field.path().endsWith("]");
    if (isItem) {
      var text = "must be %s, but is null".formatted(field.wanted());
      send(field, "null").isInvalid(Violation.of(field.path(), "wrong_type", text));
      return;
    }
    var withNull = send(field, "null");
    var without = send(field, "");

    if (field.withNull().isEmpty()) {
      // A patch says with null what it can't take away.
      var needed =
          (field.request() == Fields.EDIT && List.of("name", "avatar").contains(field.path()))
              || (field.request() == Fields.EDIT_WEBHOOK
                  && List.of("url", "secret").contains(field.path()));
      if (needed) withNull.isInvalid(Violation.required(field.path()));
      else assertThat(withNull.status()).as(withNull.text()).isBetween(200, 201);
      assertThat(without.status()).as(without.text()).isBetween(200, 201);
    } else {
      for (var answer : List.of(withNull, without)) {
        var broken = answer.hasStatus(422).json().get("violations");
        assertThat(broken.findValuesAsText("field")).containsExactly(field.withNull());
        assertThat(broken.get(0).get("code").asText()).endsWith(".required");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.herald.http.request.Fields#all")
  void countsBytesUpToTheLast(Field field) {
    if (field.maxBytes() == 0) return;
    var start = field.path().endsWith("url") ? "https://example.org/" : "";

    var last = field.path().equals("id") ? "x" : "é";
    var room = field.maxBytes() - start.length() - (last.equals("x") ? 1 : 2);
    assertThat(send(field, quoted(start + "x".repeat(room) + last)).status()).isBetween(200, 201);
    send(field, quoted(start + "x".repeat(room + 1) + last))
        .isInvalid(Violation.tooLong(field.path(), field.maxBytes(), field.maxBytes() + 1));
  }

  @ParameterizedTest
  @MethodSource("dev.herald.http.request.Fields#all")
  void knowsNoFieldBesideIt(Field field) {
    var parent = field.path().replaceFirst("[^.]*$", "");

    send(new Field(field.request(), parent + "nmae", "", 0, ""), "1")
        .isInvalid(
            Violation.of(parent + "nmae", "unknown_field", "is no field that can be set here"));
  }

  @Test
  void tableHasEveryFieldOfEveryValidRequest() throws JsonProcessingException {
    for (var request : Fields.REQUESTS) {
      var names = Fields.all().filter(it -> it.request() == request).map(Field::path).toList();
      assertThat(names).containsAll(namesIn(JSON.readTree(request.body()), ""));
    }
  }

  private static List<String> namesIn(JsonNode node, String path) {
    var names = new ArrayList<String>();
    for (var field : node.properties()) {
      var name = path + field.getKey();
      names.add(name);
      if (field.getValue().isArray()) {
        names.add(name + "[0]");
        names.addAll(namesIn(field.getValue().get(0), name + "[0]."));
      } else names.addAll(namesIn(field.getValue(), name + "."));
    }
    return names;
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /** Sends the request with this value in the field; without the field if it is empty. */
  private Answer send(Field field, String value) {
    try {
      var body = (ObjectNode) JSON.readTree(field.request().body().replace("#", "" + requests++));
      var slash = field.pointer().lastIndexOf('/');
      var parent = body.at(field.pointer().substring(0, slash));
      var name = field.pointer().substring(slash + 1);
      // As it is written: a tree would lose what no number of Java's can hold.
      var marker = "@value@";
      if (parent instanceof ArrayNode list)
        list.set(Integer.parseInt(name), JSON.valueToTree(marker));
      else if (value.isEmpty()) ((ObjectNode) parent).remove(name);
      else ((ObjectNode) parent).put(name, marker);
      var route = field.request().route().split(" ");
      return admin.send(route[0], route[1], body.toString().replace(quoted(marker), value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
