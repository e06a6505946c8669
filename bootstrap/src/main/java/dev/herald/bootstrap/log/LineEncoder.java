package dev.herald.bootstrap.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.core.encoder.EncoderBase;
import java.util.function.Function;

/** Writes each event on a line of its own, in UTF-8. */
final class LineEncoder<E> extends EncoderBase<E> {

  private static final byte[] NOTHING = {};

  private final Function<E, String> line;

  LineEncoder(Function<E, String> line) {
    this.line = line;
  }

  @Override
  public byte[] encode(E event) {
    return (line.apply(event) + "\n").getBytes(UTF_8);
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
