package dev.herald.persistence.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a PNG says of its colours. As in browsers, a profile counts more than the word that
 * they are those of screens (sRGB), and that more than a gamma, without which primaries count for
 * nothing.
 */
final class PngColours {

  private static final int PROFILE = PngHeader.type("iCCP");
  private static final int SRGB = PngHeader.type("sRGB");
  private static final int GAMMA = PngHeader.type("gAMA");
  private static final int PRIMARIES = PngHeader.type("cHRM");
  private static final Set<Integer> CHUNKS = Set.of(PROFILE, SRGB, GAMMA, PRIMARIES);

  private static final double UNIT = 100_000;
  private static final int LONGEST_PROFILE = 4 << 20;

  private @Nullable ICC_Profile profile;
  private boolean isScreen;
  private double gamma;
  private double @Nullable [] primaries;

  static boolean knows(int chunk) {
    return CHUNKS.contains(chunk);
  }

  /** Takes the content of a chunk; what is damaged counts as not there. */
  void read(int chunk, byte[] content) {
    if (chunk == PROFILE) profile = profile(content);
    if (chunk == SRGB) isScreen = true;
    if (chunk == GAMMA && content.length == 4) gamma = numbers(content)[0];
    if (chunk == PRIMARIES && content.length == 32) primaries = numbers(content);
  }

  private static double[] numbers(byte[] content) {
    var numbers = ByteBuffer.wrap(content).asIntBuffer();
    var read = new double[numbers.limit()];
    Arrays.setAll(read, i -> numbers.get(i) / UNIT);
    return read;
  }

  private static @Nullable ICC_Profile profile(byte[] content) {
    var name = 0;
    while (name < content.length && content[name] != 0) name++;
    var start = Math.min(name + 2, content.length); // after the name and the method
    var packed = new ByteArrayInputStream(content, start, content.length - start);
    try (var bytes = new InflaterInputStream(packed)) {
      return ICC_Profile.getInstance(bytes.readNBytes(LONGEST_PROFILE));
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  Colours known(boolean isGrey) {
    var expected = isGrey ? ColorSpace.TYPE_GRAY : ColorSpace.TYPE_RGB;
    if (profile != null && profile.getColorSpaceType() == expected) {
      return new ProfileColours(profile);
    }
    if (isScreen || gamma <= 0) return Colours.USUAL;
    return GammaColours.of(gamma, isGrey ? null : primaries);
  }
}
