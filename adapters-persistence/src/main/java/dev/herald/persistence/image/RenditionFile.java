package dev.herald.persistence.image;

import dev.herald.application.port.out.ImageProcessor.Rendition;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;

/**
 * A rendition in a file that is called by its longest edge and its format, such as {@code 256.jpg}.
 *
 * @param edge what the longer edge is at most, in pixels
 */
public record RenditionFile(Path path, int edge) {

  private static final String JPEG = ".jpg";
  private static final String PNG = ".png";
  private static final float JPEG_QUALITY = 0.85f;

  /** The rendition in a file that bears such a name. */
  public static RenditionFile of(Path path) {
    var name = String.valueOf(path.getFileName());
    return new RenditionFile(path, Integer.parseInt(name.substring(0, name.lastIndexOf('.'))));
  }

  /** The smallest of them whose longer edge has so many pixels, or else the largest. */
  public static Optional<RenditionFile> atLeast(int edge, Collection<RenditionFile> made) {
    return made.stream()
        .filter(it -> it.edge() >= edge)
        .min(Comparator.comparing(RenditionFile::edge))
        .or(() -> made.stream().max(Comparator.comparing(RenditionFile::edge)));
  }

  /** Writes a picture durably: as PNG if anything in it may be transparent, or else as JPEG. */
  static void write(BufferedImage picture, Path folder, int edge) throws IOException {
    var ending = picture.getColorModel().hasAlpha() ? PNG : JPEG;
    var writer = ImageIO.getImageWritersByMIMEType(contentType(ending)).next();
    try (var file = new RandomAccessFile(folder.resolve(edge + ending).toFile(), "rw");
        var out = new FileImageOutputStream(file)) {
      var param = writer.getDefaultWriteParam();
      if (ending.equals(JPEG)) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(JPEG_QUALITY);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
      out.flush();
      file.getFD().sync();
    } finally {
      writer.dispose();
    }
  }

  /** For the caller to close. */
  Rendition open() throws IOException {
    return new Rendition(contentType(), Files.size(path), Files.newInputStream(path));
  }

  public String contentType() {
    return contentType(name().endsWith(PNG) ? PNG : JPEG);
  }

  /** Such as {@code 256.jpg}. */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  private static String contentType(String ending) {
    return ending.equals(PNG) ? "image/png" : "image/jpeg";
  }
}
