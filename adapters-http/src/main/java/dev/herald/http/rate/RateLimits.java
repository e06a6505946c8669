package dev.herald.http.rate;

/**
 * How often clients may ask, and guess; 0 for any number.
 *
 * @param perToken how many requests each token, and each session in the console, may send in a
 *     minute, all of them at once if it likes
 * @param perAddress the same of each address, without a token: of strangers
 * @param wrongSecrets how many different wrong secrets an address may try before it has to wait
 */
public record RateLimits(long perToken, long perAddress, int wrongSecrets) {

  public static final long DEFAULT_PER_ADDRESS = 3000;
  public static final int DEFAULT_WRONG_SECRETS = 10;

  /**
   * Tokens are given to programs that one knows, and may use the whole server. Strangers may load a
   * page with fifty pictures once in a second.
   */
  public static final RateLimits USUAL =
      new RateLimits(0, DEFAULT_PER_ADDRESS, DEFAULT_WRONG_SECRETS);

  /** Everybody may ask as often as they like. */
  public static final RateLimits NONE = new RateLimits(0, 0, 0);
}
