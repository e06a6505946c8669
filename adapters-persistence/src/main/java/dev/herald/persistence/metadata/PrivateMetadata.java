package dev.herald.persistence.metadata;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Leaves out of a picture what it tells beside itself: where and when it was taken, by whom, with
 * what; comments, edits, and pictures or films that are hidden behind its end. The picture itself
 * stays as it is, bit by bit, and so do its colours and how it is to be turned.
 *
 * <p>JPEG, PNG, GIF and WebP; all others stay whole.
 */
public final class PrivateMetadata {

  private static final int LONGEST_MARK = 12;

  private PrivateMetadata() {}

  /**
   * The same picture without its metadata, in constant memory. It may end before the given bytes
   * do. What does not look like a picture of its format is handed on as it is.
   *
   * @param picture any bytes; closed with what is returned
   */
  public static InputStream leftOut(InputStream picture) throws IOException {
    var bytes = new BufferedInputStream(picture, 1024);
    bytes.mark(LONGEST_MARK);
    var mark = new String(bytes.readNBytes(LONGEST_MARK), StandardCharsets.ISO_8859_1);
    bytes.reset();
    if (mark.startsWith("\u00FF\u00D8\u00FF")) return new JpegFilter(bytes);
    if (mark.startsWith("\u0089PNG\r\n\u001A\n")) return new PngFilter(bytes);
    if (mark.startsWith("GIF8")) return new GifFilter(bytes);
    if (mark.startsWith("RIFF") && mark.endsWith("WEBP")) return new WebpFilter(bytes);
    return bytes;
  }
}
