package dev.herald.application.port.in.post;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.application.view.SearchWords;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.List;
import java.util.OptionalLong;

/** Reads and searches posts. */
public interface ReadPosts {

  /**
   * @throws Refusal.PostNotFound there is no such post
   */
  PostView get(Actor actor, PostId id);

  /**
   * The post that has this place in its channel.
   *
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws Refusal.PostNotFound it has no such post
   */
  PostView get(Actor actor, ChannelId channel, long sequence);

  /**
   * Posts that fit the query, newest first.
   *
   * @throws InvalidValue {@code query.too_many}: more words than {@link SearchWords#MAX}
   * @throws Refusal.ChannelNotFound the query names a channel that is not there
   * @throws Refusal.Forbidden the query asks who published, and the actor may not know
   */
  Page<PostView> list(Actor actor, PostQuery query);

  /**
   * How many posts fit the query, whatever page it asks for. They are counted up to a limit, so
   * that it takes not much longer where there are very many.
   *
   * @param most where counting ends
   * @throws InvalidValue {@code query.too_many}: more words than {@link SearchWords#MAX}
   * @throws Refusal.Forbidden the query asks who published, and the actor may not know
   */
  int count(Actor actor, PostQuery query, int most);

  /**
   * The posts of a channel before one of its places, newest first.
   *
   * @param before the place, which is itself not among them; empty for the newest posts
   * @param withRecalled whether posts that were recalled are among them
   * @param limit how many at the most, 1 to 100
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws InvalidValue {@code limit.out_of_range}
   */
  List<PostView> history(
      Actor actor, ChannelId channel, OptionalLong before, boolean withRecalled, int limit);

  /**
   * The posts of a channel after one of its places, oldest first, recalled ones among them.
   *
   * @param sequence the place, which is itself not among them; 0 for all
   * @param limit how many at the most, 1 to 100
   * @throws Refusal.ChannelNotFound there is no such channel
   * @throws InvalidValue {@code limit.out_of_range}
   */
  List<PostView> after(Actor actor, ChannelId channel, long sequence, int limit);

  /** Posts of all channels that an account subscribes to, newest first. */
  Page<PostView> feed(Actor actor, AccountId account, PageRequest page);
}
