package dev.herald.persistence.picture;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** How a camera was held, as tag 274 of Exif and TIFF says it. */
public enum Orientation {
  UPRIGHT(1, 1, 0, 0, 1),
  MIRRORED(2, -1, 0, 0, 1),
  UPSIDE_DOWN(3, -1, 0, 0, -1),
  UPSIDE_DOWN_MIRRORED(4, 1, 0, 0, -1),
  SIDEWAYS_MIRRORED(5, 0, 1, 1, 0),
  TO_THE_LEFT(6, 0, 1, -1, 0),
  SIDEWAYS_UPSIDE_DOWN_MIRRORED(7, 0, -1, -1, 0),
  TO_THE_RIGHT(8, 0, -1, 1, 0);

  private final int tag;
  // Where the directions of x and of y go.
  private final int xToX;
  private final int xToY;
  private final int yToX;
  private final int yToY;

  Orientation(int tag, int xToX, int xToY, int yToX, int yToY) {
    this.tag = tag;
    this.xToX = xToX;
    this.xToY = xToY;
    this.yToX = yToX;
    this.yToY = yToY;
  }

  /** The orientation of this number; cameras write 0 and others for "don't know". */
  static Orientation of(int tag) {
    return Arrays.stream(values()).filter(it -> it.tag == tag).findFirst().orElse(UPRIGHT);
  }

  int tag() {
    return tag;
  }

  boolean swapsSides() {
    return xToX == 0;
  }

  /** The picture as it is to be shown. */
  BufferedImage turned(BufferedImage picture) {
    if (this == UPRIGHT) return picture;
    var w = picture.getWidth();
    var h = picture.getHeight();
    // A direction that was turned round starts at the other side.
    var left = (xToX < 0 ? w : 0) + (yToX < 0 ? h : 0);
    var top = (xToY < 0 ? w : 0) + (yToY < 0 ? h : 0);
    var transform = new AffineTransform(xToX, xToY, yToX, yToY, left, top);

    var turned =
        new BufferedImage(swapsSides() ? h : w, swapsSides() ? w : h, Scaling.typeFor(picture));
    var graphics = turned.createGraphics();
    graphics.drawImage(
        picture, new AffineTransformOp(transform, AffineTransformOp.TYPE_NEAREST_NEIGHBOR), 0, 0);
    graphics.dispose();
    return turned;
  }
}
