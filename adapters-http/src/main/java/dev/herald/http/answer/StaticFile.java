package dev.herald.http.answer;

import dev.herald.domain.shared.Sha256;
import dev.herald.http.door.Sending;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that comes with the program. It is read, hashed and compressed once, when it is first
 * asked for; after that a request costs no more than writing what is in memory.
 */
public final class StaticFile {

  private static final int COMPRESS_FROM_BYTES = 1024;

  /** Not where the client says q=0, which means: not this one. */
  private static final Pattern GZIP =
      Pattern.compile(
          "(?:^|,)\\s*(?:gzip|\\*)\\s*(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))(?:[;,]|$)",
          Pattern.CASE_INSENSITIVE);

  private final String contentType;
  private final Supplier<byte[]> source;
  private @Nullable Loaded loaded;

  /**
   * @param contentType with its charset, if it has one
   * @param source reads the file
   */
  public StaticFile(String contentType, Supplier<byte[]> source) {
    this.contentType = contentType;
    this.source = source;
  }

  /** Answers with the file, compressed if the client likes; with 304 if it has the file already. */
  public void answer(Context ctx) {
    var file = load();
    ctx.header("ETag", file.tag);
    ctx.header("Vary", "Accept-Encoding");
    if (Answers.isKnown(ctx, file.tag)) {
      ctx.status(304);
      return;
    }
    ctx.contentType(contentType);
    if (file.gzipped != null && takesGzip(ctx)) {
      send(ctx.header("Content-Encoding", "gzip"), file.gzipped);
    } else {
      send(ctx, file.bytes);
    }
  }

  private static void send(Context ctx, byte[] bytes) {
    ctx.header("Content-Length", Integer.toString(bytes.length));
    Sending.send(ctx, new ByteArrayInputStream(bytes));
  }

  private static boolean takesGzip(Context ctx) {
    var accepted = ctx.header("Accept-Encoding");
    return accepted != null && GZIP.matcher(accepted).find();
  }

  private synchronized Loaded load() {
    if (loaded == null) loaded = Loaded.of(source.get());
    return loaded;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Loaded(byte[] bytes, byte @Nullable [] gzipped, String tag) {

    static Loaded of(byte[] bytes) {
      var tag = '"' + Sha256.of(bytes).substring(0, 32) + '"';
      return new Loaded(bytes, bytes.length < COMPRESS_FROM_BYTES ? null : gzip(bytes), tag);
    }

    private static byte[] gzip(byte[] bytes) {
      var gzipped = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(gzipped)) {
        gzip.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException("memory takes all", e);
      }
      return gzipped.toByteArray();
    }
  }
}
