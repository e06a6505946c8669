package dev.herald.domain.image;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A part of a picture as it is shown, and how that part is turned. It is told in ten-thousandths,
 * so that it is the same part of the picture in any size.
 *
 * @param left what is left out at the left, in ten-thousandths of the picture's width
 * @param top what is left out above, in ten-thousandths of its height
 * @param width in ten-thousandths of the picture's width, 1 at least
 * @param height in ten-thousandths of its height, 1 at least
 * @param rotation by how many degrees the part is turned clockwise: 0, 90, 180 or 270
 */
public record Crop(int left, int top, int width, int height, int rotation) {

  /** The whole width, and the whole height. */
  public static final int WHOLE = 10_000;

  private static final int RIGHT_ANGLE = 90;
  private static final int FULL_ANGLE = 360;

  private static final Pattern TEXT = Pattern.compile("(?:\\d{1,5},){4}\\d{1,5}");

  /**
   * @throws InvalidValue with all of {@code left}, {@code top}, {@code width} and {@code height}
   *     that are {@code out_of_range}, as the part must be in the picture, and {@code
   *     rotation.unknown}
   */
  public Crop {
    var violations = new Violations();
    require(violations, "left", 0, WHOLE - 1, left);
    require(violations, "top", 0, WHOLE - 1, top);
    require(violations, "width", 1, WHOLE - kept(left), width);
    require(violations, "height", 1, WHOLE - kept(top), height);
    if (rotation < 0 || rotation >= FULL_ANGLE || rotation % RIGHT_ANGLE != 0) {
      var text = "must be 0, 90, 180 or 270 degrees, but is " + rotation;
      violations.add(Violation.of("rotation", "unknown", text));
    }
    violations.throwIfAny();
  }

  private static void require(Violations violations, String field, int min, int max, int actual) {
    if (actual >= min && actual <= max) return;
    violations.add(Violation.outOfRange(field, min, max, "ten-thousandths", actual));
  }

  /** What is wrong with where a part begins is not also told of how large it is. */
  private static int kept(int begin) {
    return Math.max(0, Math.min(WHOLE - 1, begin));
  }

  /**
   * The crop that a {@link #text} tells.
   *
   * @throws InvalidValue {@code crop.malformed}: it is not five numbers with commas between, or as
   *     the constructor
   */
  public static Crop of(String text) {
    if (!TEXT.matcher(text).matches()) {
      var rule = "must be five numbers: left, top, width, height and rotation";
      throw new InvalidValue(Violation.of("crop", "malformed", rule));
    }
    var numbers = Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    return new Crop(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  }

  /** Its numbers in their order, such as {@code 1250,0,7500,10000,90}. */
  public String text() {
    return left + "," + top + "," + width + "," + height + "," + rotation;
  }
}
