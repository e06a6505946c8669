package dev.herald.bootstrap.e2e.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Small pictures to upload. */
final class Pictures {

  static final FilePayload RED = of("red.png", Color.RED);
  static final FilePayload GREEN = of("green.png", Color.GREEN);
  static final FilePayload BLUE = of("blue.png", Color.BLUE);
  static final FilePayload NO_PICTURE =
      new FilePayload("report.pdf", "application/pdf", "%PDF-1.7\n".getBytes());

  private Pictures() {}

  private static FilePayload of(String name, Color color) {
    var picture = new BufferedImage(12, 9, BufferedImage.TYPE_INT_RGB);
    var graphics = picture.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, 12, 9);
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FilePayload(name, "image/png", bytes.toByteArray());
  }

  /** Drops a file, as if it came from the desktop. */
  static void drop(FilePayload file, Locator target) {
    var dropped =
        target
            .page()
            .evaluateHandle(
                """
                ({ name, type, base64 }) => {
                  const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0))
                  const dropped = new DataTransfer()
                  dropped.items.add(new File([bytes], name, { type }))
                  return dropped
                }
                """,
                Map.of(
                    "name", file.name,
                    "type", file.mimeType,
                    "base64", Base64.getEncoder().encodeToString(file.buffer)));
    target.dispatchEvent("dragover", Map.of("dataTransfer", dropped));
    target.dispatchEvent("drop", Map.of("dataTransfer", dropped));
  }
}
