package dev.herald.persistence.picture;

import dev.herald.domain.image.Crop;
import java.awt.image.BufferedImage;

/** Cuts a part from a picture. */
public final class Cutting {

  private Cutting() {}

  /**
   * The part, turned as it is to be, with a longer edge of at most so many pixels. It has one pixel
   * at least.
   */
  public static BufferedImage cut(BufferedImage picture, Crop crop, int edge) {
    var left = pixels(crop.left(), picture.getWidth(), picture.getWidth() - 1);
    var top = pixels(crop.top(), picture.getHeight(), picture.getHeight() - 1);
    var width = Math.max(1, pixels(crop.width(), picture.getWidth(), picture.getWidth() - left));
    var height = Math.max(1, pixels(crop.height(), picture.getHeight(), picture.getHeight() - top));
    var part = Scaling.toFit(picture.getSubimage(left, top, width, height), edge);
    return turning(crop).turned(part);
  }

  private static int pixels(int tenThousandths, int whole, int most) {
    return (int) Math.min(most, Math.round((double) whole * tenThousandths / Crop.WHOLE));
  }

  /** As a picture is turned whose camera was held so. */
  private static Orientation turning(Crop crop) {
    return switch (crop.rotation()) {
      case 90 -> Orientation.TO_THE_LEFT;
      case 180 -> Orientation.UPSIDE_DOWN;
      case 270 -> Orientation.TO_THE_RIGHT;
      default -> Orientation.UPRIGHT;
    };
  }
}
