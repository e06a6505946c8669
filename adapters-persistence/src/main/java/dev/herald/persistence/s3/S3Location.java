package dev.herald.persistence.s3;

import java.util.regex.Pattern;

/**
 * Where images are, as {@code s3://bucket/prefix}.
 *
 * @param prefix what all keys begin with; empty, or with a slash at its end
 */
public record S3Location(String bucket, String prefix) {

  private static final String SCHEME = "s3://";
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");

  /** Whole paths of letters and digits: no server or tool takes them for anything else. */
  private static final Pattern PREFIX =
      Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*", Pattern.UNICODE_CASE);

  private static final int LONGEST_PREFIX = 500;

  /**
   * Reads a location.
   *
   * @throws IllegalArgumentException it is none; the message says why
   */
  public static S3Location of(String text) {
    if (!text.startsWith(SCHEME)) {
      throw new IllegalArgumentException("it must begin with s3://, as in s3://bucket/herald");
    }
    var path = text.substring(SCHEME.length());
    var slash = path.indexOf('/');
    var bucket = slash < 0 ? path : path.substring(0, slash);
    var prefix = slash < 0 ? "" : path.substring(slash + 1);
    if (!prefix.isEmpty() && !prefix.endsWith("/")) prefix += "/";
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException(
          "it must name a bucket of 2 to 255 letters, digits, dots, hyphens and underscores, as in"
              + " s3://bucket/herald");
    }
    if (prefix.length() > LONGEST_PREFIX || !PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "behind the bucket there may be a prefix of letters, digits, dots, hyphens, underscores"
              + " and slashes, with at most "
              + LONGEST_PREFIX
              + " characters");
    }
    return new S3Location(bucket, prefix);
  }

  /** As it is given. */
  @Override
  public String toString() {
    return SCHEME
        + bucket
        + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
  }
}
