package dev.herald.application.port.in.post;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.refusal.Refusal;

/** Reads and searches posts. */
public interface ReadPosts {

  /**
   * @throws Refusal.PostNotFound there is no such post
   */
  PostView get(PostId id);

  /**
   * Posts that fit the query, newest first.
   *
   * @throws Refusal.ChannelNotFound the query names a channel that is not there
   */
  Page<PostView> list(PostQuery query);

  /** Posts of all channels that an account subscribes to, newest first. */
  Page<PostView> feed(AccountId account, PageRequest page);
}
