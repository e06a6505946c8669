package dev.herald.persistence.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Decodes pictures whose header was found good, by ImageIO's readers. */
final class Decoder {

  private static final int BYTES_PER_PIXEL = 4;

  private final long mostMemory;

  /**
   * @param mostMemory bytes that a decoded picture may have
   */
  Decoder(long mostMemory) {
    this.mostMemory = mostMemory;
  }

  /**
   * Decodes a picture as it is to be shown.
   *
   * @param edge of how many pixels its longer edge may be; a smaller picture is not enlarged
   * @throws IOException it is damaged
   * @throws Effort.TooMuch it takes more than it may
   */
  BufferedImage decode(PictureBytes bytes, Layout layout, int edge, Effort effort)
      throws IOException {
    var every = everyHowManyth(layout, edge);
    var frame = Samples.withoutLinearGrey(read(bytes, layout, every, effort));
    var scaled = Scaling.toFit(onCanvas(frame, layout, every), edge);
    return layout.orientation().turned(layout.colours().toScreen(scaled));
  }

  /** Leaves pixels out, of rows and of columns, but no more than must be and scaling would. */
  private int everyHowManyth(Layout layout, int edge) {
    var every = Math.max(1, Math.max(layout.width(), layout.height()) / (4 * edge));
    var pixels = (long) layout.width() * layout.height();
    while (pixels / every / every * BYTES_PER_PIXEL > mostMemory) every++;
    return every;
  }

  private static BufferedImage read(PictureBytes bytes, Layout layout, int every, Effort effort)
      throws IOException {
    var readers = ImageIO.getImageReadersByFormatName(layout.format());
    if (!readers.hasNext())
      throw new IllegalStateException("there is no reader for " + layout.format());
    var reader = readers.next();
    try {
      // Closed with the bytes of the whole file, of which these are pieces.
      @SuppressWarnings("resource")
      var pieces = bytes.only(layout.pieces(), effort);
      reader.setInput(pieces, true, true);
      reader.addIIOReadProgressListener(new EndOfEffort(effort));
      return reader.read(0, leavingOut(reader, every));
    } finally {
      reader.dispose();
    }
  }

  private static ImageReadParam leavingOut(ImageReader reader, int every) {
    var param = reader.getDefaultReadParam();
    param.setSourceSubsampling(every, every, 0, 0);
    return param;
  }

  /** The frame at its place; around it there is nothing. */
  private static BufferedImage onCanvas(BufferedImage frame, Layout layout, int every) {
    var place = layout.frame();
    if (place.width == layout.width() && place.height == layout.height()) return frame;
    var canvas =
        new BufferedImage(
            Math.max(1, layout.width() / every),
            Math.max(1, layout.height() / every),
            BufferedImage.TYPE_INT_ARGB);
    var graphics = canvas.createGraphics();
    graphics.drawImage(frame, place.x / every, place.y / every, null);
    graphics.dispose();
    return canvas;
  }
}
