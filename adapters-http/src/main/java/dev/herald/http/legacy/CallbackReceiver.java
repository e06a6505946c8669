package dev.herald.http.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.domain.shared.Sha256;
import dev.herald.http.json.Json;
import dev.herald.http.outgoing.WebhookClient;
import dev.herald.http.outgoing.WebhookClient.Reply;
import dev.herald.http.outgoing.WireUri;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The operator's receiver of callbacks, and how it is called. */
final class CallbackReceiver {

  private static final int OK = 200;

  private final CallbackSettings settings;
  private final long sdkAppId;
  private final WebhookClient client;
  private final InstantSource clock;

  CallbackReceiver(
      CallbackSettings settings, long sdkAppId, WebhookClient client, InstantSource clock) {
    this.settings = settings;
    this.sdkAppId = sdkAppId;
    this.client = client;
    this.clock = clock;
  }

  /** Whether a command is on. */
  boolean wants(CallbackCommand command) {
    return settings.commands().contains(command.title);
  }

  /**
   * Calls the receiver, once.
   *
   * @param fields what the command says beside its name and the time
   * @param at when it happened, or is about to
   * @param limit how long it may take
   * @return completed with the JSON object that was answered, or with the exception that says why
   *     there is none
   */
  CompletionStage<ObjectNode> call(
      CallbackCommand command, ObjectNode fields, Instant at, Duration limit) {
    var body = JsonNodeFactory.instance.objectNode().put("CallbackCommand", command.title);
    body.setAll(fields);
    body.put("EventTime", at.toEpochMilli());
    var headers = Map.of("Content-Type", "application/json");
    return client
        .ask(address(command), headers, Json.bytes(body), limit)
        .thenApply(CallbackReceiver::answer);
  }

  /** The operator's address, with what the vendor's servers add to it. */
  URI address(CallbackCommand command) {
    var url = WireUri.of(settings.url());
    var added =
        "SdkAppid=%s&CallbackCommand=%s&contenttype=json&ClientIP=127.0.0.1&OptPlatform=RESTAPI"
            .formatted(sdkAppId, command.title);
    var signed = settings.token().map(token -> added + signature(token)).orElse(added);
    return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + signed);
  }

  private String signature(String token) {
    var time = Long.toString(clock.instant().getEpochSecond());
    return "&RequestTime=" + time + "&Sign=" + Sha256.of((token + time).getBytes(UTF_8));
  }

  private static ObjectNode answer(Reply reply) {
    if (reply.status() == OK) return object(reply.body());
    throw new NoAnswer("The answer has the status " + reply.status() + ".");
  }

  private static ObjectNode object(byte[] body) {
    try {
      if (Json.tree(body) instanceof ObjectNode object) return object;
    } catch (IOException notJson) {
      // It is said below.
    }
    throw new NoAnswer("The answer is no JSON object.");
  }

  /** What came back says nothing. */
  static final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswer(String message) {
      super(message, null, false, false);
    }
  }
}
