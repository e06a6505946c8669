package dev.herald.http.answer;

import dev.herald.application.port.in.ReadVersion;
import dev.herald.application.view.CacheFigures;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.shared.Sha256;
import dev.herald.http.auth.Authentication;
import dev.herald.http.json.Json;
import io.javalin.http.Context;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers with JSON and an entity tag. What was read is answered again from memory, as {@link
 * KeptAnswers} says.
 */
public final class Answers {

  private static final long CACHE_BYTES = 8 * 1024 * 1024;
  private final KeptAnswers<Question, Answer> kept;

  public Answers(ReadVersion store) {
    kept =
        new KeptAnswers<>(
            "answers",
            store,
            CACHE_BYTES,
            (question, answer) -> 2 * question.uri.length() + answer.json.size());
  }

  /** How often an answer was there already. */
  public CacheFigures figures() {
    return kept.figures();
  }

  /** Answers a request to read, unless the client has the answer already. */
  public void read(Context ctx, Supplier<Object> json) {
    readTagged(ctx, json, value -> "");
  }

  /**
   * Answers like {@link #read}.
   *
   * @param tag what the entity tag begins with, before the hash of the answer
   */
  public <T> void readTagged(Context ctx, Supplier<T> json, Function<T, String> tag) {
    var answer =
        kept.get(
            Question.of(ctx),
            () -> {
              var value = json.get();
              return Answer.of(value, tag.apply(value));
            });
    send(ctx, answer);
  }

  private static void send(Context ctx, Answer answer) {
    ctx.header("Cache-Control", "private, no-cache");
    ctx.header("ETag", answer.tag);
    if (isKnown(ctx, answer.tag)) ctx.status(304);
    else ctx.contentType("application/json").result(answer.json.body(ctx));
  }

  /** Answers a request that changed something. */
  public static <T> void changed(Context ctx, int status, T value, String tag) {
    var answer = Answer.of(value, tag);
    ctx.header("ETag", answer.tag);
    ctx.status(status).contentType("application/json").result(answer.json.body(ctx));
  }

  /** Answers a request that changed something which has no entity tag. */
  public static void changed(Context ctx, int status, Object value) {
    ctx.status(status).contentType("application/json").result(Json.bytes(value));
  }

  /**
   * Answers a request to read something of which no answer is kept, as it changes all the time,
   * unless the client has it already.
   *
   * @param tag what the entity tag begins with, before the hash of the answer
   */
  public static void current(Context ctx, Object value, String tag) {
    send(ctx, Answer.of(value, tag));
  }

  /**
   * Answers a request to read what changes by itself, such as when something was used last. Nobody
   * keeps it.
   */
  public static void unkept(Context ctx, Object value) {
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("application/json").result(Json.bytes(value));
  }

  /** Says where a client finds what was created. */
  public static void location(Context ctx, String path) {
    ctx.header("Location", ctx.contextPath() + path);
  }

  /** Whether the client has what bears this entity tag, which is in quotes. */
  public static boolean isKnown(Context ctx, String tag) {
    var opaque = tag.substring(1, tag.length() - 1);
    return EntityTags.of(ctx, "If-None-Match").filter(known -> known.contain(opaque)).isPresent();
  }

  /** The same question has the same answer for all who may know as much as each other. */
  private record Question(String uri, ChannelScope channels, boolean withAuthors) {

    static Question of(Context ctx) {
      var actor = Authentication.actor(ctx);
      return new Question(
          ctx.path() + "?" + ctx.queryString(),
          actor.channels(),
          actor.may(Permission.SEE_AUTHORS));
    }
  }

  private record Answer(Compressible json, String tag) {

    static Answer of(Object value, String tag) {
      var bytes = Json.bytes(value);
      var hash = Sha256.of(bytes).substring(0, 32);
      return new Answer(new Compressible(bytes), '"' + tag + hash + '"');
    }
  }
}
