package dev.herald.persistence.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.domain.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.Tika;

/** Tells of which type an image is, by its first bytes, whatever it is called. */
public final class ImageTypes {

  private static final int HEAD = 64 * 1024;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern NETPBM_MARK = Pattern.compile("P[1-6]\\s.*", Pattern.DOTALL);
  private static final Pattern NETPBM =
      Pattern.compile(
          "P[1-6](\\s+(#[^\n]*\n)*)+[0-9]+\\s+(#[^\n]*\n\\s*)*[0-9]+\\s.*", Pattern.DOTALL);

  /** Image formats that are texts. */
  private static final Set<String> TEXTS =
      Set.of("image/svg+xml", "image/x-xbitmap", "image/x-xpixmap");

  private ImageTypes() {}

  /**
   * The media type of an image.
   *
   * @throws Refusal.NotAnImage it is none: empty, of another type, or a text that happens to begin
   *     like an image
   */
  public static String of(Path file) throws IOException {
    var head = head(file);
    if (head.length == 0) throw new Refusal.NotAnImage("empty");
    var type = Known.TIKA.detect(new ByteArrayInputStream(head));
    if (!type.startsWith("image/")) throw new Refusal.NotAnImage(inWords(type));
    if (!isPlausible(type, new String(head, ISO_8859_1))) {
      throw new Refusal.NotAnImage("text/plain");
    }
    return type;
  }

  /** Browsers show an SVG after a byte order mark and white space, over which Tika stumbles. */
  private static byte[] head(Path file) throws IOException {
    byte[] head;
    try (var bytes = Files.newInputStream(file)) {
      head = bytes.readNBytes(HEAD);
    }
    var text = new String(head, UTF_8);
    var start = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    return start.stripLeading().startsWith("<") ? start.stripLeading().getBytes(UTF_8) : head;
  }

  private static boolean isPlausible(String type, String head) {
    if (TEXTS.contains(type)) return true;
    if (NETPBM_MARK.matcher(head).matches()) return NETPBM.matcher(head).matches();
    return !head.chars().allMatch(ImageTypes::isInTexts);
  }

  private static boolean isInTexts(int character) {
    return character >= ' ' || (character >= '\t' && character <= '\r');
  }

  private static String inWords(String contentType) {
    return contentType.equals("application/octet-stream") ? "of no known type" : contentType;
  }

  /**
   * Loaded with the first upload: the list of types is long, and the start need not wait for it.
   */
  private static final class Known {
    static final Tika TIKA = new Tika();
  }
}
