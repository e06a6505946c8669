package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.domain.access.Actor;

/** One command of the API. */
record Command(CommandGroup group, String name, Work work) {

  /** Carries a command out. */
  @FunctionalInterface
  interface Work {
    /**
     * @param actor who asks
     * @param answer to be filled with what the command answers beside success
     */
    void run(Actor actor, JsonFields request, ObjectNode answer);
  }

  /** The service and the command, as they stand in the address. */
  String path() {
    return group.service + "/" + name;
  }
}
