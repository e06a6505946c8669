package dev.herald.http.openapi;

import static dev.herald.http.openapi.ApiDescription.HERALD;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.http.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares answers with what their operations describe. */
final class AnswerCheck {

  /** Headers that every answer may have, and which say nothing of this API. */
  private static final Set<String> USUAL =
      Set.of(
          "connection",
          "content-length",
          "content-type",
          "date",
          "ratelimit",
          "ratelimit-policy",
          "transfer-encoding",
          "x-content-type-options",
          "vary");

  private AnswerCheck() {}

  /** What an answer has that is not described, or lacks. */
  static List<String> complaints(Operation operation, HttpResponse<byte[]> answer) {
    var described = operation.response(answer.statusCode());
    if (described.isMissingNode()) {
      return List.of("the status %s is not described".formatted(answer.statusCode()));
    }
    var complaints = new ArrayList<String>();
    checkHeaders(answer, described.path("headers"), complaints);
    checkBody(answer, described.path("content"), complaints);
    if (answer.statusCode() >= 400
        && !operation.codes(answer.statusCode()).contains(code(answer))) {
      complaints.add("the code " + code(answer) + " is not described");
    }
    return complaints;
  }

  /** The code of a problem; empty if the answer is none. */
  static String code(HttpResponse<byte[]> answer) {
    return contentType(answer).endsWith("json") ? json(answer).path("code").asText() : "";
  }

  static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return Json.tree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkHeaders(
      HttpResponse<byte[]> answer, JsonNode described, List<String> complaints) {
    var unknown = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    unknown.addAll(answer.headers().map().keySet());
    unknown.removeAll(USUAL);
    for (var header : ApiDescription.fields(described)) {
      unknown.remove(header.getKey());
      var value = answer.headers().firstValue(header.getKey());
      var node = HERALD.resolve(header.getValue());
      if (value.isEmpty() && node.path("required").asBoolean()) {
        complaints.add("the header " + header.getKey() + " is missing");
      }
      var form = node.at("/schema/pattern").asText(".*");
      if (value.isPresent() && !value.get().matches(form)) {
        complaints.add("the header " + header.getKey() + " has another form");
      }
    }
    unknown.forEach(name -> complaints.add("the header " + name + " is not described"));
  }

  private static void checkBody(
      HttpResponse<byte[]> answer, JsonNode described, List<String> complaints) {
    if (described.isMissingNode()) {
      if (answer.body().length > 0) complaints.add("there is a body");
      return;
    }
    var type = contentType(answer);
    var content =
        described.has(type) ? described.get(type) : described.get(type.replaceFirst("/.*", "/*"));
    if (content == null) complaints.add("the content type " + type + " is not described");
    else if (content.has("schema")) {
      complaints.addAll(SchemaCheck.complaints(json(answer), content.get("schema")));
    }
  }

  private static String contentType(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
  }
}
