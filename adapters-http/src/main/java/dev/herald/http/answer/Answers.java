package dev.herald.http.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.herald.application.port.in.ReadVersion;
import dev.herald.application.view.CacheFigures;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.shared.Sha256;
import dev.herald.http.auth.Authentication;
import dev.herald.http.json.Json;
import io.javalin.http.Context;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers with JSON and an entity tag. What was read is answered again from memory for as long as
 * nothing was written at all: most readers ask for what others have just asked for.
 */
public final class Answers {

  private static final long CACHE_BYTES = 8 * 1024 * 1024;
  private static final int OVERHEAD_BYTES = 200;

  private final ReadVersion store;
  private final Cache<Question, Kept> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHE_BYTES)
          .<Question, Kept>weigher(
              (question, kept) ->
                  OVERHEAD_BYTES + 2 * question.uri.length() + kept.answer.bytes.length)
          .build();

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  public Answers(ReadVersion store) {
    this.store = store;
  }

  /** How often an answer was there already. */
  public CacheFigures figures() {
    return new CacheFigures("answers", hits.sum(), misses.sum());
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
    var version = store.version(); // before the reading, so that nothing comes in between unseen
    var question = Question.of(ctx);
    var kept = cache.getIfPresent(question);
    if (kept != null && kept.version == version) {
      hits.increment();
    } else {
      misses.increment();
      var value = json.get();
      kept = new Kept(version, Answer.of(value, tag.apply(value)));
      cache.put(question, kept);
    }
    ctx.header("Cache-Control", "private, no-cache");
    ctx.header("ETag", kept.answer.tag);
    if (isKnown(ctx, kept.answer.tag)) ctx.status(304);
    else ctx.contentType("application/json").result(kept.answer.bytes);
  }

  /** Answers a request that changed something. */
  public static <T> void changed(Context ctx, int status, T value, String tag) {
    var answer = Answer.of(value, tag);
    ctx.header("ETag", answer.tag);
    ctx.status(status).contentType("application/json").result(answer.bytes);
  }

  /** Answers a request that changed something which has no entity tag. */
  public static void changed(Context ctx, int status, Object value) {
    ctx.status(status).contentType("application/json").result(Json.bytes(value));
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

  private record Kept(long version, Answer answer) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Answer(byte[] bytes, String tag) {

    static Answer of(Object value, String tag) {
      var bytes = Json.bytes(value);
      return new Answer(bytes, '"' + tag + Sha256.of(bytes).substring(0, 32) + '"');
    }
  }
}
