package dev.herald.http.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.herald.domain.shared.Violations;
import dev.herald.http.door.Bodies;
import dev.herald.http.json.Json;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.route.Body;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of a request that is to be JSON. */
public final class RequestBody {

  /** The largest body. */
  public static final int MAX_BYTES = Body.MAX_ENTRIES;

  private final byte[] bytes;

  private RequestBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The body as it came.
   *
   * @throws RequestRefused it is too large, compressed, or not JSON by its content type
   */
  public static RequestBody of(Context ctx) {
    ContentEncoding.requireNone(ctx);
    requireJson(ctx.header("Content-Type"));
    try {
      return new RequestBody(Bodies.bytes(ctx));
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
      return "The body is nested too deeply, has more than "
          + Json.MAX_TOKENS
          + " names, values and brackets, or a name or a number that is too long.";
    }
    var what =
        e instanceof MismatchedInputException
            ? "The body must be one JSON object, in which no name comes twice"
            : "The body is not JSON";
    var at = e.getLocation();
    return at == null
        ? what + "."
        : "%s (line %s, column %s).".formatted(what, at.getLineNr(), at.getColumnNr());
  }
}
