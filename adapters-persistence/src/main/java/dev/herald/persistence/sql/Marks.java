package dev.herald.persistence.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostType;
import dev.herald.domain.shared.Sha256;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands behind the words of a post in the full-text index, as if it were words too: by these
 * marks the posts of a channel, a type or an author, and those with links, are found.
 */
final class Marks {

  /** The analyzer never makes a word with this private character, so no search is for a mark. */
  private static final String MARK = "\uE000";

  /** That there are some. */
  static final String LINKS = MARK + "l";

  private Marks() {}

  /** The row of a post: its words and its marks. */
  static List<String> row(List<String> words, long channelKey, Post post) {
    return Stream.of(
            words.stream(),
            Stream.of(channel(channelKey), type(post.type())),
            post.publishedBy().map(Marks::author).stream(),
            post.content().filter(it -> !it.links().isEmpty()).map(it -> LINKS).stream())
        .flatMap(parts -> parts)
        .toList();
  }

  static String channel(long key) {
    return MARK + "c" + key;
  }

  static String type(PostType type) {
    return MARK + "t" + type.name().replace("_", ""); // an index might split it there
  }

  /** Half a digest: names may be long, and have any characters. */
  static String author(ActorId author) {
    return MARK + "b" + Sha256.of(author.toString().getBytes(UTF_8)).substring(0, 32);
  }
}
