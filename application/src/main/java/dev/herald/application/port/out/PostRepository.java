package dev.herald.application.port.out;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps posts, and finds them. What writes must be called inside a {@link UnitOfWork}. Posts of
 * deleted channels are not found.
 */
public interface PostRepository {

  /**
   * The sequence of the newest post in a channel; 0 if it has none.
   *
   * @throws Refusal.ChannelNotFound there is no such channel, or it was deleted
   */
  long lastSequence(ChannelId channel);

  /**
   * Makes what it takes to insert a post with this content. It is called before a unit of work,
   * which others wait for, and may take its time.
   */
  Prepared prepare(PostContent content);

  /** What a repository has made beforehand; nobody else looks into it. */
  interface Prepared {}

  /**
   * Keeps a post whose sequence is one more than {@link #lastSequence}.
   *
   * @param prepared what {@link #prepare} has made for its content
   */
  void insert(Post post, Prepared prepared);

  /** Keeps a post for which nothing was prepared. */
  default void insert(Post post) {
    insert(post, prepare(post.content().orElseThrow()));
  }

  /** Removes the content of a post for good, and keeps its recall instead. */
  void recall(Post recalled);

  Optional<Post> find(PostId id);

  /**
   * The post.
   *
   * @throws Refusal.PostNotFound there is none
   */
  default Post get(PostId id) {
    return find(id).orElseThrow(() -> new Refusal.PostNotFound(id));
  }

  /**
   * The post, if it is in one of these channels.
   *
   * @throws Refusal.PostNotFound there is none
   */
  default Post get(PostId id, ChannelScope channels) {
    return find(id)
        .filter(post -> channels.contains(post.channel()))
        .orElseThrow(() -> new Refusal.PostNotFound(id));
  }

  /** The post that has this place in its channel. */
  Optional<Post> find(ChannelId channel, long sequence);

  /**
   * When a channel published its newest posts, recalled ones too, the newest first.
   *
   * @param most how many at the most
   */
  List<Instant> publishedLast(ChannelId channel, int most);

  /**
   * Posts in these channels that fit the query, newest first; recalled ones too, as long as no
   * words are asked for. A unit of work finds what it has itself published or recalled, if it asks
   * for words, a type, who published or a period, only when it is done.
   */
  Page<Post> list(PostQuery query, ChannelScope channels);

  /** How many posts fit the query, whatever page it asks for, counted up to a limit. */
  int count(PostQuery query, ChannelScope channels, int most);

  /**
   * Posts of a channel, the largest sequence first.
   *
   * @param before only those with a smaller sequence; empty for all
   * @param withRecalled whether recalled ones too
   * @param most how many at the most
   */
  List<Post> history(ChannelId channel, OptionalLong before, boolean withRecalled, int most);

  /**
   * Posts of a channel after one of its places, the smallest sequence first; recalled ones too.
   *
   * @param sequence the place, which is itself not among them; 0 for all
   * @param most how many at the most
   */
  List<Post> after(ChannelId channel, long sequence, int most);

  /**
   * Makes some of the words anew by which posts, channels and drafts are found, if those of an
   * older version are kept. What is not yet done has its old words. Must be called in a unit of
   * work.
   *
   * @param most how many posts, channels or drafts to look at, at the most
   * @return how many it looked at; 0 when nothing is left, as always where none are kept
   */
  default int reindex(int most) {
    return 0;
  }

  /**
   * Posts of those of these channels that an account subscribes to, newest first; recalled ones
   * too.
   */
  Page<Post> feed(AccountId account, ChannelScope channels, PageRequest page);
}
