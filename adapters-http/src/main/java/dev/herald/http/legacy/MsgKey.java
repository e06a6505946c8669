package dev.herald.http.legacy;

import dev.herald.domain.post.Post;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a message: its place in the channel and the second in which it was sent.
 *
 * @param seconds since 1970
 */
record MsgKey(long sequence, long seconds) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})_1_(\\d{1,18})");

  static MsgKey of(Post post) {
    return new MsgKey(post.sequence(), post.publishedAt().getEpochSecond());
  }

  static Optional<MsgKey> read(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new MsgKey(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  boolean names(Post post) {
    return equals(of(post));
  }

  @Override
  public String toString() {
    return sequence + "_1_" + seconds;
  }
}
