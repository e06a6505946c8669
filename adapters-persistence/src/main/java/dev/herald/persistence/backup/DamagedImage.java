package dev.herald.persistence.backup;

import java.io.IOException;

/** The bytes of an image are not those that it is named after. */
final class DamagedImage extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedImage(String name) {
    super("the image " + name + " is damaged");
  }
}
