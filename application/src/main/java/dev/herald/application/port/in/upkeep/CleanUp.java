package dev.herald.application.port.in.upkeep;

/** Removes what is no longer needed, in steps so small that nobody waits for them. */
@FunctionalInterface
public interface CleanUp {

  /**
   * Takes one step: removes some of what deleted channels left behind, images that nothing refers
   * to, and idempotency keys that are older than a day.
   *
   * @return whether there may be more to remove
   */
  boolean step();
}
