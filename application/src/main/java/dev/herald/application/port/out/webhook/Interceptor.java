package dev.herald.application.port.out.webhook;

import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.refusal.Refusal;
import java.util.List;
import java.util.Set;

/**
 * Is asked before something is done, and may refuse or change it. It may take its time, as it is
 * never asked in a unit of work; what it allows may still be refused by rule.
 */
public interface Interceptor {

  /** Allows everything. */
  Interceptor NONE = new Interceptor() {};

  /**
   * @throws Refusal.RefusedByWebhook the channel must not be made
   */
  default void beforeCreate(AccountId owner, ChannelName name) {}

  /**
   * @param accounts those that do not follow the channel yet; at least one, each once
   * @return those of the accounts that must not follow the channel
   * @throws Refusal.RefusedByWebhook none of them may
   */
  default Set<AccountId> beforeSubscribe(ChannelId channel, List<AccountId> accounts) {
    return Set.of();
  }

  /**
   * @return what is to be published: the content, or another in its place
   * @throws Refusal.RefusedByWebhook it must not be published
   * @throws Refusal.DroppedByWebhook it must not either, and its author need not know
   */
  default PostContent beforePublish(ChannelId channel, PostContent content) {
    return content;
  }
}
