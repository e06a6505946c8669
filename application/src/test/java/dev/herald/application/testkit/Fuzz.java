package dev.herald.application.testkit;

import java.util.Arrays;
import java.util.Random;

/**
 * What nobody should send, made anew from the same seed, so that a test finds the same each time.
 * {@code herald.fuzz.seed} is another seed, and {@code herald.fuzz.requests} how much is sent.
 */
public final class Fuzz {

  public static final long SEED = Long.getLong("herald.fuzz.seed", 1);

  private static final int REQUESTS = Integer.getInteger("herald.fuzz.requests", 2_000);

  private Fuzz() {}

  /** How often one of so many things is tried: together as often as all requests. */
  public static int times(int things) {
    return Math.max(1, REQUESTS / things);
  }

  /** Chances that have nothing to do with those of other things. */
  public static Random random(Object thing) {
    return new Random(SEED + thing.toString().hashCode());
  }

  /** Bytes of which some are others, or gone. */
  public static byte[] changed(byte[] bytes, Random random) {
    if (bytes.length == 0) return bytes;
    var copy = bytes.clone();
    for (var i = 0; i <= random.nextInt(4); i++) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(copy, random.nextInt(copy.length + 1)) : copy;
  }
}
