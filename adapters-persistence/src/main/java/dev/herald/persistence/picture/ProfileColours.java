package dev.herald.persistence.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;

/** Colours that an embedded profile defines, of grey or of red, green and blue. */
record ProfileColours(ICC_Profile profile) implements Colours {

  private static final int[] WITHOUT_ALPHA = {0, 1, 2};

  @Override
  public BufferedImage toScreen(BufferedImage picture) {
    if (profile.getColorSpaceType() == ColorSpace.TYPE_GRAY) return grey(picture);
    var screen = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
    var raster = picture.getRaster();
    var samples =
        raster.createWritableChild(
            0, 0, raster.getWidth(), raster.getHeight(), 0, 0, WITHOUT_ALPHA);
    new ColorConvertOp(new ICC_Profile[] {profile, screen}, null).filter(samples, samples);
    return picture;
  }

  private BufferedImage grey(BufferedImage picture) {
    var space = new ICC_ColorSpace(profile);
    var shown = new int[256];
    for (var i = 0; i < shown.length; i++) {
      shown[i] = Math.round(255 * space.toRGB(new float[] {i / 255f})[1]);
    }
    return Samples.each(picture, rgb -> shown[rgb & 0xFF] * 0x010101);
  }
}
