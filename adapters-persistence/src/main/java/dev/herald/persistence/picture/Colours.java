package dev.herald.persistence.picture;

import java.awt.image.BufferedImage;

/** What the colours of a picture mean. */
@FunctionalInterface
interface Colours {

  /** Those of nearly all pictures, or of a picture whose decoder knows what they mean. */
  Colours USUAL = picture -> picture;

  /** The picture in the colours that screens have (sRGB); it may be the same one, changed. */
  BufferedImage toScreen(BufferedImage picture);
}
