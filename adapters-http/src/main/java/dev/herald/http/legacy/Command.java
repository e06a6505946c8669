package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One command of the API. */
record Command(Kind kind, String name, Work work) {

  /** Carries a command out. */
  @FunctionalInterface
  interface Work {
    /**
     * @param answer to be filled with what the command answers beside success
     */
    void run(Fields request, ObjectNode answer);
  }

  /** The service and the command, as they stand in the address. */
  String path() {
    return kind.service + "/" + name;
  }
}
