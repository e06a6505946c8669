package dev.herald.http.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.herald.domain.post.CustomData;
import dev.herald.http.json.Json;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A message as programs send it.
 *
 * @param body its elements, exactly as they came
 * @param cloudCustomData what the program keeps with it; empty if nothing
 * @param isUntold whether the callback is told nothing of it afterwards
 */
record Message(ArrayNode body, String cloudCustomData, boolean isUntold) {

  private static final String CONTROL = "ForbidCallbackControl";
  private static final String UNTOLD = "ForbidAfterSendMsgCallback";
  private static final int NO_ARRAY = 90007;
  private static final int BAD_ELEMENT = 90010;
  private static final int TOO_LARGE = 80002;
  private static final int BAD_BODY = 90002;

  static final Message EMPTY = new Message(JsonNodeFactory.instance.arrayNode(), "");

  Message(ArrayNode body, String cloudCustomData) {
    this(body, cloudCustomData, false);
  }

  /**
   * Reads the message that a request sends.
   *
   * @throws LegacyFailure 90002, 90007 or 90010 if it is malformed, 80002 if it is too large
   */
  static Message read(JsonFields request) {
    var body = request.raw("MsgBody");
    if (body.isMissingNode() || body.isNull()) throw request.bad("MsgBody", "is required");
    return read(
        body,
        request.findText("CloudCustomData").orElse(""),
        request.findNames(CONTROL).orElse(Set.of()).contains(UNTOLD));
  }

  /**
   * Reads a message.
   *
   * @throws LegacyFailure 90002, 90007 or 90010 if it is malformed, 80002 if it is too large
   */
  static Message read(JsonNode body, String cloudCustomData, boolean isUntold) {
    if (!body.isArray()) throw new LegacyFailure(NO_ARRAY, "MsgBody must be an array");
    if (body.isEmpty()) throw new LegacyFailure(BAD_BODY, "MsgBody must have an element");
    var custom = 0;
    for (var element : body) {
      if (!isElement(element)) {
        throw new LegacyFailure(
            BAD_ELEMENT, "an element must be an object with a MsgType and a MsgContent");
      }
      if (element.get("MsgType").textValue().equals(Elements.CUSTOM)) custom++;
    }
    if (custom > 1) throw new LegacyFailure(BAD_BODY, "MsgBody has two TIMCustomElem");
    var message = new Message((ArrayNode) body, cloudCustomData, isUntold);
    var size = message.json().getBytes(UTF_8).length;
    if (size > CustomData.MAX_BYTES) {
      throw new LegacyFailure(
          TOO_LARGE,
          "the message must have at most %s bytes, but has %s"
              .formatted(CustomData.MAX_BYTES, size));
    }
    return message;
  }

  private static boolean isElement(JsonNode node) {
    return node.path("MsgType").isTextual() && node.path("MsgContent").isObject();
  }

  /** The same message, of which the callback is told. */
  Message withoutControl() {
    return new Message(body, cloudCustomData);
  }

  /** The form in which it is kept: no longer than its elements are, if there is nothing else. */
  String json() {
    if (cloudCustomData.isEmpty() && !isUntold) return text(body);
    var object = JsonNodeFactory.instance.objectNode();
    object.set("MsgBody", body);
    if (!cloudCustomData.isEmpty()) object.put("CloudCustomData", cloudCustomData);
    if (isUntold) object.putArray(CONTROL).add(UNTOLD);
    return text(object);
  }

  private static String text(JsonNode json) {
    return new String(Json.bytes(json), UTF_8);
  }

  /** The message that was kept so; empty if other data was. */
  static Optional<Message> kept(String json) {
    try {
      var tree = Json.tree(json.getBytes(UTF_8));
      var body = tree.isArray() ? tree : tree.path("MsgBody");
      if (!body.isArray() || body.isEmpty()) return Optional.empty();
      for (var element : body) if (!isElement(element)) return Optional.empty();
      var data = tree.path("CloudCustomData").asText();
      var isUntold = tree.path(CONTROL).path(0).asText().equals(UNTOLD);
      return Optional.of(new Message((ArrayNode) body, data, isUntold));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
