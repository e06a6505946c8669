package dev.herald.application.port.out;

import java.util.OptionalLong;

/**
 * Says which of the processes that share a store does what only one may do at a time. A process
 * that dies, or hangs for some seconds, loses its duty to another one.
 */
public interface Leases {

  /** What one process does at a time. */
  enum Duty {
    /** Sending events to their receivers. */
    RELAY,
    /** Publishing drafts whose time has come. */
    SCHEDULE,
    /** Counting what happens. */
    STATISTICS
  }

  /** Those of a store that one process has for itself. */
  Leases ALONE =
      new Leases() {
        @Override
        public OptionalLong hold(Duty duty) {
          return OptionalLong.of(1);
        }

        @Override
        public boolean isHeld(Duty duty, long token) {
          return true;
        }

        @Override
        public void release(Duty duty, long token) {
          // Nobody else wants it.
        }
      };

  /**
   * Takes a duty that nobody has, or keeps one that this process has. It is called before each step
   * of the duty and costs nothing most of the time, but not inside a {@link UnitOfWork}. Who does
   * not call it for some seconds lets go of the duty.
   *
   * @return a number that grows whenever the duty is taken, and stays the same while it is kept;
   *     empty if another process has it
   */
  OptionalLong hold(Duty duty);

  /**
   * Whether nobody has taken the duty since this process did. Asked inside a {@link UnitOfWork},
   * whose work is then done before anybody else takes the duty, or not at all: so one who was away
   * for a while undoes nothing of what its successor has done.
   *
   * @param token what {@link #hold} returned
   */
  boolean isHeld(Duty duty, long token);

  /** Lets go of a duty, so that another process takes it at once, unless another has it already. */
  void release(Duty duty, long token);
}
