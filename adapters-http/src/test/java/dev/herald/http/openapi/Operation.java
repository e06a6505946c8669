package dev.herald.http.openapi;

import static dev.herald.http.openapi.ApiDescription.HERALD;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An operation that {@code openapi.yaml} describes.
 *
 * @param item what it says of the path
 * @param node what it says of the operation
 */
record Operation(String method, String path, JsonNode item, JsonNode node) {

  String role() {
    return node.path("x-role").asText();
  }

  /** The names of the parameters in a path, in the query, or in headers. */
  List<String> parameters(String in) {
    return Stream.of(item, node)
        .flatMap(from -> StreamSupport.stream(from.path("parameters").spliterator(), false))
        .map(HERALD::resolve)
        .filter(parameter -> parameter.get("in").asText().equals(in))
        .map(parameter -> parameter.get("name").asText())
        .toList();
  }

  /** Whether a header must be there. */
  boolean requires(String header) {
    return StreamSupport.stream(node.path("parameters").spliterator(), false)
        .map(HERALD::resolve)
        .filter(parameter -> parameter.get("name").asText().equals(header))
        .anyMatch(parameter -> parameter.path("required").asBoolean());
  }

  /** What it says of the body by media type, if it has one. */
  JsonNode body() {
    return node.at("/requestBody/content");
  }

  /** A media type in which the body is JSON. */
  Optional<String> json() {
    return ApiDescription.fields(body()).stream()
        .map(content -> content.getKey())
        .filter(type -> type.endsWith("json"))
        .findFirst();
  }

  JsonNode response(int status) {
    return HERALD.resolve(node.get("responses").path(Integer.toString(status)));
  }

  List<Integer> statuses() {
    return ApiDescription.fields(node.get("responses")).stream()
        .map(response -> Integer.valueOf(response.getKey()))
        .toList();
  }

  /** The codes of the problems with this status. */
  List<String> codes(int status) {
    return ApiDescription.texts(response(status).path("x-problem-codes"));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
