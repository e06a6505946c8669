package dev.herald.persistence.picture;

import java.io.IOException;

/** A picture that begins like one of a format, but does not go on like one. */
public final class Damaged extends IOException {

  private static final long serialVersionUID = 1L;

  Damaged(String why) {
    super(why);
  }
}
