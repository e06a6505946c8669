package dev.herald.persistence.backup;

/** Learns how far a long piece of work has come, and may end it. */
@FunctionalInterface
public interface Progress {

  /** Shows nothing, and lets everything come to its end. */
  Progress SILENT = (step, done, all) -> true;

  /**
   * Called many times a second.
   *
   * @param step what is being done
   * @param done how many bytes of it are done, or whatever it is counted by; may be a guess
   * @param all how many there are; may be a guess too
   * @return whether to go on; if not, what was begun is taken back
   */
  boolean isAt(Step step, long done, long all);

  /** What takes its time. */
  enum Step {
    DATABASE,
    CHECK,
    IMAGES,
    SEARCH
  }

  /**
   * The same, as a step that may be ended.
   *
   * @throws BackupFailure it is to end
   */
  default void at(Step step, long done, long all) {
    if (!isAt(step, done, all)) throw new BackupFailure("It was ended before it was done.", null);
  }
}
