package dev.herald.application.port.in.draft;

import java.time.Duration;

/**
 * Publishes drafts whose time has come. Nothing is published by itself: an application that embeds
 * the use cases calls {@link #step} again and again, on one thread. Of all processes that share a
 * store and do so, one publishes at a time; the others stand by to take over.
 *
 * <p>Each draft is published once, by whatever publishes every draft, in the name of whoever
 * scheduled it; also if the moment passed while nobody called this. If a rule is in the way by
 * then, or whoever scheduled it may no longer publish on its channel, the draft goes back to its
 * author with the reason. What can't be done for now, as the store is busy, is tried again.
 */
public interface PublishScheduledDrafts {

  /**
   * Publishes what is due.
   *
   * @return when to call it again: at most half a second later
   */
  Duration step();

  /** Lets another process go on. It is called once, after the last step. */
  void finish();
}
