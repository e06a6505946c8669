package dev.herald.application.port.in.upkeep;

/** Removes what is no longer needed, in steps so small that nobody waits for them. */
@FunctionalInterface
public interface CleanUp {

  /**
   * Takes one step: removes some of what deleted channels left behind, images that nothing refers
   * to, what is left of uploads that failed, idempotency keys that are older than a day, and
   * sessions and sign-in codes that have ended.
   *
   * <p>An image that can't be removed keeps no other from it, and is tried again an hour later; why
   * it can't is thrown when the rest of the step is done.
   *
   * @return whether there may be more to remove
   */
  boolean step();
}
