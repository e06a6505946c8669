package dev.herald.http.answer;

import dev.herald.domain.shared.Sha256;
import io.javalin.http.Context;

/**
 * An answer that is the same for many, hashed when it is made and compressed when it is first sent,
 * so that to send it again costs no more than writing what is in memory.
 */
public final class ReadyAnswer {

  private final String contentType;
  private final Compressible text;
  private final String tag;

  private ReadyAnswer(String contentType, Compressible text, String tag) {
    this.contentType = contentType;
    this.text = text;
    this.tag = tag;
  }

  /**
   * Makes an answer.
   *
   * @param contentType with its charset, if it has one
   */
  public static ReadyAnswer of(String contentType, byte[] bytes) {
    var tag = '"' + Sha256.of(bytes).substring(0, 32) + '"';
    return new ReadyAnswer(contentType, new Compressible(bytes), tag);
  }

  /** Its entity tag, in quotes. */
  public String tag() {
    return tag;
  }

  /** About how many bytes of memory it takes. */
  public int size() {
    return text.size();
  }

  /** What is to be sent, of which headers say what it is and how it is encoded. */
  public byte[] body(Context ctx) {
    ctx.contentType(contentType);
    return text.body(ctx);
  }
}
