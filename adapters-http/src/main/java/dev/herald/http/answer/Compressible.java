package dev.herald.http.answer;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A text that is sent many times. It is compressed once, when the first client comes that takes it
 * compressed: compressing costs several times what sending does.
 */
final class Compressible {

  private static final int COMPRESS_FROM_BYTES = 1024;

  /** Not where the client says q=0, which means: not this one. */
  private static final Pattern GZIP =
      Pattern.compile(
          "(?:^|,)\\s*(?:gzip|\\*)\\s*(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))(?:[;,]|$)",
          Pattern.CASE_INSENSITIVE);

  private final byte[] plain;
  private volatile byte @Nullable [] compressed;

  Compressible(byte[] plain) {
    this.plain = plain;
  }

  /** About how many bytes of memory it takes: text shrinks to a quarter or less. */
  int size() {
    return plain.length + plain.length / 4;
  }

  /** What is to be sent as the body of an answer, of which a header says how it is encoded. */
  byte[] body(Context ctx) {
    if (plain.length < COMPRESS_FROM_BYTES || !takesGzip(ctx)) return plain;
    ctx.header("Content-Encoding", "gzip");
    var before = compressed;
    if (before != null) return before;
    var now = gzip(plain);
    compressed = now;
    return now;
  }

  private static boolean takesGzip(Context ctx) {
    var accepted = ctx.header("Accept-Encoding");
    return accepted != null && GZIP.matcher(accepted).find();
  }

  private static byte[] gzip(byte[] plain) {
    var gzipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(gzipped)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes all", e);
    }
    return gzipped.toByteArray();
  }
}
