package dev.herald.persistence.picture;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** Colours that numbers define: how light a value is, and which red, green and blue are meant. */
final class GammaColours implements Colours {

  /** What screens have: white, red, green and blue as x and y. */
  private static final double[] SCREEN = {0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06};

  /** Near enough to what screens have. */
  private static final double USUAL_GAMMA = 0.45455;

  private static final double[][] SAME = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  private static final int STEPS = 4095;

  private final double[] light = new double[256];
  private final int[] shown = new int[STEPS + 1];
  private final double[][] mix;

  private GammaColours(double gamma, boolean isUsual, double[][] mix) {
    this.mix = mix;
    for (var i = 0; i < light.length; i++) {
      light[i] = isUsual ? fromScreen(i / 255.0) : Math.pow(i / 255.0, 1 / gamma);
    }
    for (var i = 0; i <= STEPS; i++) {
      shown[i] = (int) Math.round(255 * toScreen((double) i / STEPS));
    }
  }

  /**
   * @param gamma how values grow with light; above 0
   * @param primaries white, red, green and blue as x and y; null for those of screens
   */
  static Colours of(double gamma, double @Nullable [] primaries) {
    var mix = primaries == null ? SAME : mix(primaries);
    var isUsual = Math.abs(gamma - USUAL_GAMMA) < 0.005;
    return isUsual && mix == SAME ? USUAL : new GammaColours(gamma, isUsual, mix);
  }

  @Override
  public BufferedImage toScreen(BufferedImage picture) {
    return Samples.each(picture, this::mixed);
  }

  private int mixed(int rgb) {
    var red = light[(rgb >> 16) & 0xFF];
    var green = light[(rgb >> 8) & 0xFF];
    var blue = light[rgb & 0xFF];
    var mixed = 0;
    for (var row : mix) {
      var sum = row[0] * red + row[1] * green + row[2] * blue;
      mixed = (mixed << 8) | shown[(int) Math.round(STEPS * Math.max(0, Math.min(1, sum)))];
    }
    return mixed;
  }

  private static double toScreen(double light) {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
  }

  private static double fromScreen(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  /** From these primaries to those of screens; none if they can't be told apart. */
  private static double[][] mix(double[] primaries) {
    var mix = product(inverse(toLight(SCREEN)), toLight(primaries));
    for (var row : mix) {
      for (var value : row) if (!Double.isFinite(value)) return SAME;
    }
    return mix;
  }

  /** From red, green and blue to X, Y and Z, so that all of them together are white. */
  private static double[][] toLight(double[] p) {
    var columns = new double[3][3];
    for (var i = 0; i < 3; i++) {
      var x = p[2 + 2 * i];
      var y = p[3 + 2 * i];
      columns[0][i] = x / y;
      columns[1][i] = 1;
      columns[2][i] = (1 - x - y) / y;
    }
    var white = new double[][] {{p[0] / p[1]}, {1}, {(1 - p[0] - p[1]) / p[1]}};
    var scale = product(inverse(columns), white);
    for (var row : columns) {
      for (var i = 0; i < 3; i++) row[i] *= scale[i][0];
    }
    return columns;
  }

  private static double[][] product(double[][] a, double[][] b) {
    var product = new double[a.length][b[0].length];
    for (var i = 0; i < a.length; i++) {
      for (var j = 0; j < b[0].length; j++) {
        for (var k = 0; k < b.length; k++) product[i][j] += a[i][k] * b[k][j];
      }
    }
    return product;
  }

  private static double[][] inverse(double[][] m) {
    var inverse = new double[3][3];
    var determinant = 0.0;
    for (var i = 0; i < 3; i++) determinant += m[0][i] * cofactor(m, 0, i);
    for (var i = 0; i < 3; i++) {
      for (var j = 0; j < 3; j++) inverse[j][i] = cofactor(m, i, j) / determinant;
    }
    return inverse;
  }

  private static double cofactor(double[][] m, int i, int j) {
    var a = (i + 1) % 3;
    var b = (i + 2) % 3;
    var c = (j + 1) % 3;
    var d = (j + 2) % 3;
    return m[a][c] * m[b][d] - m[a][d] * m[b][c];
  }
}
