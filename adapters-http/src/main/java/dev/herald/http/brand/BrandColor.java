package dev.herald.http.brand;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A colour for links and buttons. Wherever it is used it is as dark, or on dark pages as light, as
 * it must be to be read: WCAG asks for a contrast of 4.5 to 1.
 */
public record BrandColor(int red, int green, int blue) {

  private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final double READABLE = 4.5;

  /** What is no text, WCAG asks to be seen with a contrast of 3 to 1. */
  private static final double SEEN = 3;

  private static final double TINT = .12;
  private static final BrandColor BLACK = new BrandColor(0, 0, 0);
  private static final BrandColor WHITE = new BrandColor(255, 255, 255);

  /** The darkest that light pages have behind text, and the lightest that dark ones have. */
  private static final BrandColor LIGHT_HOVER = of("#eef1f6");

  private static final BrandColor DARK_HOVER = of("#262b33");
  private static final BrandColor DARK_SURFACE = of("#1d2127");

  /**
   * A colour as CSS writes it.
   *
   * @throws InvalidValue {@code color.malformed}
   */
  public static BrandColor of(String text) {
    if (!FORM.matcher(text).matches()) {
      var rule = "must be a colour such as #2456d6, but is " + text;
      throw new InvalidValue(Violation.of("color", "malformed", rule));
    }
    var bits = Integer.parseInt(text.substring(1), 16);
    return new BrandColor(bits >> 16, bits >> 8 & 0xff, bits & 0xff);
  }

  /** The same, or darker, so that it is read on light pages, and white is read on it. */
  BrandColor onLight() {
    for (var step = 0; step < 100; step++) {
      var darker = mixed(BLACK, step / 100.0);
      var tinted = WHITE.mixed(darker, TINT);
      if (darker.isReadOn(tinted) && darker.isReadOn(LIGHT_HOVER)) return darker;
    }
    return BLACK;
  }

  /** The same, or lighter, so that it is read on dark pages. */
  BrandColor onDark() {
    for (var step = 0; step < 100; step++) {
      var lighter = mixed(WHITE, step / 100.0);
      var tinted = DARK_SURFACE.mixed(lighter, TINT);
      if (lighter.isReadOn(tinted) && lighter.isReadOn(DARK_HOVER)) return lighter;
    }
    return WHITE;
  }

  /**
   * The same, or lighter, so that a button of it is seen on dark pages. White is read on it, as it
   * is never lighter than it must be.
   */
  BrandColor behindWhiteOnDark() {
    for (var step = 0; step < 100; step++) {
      var lighter = onLight().mixed(WHITE, step / 100.0);
      if (lighter.contrast(DARK_SURFACE) >= SEEN) return lighter;
    }
    return WHITE;
  }

  private boolean isReadOn(BrandColor ground) {
    return contrast(ground) >= READABLE;
  }

  /** As WCAG reckons it. */
  double contrast(BrandColor other) {
    var mine = luminance();
    var theirs = other.luminance();
    return (Math.max(mine, theirs) + .05) / (Math.min(mine, theirs) + .05);
  }

  private double luminance() {
    return .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
  }

  private static double linear(int channel) {
    var part = channel / 255.0;
    return part <= .04045 ? part / 12.92 : Math.pow((part + .055) / 1.055, 2.4);
  }

  /** This colour with so much of another one. */
  BrandColor mixed(BrandColor other, double part) {
    return new BrandColor(
        mixed(red, other.red, part),
        mixed(green, other.green, part),
        mixed(blue, other.blue, part));
  }

  private static int mixed(int one, int other, double part) {
    return (int) Math.round(one + (other - one) * part);
  }

  /** As the parts that CSS puts together. */
  String parts() {
    return red + ", " + green + ", " + blue;
  }

  /** As CSS writes it. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }
}
