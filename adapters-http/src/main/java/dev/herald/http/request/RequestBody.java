package dev.herald.http.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.herald.domain.shared.Violations;
import dev.herald.http.json.Json;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of a request that is to be JSON. */
public final class RequestBody {

  /** Enough for the largest post with every character escaped. */
  public static final int MAX_BYTES = 512 * 1024;

  private final byte[] bytes;

  private RequestBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads the body to its end.
   *
   * @throws RequestRefused it is too large, or not JSON by its content type
   */
  public static RequestBody of(Context ctx) {
    requireJson(ctx.header("Content-Type"));
    try {
      var bytes = ctx.req().getInputStream().readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) throw tooLarge();
      return new RequestBody(bytes);
    } catch (IOException e) {
      throw RequestRefused.unreadable("The body did not arrive whole.");
    }
  }

  private static void requireJson(@Nullable String contentType) {
    if (contentType == null) return;
    var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!type.equals("application/json") && !type.endsWith("+json")) {
      throw new RequestRefused(
          Problem.of(
              415,
              "unsupported_media_type",
              "Not JSON",
              "The body must be application/json, but is " + type + "."));
    }
  }

  private static RequestRefused tooLarge() {
    return new RequestRefused(
        Problem.of(
            413,
            "body_too_large",
            "The body is too large",
            "The body must have at most %d bytes.".formatted(MAX_BYTES)));
  }

  /** Whether there is no body at all. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** The body as it came. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * The object that the body is.
   *
   * @throws RequestRefused it is no JSON, or no object
   */
  public RequestObject object() {
    return new RequestObject(tree(), "", new Violations());
  }

  private JsonNode tree() {
    try {
      var tree = Json.tree(bytes);
      if (tree.isMissingNode()) {
        throw RequestRefused.unreadable("The body is empty, but must be a JSON object.");
      }
      if (!tree.isObject()) throw RequestRefused.unreadable("The body must be a JSON object.");
      return tree;
    } catch (JsonProcessingException e) {
      throw RequestRefused.unreadable(inWords(e));
    } catch (CharacterCodingException e) {
      throw RequestRefused.unreadable("The body is not in UTF-8.");
    }
  }

  /** Not in Jackson's words, which are about its classes and their settings. */
  private static String inWords(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "The body is nested too deeply, or has a name or a number that is too long.";
    }
    var what =
        e instanceof MismatchedInputException
            ? "The body must be one JSON object, in which no name comes twice"
            : "The body is not JSON";
    var at = e.getLocation();
    return at == null
        ? what + "."
        : "%s (line %d, column %d).".formatted(what, at.getLineNr(), at.getColumnNr());
  }
}
