package dev.herald.http.answer;

import dev.herald.http.door.Sending;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that comes with the program. It is read, hashed and compressed once, when it is first
 * asked for; after that a request costs no more than writing what is in memory.
 */
public final class StaticFile {

  private final String contentType;
  private final Supplier<byte[]> source;
  private @Nullable ReadyAnswer loaded;

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
    ctx.header("ETag", file.tag());
    ctx.header("Vary", "Accept-Encoding");
    if (Answers.isKnown(ctx, file.tag())) {
      ctx.status(304);
      return;
    }
    var bytes = file.body(ctx);
    ctx.header("Content-Length", Integer.toString(bytes.length));
    Sending.send(ctx, new ByteArrayInputStream(bytes));
  }

  private synchronized ReadyAnswer load() {
    if (loaded == null) loaded = ReadyAnswer.of(contentType, source.get());
    return loaded;
  }
}
