package dev.herald.application.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.out.ImageProcessor;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.Crop;
import dev.herald.domain.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Knows PNG, JPEG, GIF, TIFF and SVG by their first bytes, and the size of a PNG. Its renditions
 * are no pictures but say what they would be of; it makes none of an SVG.
 */
public final class FakeImageProcessor implements ImageProcessor {

  private static final int HEAD = 24;

  @Override
  public Format inspect(ImageStore.Staged bytes) {
    var head = head(bytes);
    if (head.length == 0) throw new Refusal.NotAnImage("empty");
    var text = new String(head, ISO_8859_1);
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) return new Format("image/png", sizeOfPng(head));
    if (text.startsWith("\u00ff\u00d8\u00ff")) return unmeasured("image/jpeg");
    if (text.startsWith("GIF8")) return unmeasured("image/gif");
    if (text.startsWith("II*\0")) return unmeasured("image/tiff");
    if (text.startsWith("<svg")) return unmeasured("image/svg+xml");
    throw new Refusal.NotAnImage("unknown");
  }

  private static byte[] head(ImageStore.Staged staged) {
    try (var bytes = staged.open()) {
      return bytes.readNBytes(HEAD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Dimensions> sizeOfPng(byte[] head) {
    if (head.length < HEAD) return Optional.empty();
    var numbers = ByteBuffer.wrap(head);
    return Optional.of(new Dimensions(numbers.getInt(16), numbers.getInt(20)));
  }

  private static Format unmeasured(String contentType) {
    return new Format(contentType, Optional.empty());
  }

  @Override
  public void prepare(StoredImage image) {
    // They are made when somebody asks for them: they cost nothing.
  }

  /** A picture of which nothing is known but what it was made of. */
  @Override
  public Optional<byte[]> crop(StoredImage image, Crop crop) {
    if (image.contentType().equals("image/svg+xml")) return Optional.empty();
    return Optional.of(cut(image.id(), crop));
  }

  /** What it cuts from an image. */
  public static byte[] cut(ImageId image, Crop crop) {
    return ("GIF8 " + crop.text() + " of " + image).getBytes(UTF_8);
  }

  @Override
  public Optional<Rendition> render(StoredImage image, int edge) {
    if (image.contentType().equals("image/svg+xml")) return Optional.empty();
    var bytes = "%s at most %s wide or high".formatted(image.id(), edge).getBytes(UTF_8);
    return Optional.of(new Rendition("image/png", bytes.length, new ByteArrayInputStream(bytes)));
  }
}
