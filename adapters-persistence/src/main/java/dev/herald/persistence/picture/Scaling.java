package dev.herald.persistence.picture;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Makes pictures smaller. */
public final class Scaling {

  private Scaling() {}

  /**
   * The picture with a longer edge of at most so many pixels. It is halved until it is near, since
   * a bilinear step looks at no more than the four nearest pixels.
   */
  public static BufferedImage toFit(BufferedImage picture, int edge) {
    var longer = Math.max(picture.getWidth(), picture.getHeight());
    var scale = Math.min(1.0, (double) edge / longer);
    var width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    var height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    var scaled = picture;
    while (scaled.getWidth() >= 2 * width && scaled.getHeight() >= 2 * height) {
      scaled = drawn(scaled, scaled.getWidth() / 2, scaled.getHeight() / 2);
    }
    return drawn(scaled, width, height);
  }

  private static BufferedImage drawn(BufferedImage picture, int width, int height) {
    var drawn = new BufferedImage(width, height, typeFor(picture));
    var graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return drawn;
  }

  /** Eight bits for each colour, and for transparency if the picture has any. */
  static int typeFor(BufferedImage picture) {
    return picture.getColorModel().hasAlpha()
        ? BufferedImage.TYPE_INT_ARGB
        : BufferedImage.TYPE_INT_RGB;
  }
}
