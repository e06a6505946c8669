package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.port.in.UseCases;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.json.Json;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes all commands in, and answers them as programs expect: with HTTP status 200, and the outcome
 * in the body.
 */
public final class LegacyApi {

  private static final Logger LOG = LoggerFactory.getLogger(LegacyApi.class);

  /**
   * More than any command needs: the largest is a hundred accounts with all that is known of them.
   */
  private static final int MAX_BODY_BYTES = 512 * 1024;

  private static final long MAX_RANDOM = 0xFFFF_FFFFL;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

  private final LegacySettings settings;
  private final InstantSource clock;
  private final Codes codes;
  private final Map<String, Command> commands;

  private LegacyApi(
      UseCases useCases, LegacySettings settings, ImageUrls images, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    codes = new Codes(clock);
    commands =
        Stream.of(
                new ChannelCommands(useCases, images).commands(),
                new SubscriberCommands(useCases, images).commands(),
                new MessageCommands(useCases, images, codes, clock).commands(),
                new AccountCommands(useCases).commands(),
                new ProfileCommands(useCases).commands())
            .flatMap(List::stream)
            .collect(Collectors.toMap(Command::path, Function.identity()));
  }

  public static List<Route> routes(
      UseCases useCases, LegacySettings settings, ImageUrls images, InstantSource clock) {
    var api = new LegacyApi(useCases, settings, images, clock);
    return List.of(Route.post("/v4/{service}/{command}", Access.PUBLIC, api::answer));
  }

  private void answer(Context ctx) {
    var path = ctx.pathParam("service") + "/" + ctx.pathParam("command");
    var command = commands.get(path);
    var kind = command == null ? Kind.MANAGEMENT : command.kind();
    var answer = JsonNodeFactory.instance.objectNode();
    answer.put("ActionStatus", "OK").put("ErrorInfo", "").put("ErrorCode", 0);
    try {
      admit(ctx);
      if (command == null) throw new LegacyFailure(60009, "there is no command " + path);
      command.work().run(new Fields(body(ctx), kind), answer);
    } catch (RuntimeException e) {
      if (Codes.isFault(e)) LOG.error("{} failed.", path, e);
      answer = failed(codes.of(e, kind));
    }
    ctx.contentType("application/json").result(Json.bytes(answer));
  }

  private static ObjectNode failed(LegacyFailure failure) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ActionStatus", "FAIL")
        .put("ErrorInfo", failure.info())
        .put("ErrorCode", failure.code());
  }

  /** Lets administrators in, and nobody else. */
  private void admit(Context ctx) {
    var key =
        settings
            .secretKey()
            .orElseThrow(
                () -> new LegacyFailure(60020, "the service is off: the server has no secret key"));
    var app = ctx.queryParam("sdkappid");
    if (app == null || app.isEmpty()) throw new LegacyFailure(60012, "sdkappid is required");
    var identifier = ctx.queryParam("identifier");
    var userSig = ctx.queryParam("usersig");
    var random = ctx.queryParam("random");
    var contentType = ctx.queryParam("contenttype");
    if (!NUMBER.matcher(app).matches()) throw malformed("sdkappid must be a number");
    if (identifier == null || identifier.isEmpty()) throw malformed("identifier is required");
    if (userSig == null || userSig.isEmpty()) throw malformed("usersig is required");
    if (random != null && !isRandom(random)) {
      throw malformed("random must be from 0 to " + MAX_RANDOM);
    }
    if (contentType != null && !contentType.equals("json")) {
      throw malformed("contenttype must be json");
    }
    if (Long.parseLong(app) != settings.sdkAppId()) {
      throw new LegacyFailure(70020, "the SDKAppID is not that of this server");
    }
    UserSig.verify(userSig, key, settings.sdkAppId(), identifier, clock.instant());
    if (!settings.administrators().contains(identifier)) {
      throw new LegacyFailure(60010, "this needs an administrator of the app");
    }
  }

  private static boolean isRandom(String text) {
    return NUMBER.matcher(text).matches() && Long.parseLong(text) <= MAX_RANDOM;
  }

  private static LegacyFailure malformed(String info) {
    return new LegacyFailure(60025, info);
  }

  private static JsonNode body(Context ctx) {
    try {
      var bytes = ctx.req().getInputStream().readNBytes(MAX_BODY_BYTES + 1);
      if (bytes.length > MAX_BODY_BYTES) {
        throw unreadable("the body must have at most %d bytes".formatted(MAX_BODY_BYTES));
      }
      var body = Json.tree(bytes);
      if (!body.isObject()) throw unreadable("the body must be a JSON object");
      return body;
    } catch (IOException e) {
      throw unreadable("the body is not JSON in UTF-8");
    }
  }

  private static LegacyFailure unreadable(String info) {
    return new LegacyFailure(60003, info);
  }
}
