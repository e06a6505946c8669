package dev.herald.http.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.herald.application.port.in.ReadVersion;
import dev.herald.http.json.Json;
import io.javalin.http.Context;
import java.util.Arrays;
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
  private final Cache<String, Kept> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHE_BYTES)
          .<String, Kept>weigher(
              (uri, kept) -> OVERHEAD_BYTES + 2 * uri.length() + kept.answer.bytes.length)
          .build();

  public Answers(ReadVersion store) {
    this.store = store;
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
    var uri = ctx.path() + "?" + ctx.queryString();
    var kept = cache.getIfPresent(uri);
    if (kept == null || kept.version != version) {
      var value = json.get();
      kept = new Kept(version, Answer.of(value, tag.apply(value)));
      cache.put(uri, kept);
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

  /** Whether the client has what bears this entity tag. */
  public static boolean isKnown(Context ctx, String tag) {
    var known = ctx.header("If-None-Match");
    return known != null
        && (known.strip().equals("*")
            || Arrays.stream(known.split(","))
                .map(one -> one.strip().replaceFirst("^W/", ""))
                .anyMatch(tag::equals));
  }

  private record Kept(long version, Answer answer) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Answer(byte[] bytes, String tag) {

    static Answer of(Object value, String tag) {
      var bytes = Json.bytes(value);
      return new Answer(bytes, '"' + tag + Hash.of(bytes).substring(0, 32) + '"');
    }
  }
}
