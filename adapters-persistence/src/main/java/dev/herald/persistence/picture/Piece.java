package dev.herald.persistence.picture;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Some bytes of a picture: those in its file from a position on, or others that stand for them. */
record Piece(@Nullable ByteBuffer given, long from, long length) {

  /** These bytes, which are in no file. */
  static Piece given(byte[] bytes) {
    return new Piece(ByteBuffer.wrap(bytes), 0, bytes.length);
  }

  /** The bytes of the file from this position to that one. */
  static Piece of(long from, long to) {
    return new Piece(null, from, to - from);
  }
}
