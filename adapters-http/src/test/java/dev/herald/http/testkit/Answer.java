package dev.herald.http.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.domain.shared.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The whole of what a server answered. */
public record Answer(int status, HttpHeaders headers, byte[] bytes) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  public String text() {
    return new String(bytes, UTF_8);
  }

  /** The text that was compressed. */
  public String unzipped() {
    has("Content-Encoding", "gzip");
    try (var unzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(unzip.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode json() {
    return read(text());
  }

  /** The value of a header that must come exactly once. */
  public String header(String name) {
    var values = headers.allValues(name);
    assertThat(values).as("%s in %s", name, headers.map()).hasSize(1);
    return values.get(0);
  }

  public Answer hasStatus(int expected) {
    assertThat(status).as(text()).isEqualTo(expected);
    return this;
  }

  public Answer has(String header, String value) {
    assertThat(header(header)).as(header).isEqualTo(value);
    return this;
  }

  public Answer hasNo(String header) {
    assertThat(headers.allValues(header)).as(header).isEmpty();
    return this;
  }

  public Answer isEmpty() {
    assertThat(bytes).asHexString().isEmpty();
    return this;
  }

  /** Compares the whole body; the order of fields in objects does not matter. */
  public Answer is(int expected, String json) {
    hasStatus(expected);
    has("Content-Type", "application/json");
    assertThat(sorted(json())).isEqualTo(sorted(read(json)));
    return this;
  }

  /** Compares one field of the body. */
  public Answer hasField(String name, String json) {
    assertThat(sorted(json().path(name))).as(name).isEqualTo(sorted(read(json)));
    return this;
  }

  /** Compares the ids of a page, in their order. */
  public Answer lists(String... ids) {
    hasStatus(200);
    assertThat(json().get("items").findValuesAsText("id")).containsExactly(ids);
    return this;
  }

  /** Compares the whole of a problem that breaks no rules. */
  public Answer isProblem(int expected, String code, String title, String detail) {
    return isProblem(expected, code, title, detail, List.of());
  }

  /** Compares the whole of a problem with rules that are broken. */
  public Answer isInvalid(Violation... broken) {
    var detail =
        broken.length == 1
            ? broken[0].message() + "."
            : "%s rules are broken.".formatted(broken.length);
    return isProblem(422, "invalid_value", "Rules are broken", detail, List.of(broken));
  }

  /** Compares the whole of a problem with a query parameter or a header. */
  public Answer isMalformed(Violation broken) {
    return isProblem(
        400,
        "invalid_parameter",
        "A parameter can't be read",
        broken.message() + ".",
        List.of(broken));
  }

  private Answer isProblem(
      int expected, String code, String title, String detail, List<Violation> broken) {
    hasStatus(expected);
    has("Content-Type", "application/problem+json");
    var problem =
        JSON.createObjectNode()
            .put("type", "urn:herald:problem:" + code)
            .put("title", title)
            .put("status", expected)
            .put("detail", detail)
            .put("code", code)
            .put("requestId", header("X-Request-Id"));
    if (!broken.isEmpty()) problem.set("violations", json(broken));
    assertThat(sorted(json())).isEqualTo(sorted(problem));
    return this;
  }

  private static ArrayNode json(List<Violation> broken) {
    var all = JSON.createArrayNode();
    for (var violation : broken) {
      ObjectNode one =
          all.addObject()
              .put("field", violation.field())
              .put("code", violation.code())
              .put("message", violation.message());
      if (violation.limit() != null) one.put("limit", violation.limit());
      if (violation.actual() != null) one.put("actual", violation.actual());
    }
    return all;
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON, but \"" + json + "\"", e);
    }
  }

  /** JSON to compare, and to see where it differs. */
  private static String sorted(JsonNode json) {
    try {
      return JSON.writeValueAsString(JSON.treeToValue(json, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return status + " " + Map.copyOf(headers.map()) + "\n" + text();
  }
}
