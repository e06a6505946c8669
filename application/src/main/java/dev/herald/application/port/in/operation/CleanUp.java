package dev.herald.application.port.in.operation;

/**
 * Removes what is no longer needed, in units of work so small that nobody notices. Nothing is
 * removed by itself: an application that embeds the use cases calls it again and again, on one
 * thread of each process. Processes that share a store may all do so, as each unit takes what is
 * there; but bytes of images are deleted outside of units, where only uploads of the same process
 * are kept from them.
 */
public interface CleanUp {

  /**
   * Takes one step: removes some of what deleted channels left behind, drafts that were discarded
   * long ago, images that nothing refers to, what is left of uploads that failed, idempotency keys
   * that are older than a day, sessions and sign-in codes that have ended, and events and entries
   * of the audit log that are older than they are kept. After an update it also makes some of the
   * words anew by which posts, channels and drafts are found.
   *
   * <p>What can't be removed keeps nothing else from it: why it can't is thrown when the rest of
   * the step is done, all other reasons with it as suppressed ones. An image that can't be removed
   * is tried again an hour later.
   *
   * @return whether there may be more to remove
   */
  boolean step();

  /**
   * Writes down what was to be written later, such as when tokens were used last. It is called
   * once, after the last step.
   */
  void finish();
}
