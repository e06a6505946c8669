package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.port.in.UseCases;
import dev.herald.domain.access.Actor;
import dev.herald.http.address.ClientAddress;
import dev.herald.http.door.Bodies;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.json.Json;
import dev.herald.http.log.LoggedPath;
import dev.herald.http.log.RequestId;
import dev.herald.http.log.RequestInLog;
import dev.herald.http.problem.FullDiskLog;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.rate.Attempts;
import dev.herald.http.rate.Rates;
import dev.herald.http.route.Access;
import dev.herald.http.route.Body;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  private static final String ACTOR = "herald.actor";
  private static final long MAX_RANDOM = 0xFFFF_FFFFL;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

  private final LegacySettings settings;
  private final Rates rates;
  private final Attempts attempts;
  private final InstantSource clock;
  private final Codes codes;
  private final Map<String, Command> commands;

  private LegacyApi(
      UseCases useCases,
      LegacySettings settings,
      ImageUrls images,
      Rates rates,
      Attempts attempts,
      InstantSource clock) {
    this.settings = settings;
    this.rates = rates;
    this.attempts = attempts;
    this.clock = clock;
    codes = new Codes(clock);
    commands =
        commands(useCases, images, codes, clock)
            .collect(Collectors.toMap(Command::path, Function.identity()));
  }

  static Stream<Command> commands(
      UseCases useCases, ImageUrls images, Codes codes, InstantSource clock) {
    return Stream.of(
            new ChannelCommands(useCases, images).commands(),
            new SubscriberCommands(useCases, images, codes).commands(),
            new MessageCommands(useCases, images, codes, clock).commands(),
            new AccountCommands(useCases, codes).commands(),
            new ProfileCommands(useCases, codes).commands())
        .flatMap(List::stream);
  }

  /**
   * The routes.
   *
   * @param rates counts all requests
   * @param attempts counts wrong signatures
   */
  public static List<Route> routes(
      UseCases useCases,
      LegacySettings settings,
      ImageUrls images,
      Rates rates,
      Attempts attempts,
      InstantSource clock) {
    var api = new LegacyApi(useCases, settings, images, rates, attempts, clock);
    return List.of(
        Route.post(
                "/v4/{service}/{command}",
                Access.PUBLIC,
                Body.inMemory(MAX_BODY_BYTES),
                api::answer)
            .admitting(api::admits));
  }

  /** Whether a request comes from an administrator, and is about a command that there is. */
  private boolean admits(Context ctx) {
    try {
      var administrator = counted(ctx);
      var actor = Actor.administrator(administrator).from(ClientAddress.of(ctx).text());
      ctx.attribute(ACTOR, actor);
      RequestInLog.sentBy(actor.id(), ctx);
      if (!commands.containsKey(path(ctx))) {
        throw new LegacyFailure(60009, "there is no command " + path(ctx));
      }
      return true;
    } catch (RuntimeException | Error e) {
      answerFailure(e, ctx, CommandGroup.MANAGEMENT);
      return false;
    }
  }

  /** The administrator that is let in, by whom the request is counted, or else by its address. */
  private String counted(Context ctx) {
    String administrator;
    try {
      administrator = admit(ctx);
    } catch (LegacyFailure e) {
      rates.countStranger(ctx);
      throw e;
    }
    rates.countHolder(ctx, "administrator " + administrator);
    return administrator;
  }

  private void answer(Context ctx) {
    var command = Objects.requireNonNull(commands.get(path(ctx)));
    var answer = JsonNodeFactory.instance.objectNode();
    answer.put("ActionStatus", "OK").put("ErrorInfo", "").put("ErrorCode", 0);
    try {
      command.work().run(actor(ctx), new JsonFields(body(ctx), command.group()), answer);
      answer(ctx, answer);
    } catch (RuntimeException | Error e) {
      answerFailure(e, ctx, command.group());
    }
  }

  private static Actor actor(Context ctx) {
    return Objects.requireNonNull(ctx.attribute(ACTOR));
  }

  private static String path(Context ctx) {
    return ctx.pathParam("service") + "/" + ctx.pathParam("command");
  }

  private static void answer(Context ctx, ObjectNode answer) {
    ctx.contentType("application/json").result(Json.bytes(answer));
  }

  /** Not even an Error leaves a program without an answer that it can read. */
  private void answerFailure(Throwable failure, Context ctx, CommandGroup group) {
    var known = failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
    FullDiskLog.look(known);
    if (Codes.isFault(known)) {
      LOG.error("Request {}: {} failed.", RequestId.of(ctx), LoggedPath.of(ctx.path()), failure);
    }
    if (failure instanceof RequestRefused refused) refused.problem().headers().forEach(ctx::header);
    var told = codes.of(known, group);
    answer(
        ctx,
        JsonNodeFactory.instance
            .objectNode()
            .put("ActionStatus", "FAIL")
            .put("ErrorInfo", told.info())
            .put("ErrorCode", told.code()));
  }

  /** Lets administrators in, and nobody else. Returns who it is. */
  private String admit(Context ctx) {
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
    attempts
        .attempt(ctx, userSig, () -> objection(userSig, key, identifier), Optional::isEmpty)
        .ifPresent(
            wrong -> {
              throw wrong;
            });
    if (!settings.administrators().contains(identifier)) {
      throw new LegacyFailure(60010, "this needs an administrator of the app");
    }
    return identifier;
  }

  private Optional<LegacyFailure> objection(String userSig, String key, String identifier) {
    try {
      UserSig.verify(userSig, key, settings.sdkAppId(), identifier, clock.instant());
      return Optional.empty();
    } catch (LegacyFailure wrong) {
      return Optional.of(wrong);
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
      var body = Json.tree(Bodies.bytes(ctx));
      if (!body.isObject()) throw unreadable("the body must be a JSON object");
      return body;
    } catch (RequestRefused e) {
      throw unreadable(e.problem().detail());
    } catch (IOException e) {
      throw unreadable("the body is not JSON in UTF-8");
    }
  }

  private static LegacyFailure unreadable(String info) {
    return new LegacyFailure(60003, info);
  }
}
