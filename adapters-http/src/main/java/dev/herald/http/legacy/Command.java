package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One command of the API.
 *
 * @param path the service and the command, as they stand in the address
 */
record Command(String path, Kind kind, Work work) {

  /** Carries a command out. */
  @FunctionalInterface
  interface Work {
    /**
     * @param answer to be filled with what the command answers beside success
     */
    void run(Fields request, ObjectNode answer);
  }
}
