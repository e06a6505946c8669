package dev.herald.bootstrap.e2e.console;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Small pictures to upload. */
final class Pictures {

  static final FilePayload RED = of("red.png", Color.RED);
  static final FilePayload GREEN = of("green.png", Color.GREEN);
  static final FilePayload BLUE = of("blue.png", Color.BLUE);

  /** Twice as wide as high, red at the left and blue at the right. */
  static final FilePayload HALVES = of("halves.png", 40, 20, Color.RED, Color.BLUE);

  static final FilePayload NO_PICTURE =
      new FilePayload("report.pdf", "application/pdf", "%PDF-1.7\n".getBytes());

  private Pictures() {}

  private static FilePayload of(String name, Color color) {
    return of(name, 12, 9, color, color);
  }

  private static FilePayload of(String name, int width, int height, Color left, Color right) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = picture.createGraphics();
    graphics.setColor(left);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(right);
    graphics.fillRect(width / 2, 0, width, height);
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
    var held = hold(file, target);
    target.dispatchEvent("drop", Map.of("dataTransfer", held));
  }

  /** Holds a file over something, as if it came from the desktop. */
  static JSHandle hold(FilePayload file, Locator target) {
    var held =
        target
            .page()
            .evaluateHandle(
                """
                ({ name, type, base64 }) => {
                  const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0))
                  const held = new DataTransfer()
                  held.items.add(new File([bytes], name, { type }))
                  return held
                }
                """,
                Map.of(
                    "name", file.name,
                    "type", file.mimeType,
                    "base64", Base64.getEncoder().encodeToString(file.buffer)));
    target.dispatchEvent("dragover", Map.of("dataTransfer", held));
    return held;
  }

  /**
   * Has the clipboard hold a picture, as other programs leave it there.
   *
   * @param text what it says, if it is a picture of a text
   */
  static void copy(Page page, FilePayload picture, String text) {
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.evaluate(
        """
        async ([base64, text]) => {
          const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0))
          const item = { 'image/png': new Blob([bytes], { type: 'image/png' }) }
          if (text) item['text/plain'] = new Blob([text], { type: 'text/plain' })
          await navigator.clipboard.write([new ClipboardItem(item)])
        }
        """,
        List.of(Base64.getEncoder().encodeToString(picture.buffer), text));
  }
}
