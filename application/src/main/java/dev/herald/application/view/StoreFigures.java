package dev.herald.application.view;

/**
 * How the store does, in numbers. Those that count begin at 0 when the store is opened.
 *
 * @param waitingUnits how many units of work wait for their turn now
 * @param units how many units of work were done
 * @param commits how many commits they took: several units share one
 * @param commitSizes how many units shared how many of the commits
 * @param writingNanos for how long the store has been writing in all, in nanoseconds
 * @param databaseBytes how large the database is
 * @param logBytes how large the write-ahead log is, from which the database is brought up to date
 * @param images how many images are kept
 * @param imageBytes how large they are in all, without their renditions
 * @param freeBytes how much room is left for all of it
 */
public record StoreFigures(
    long waitingUnits,
    long units,
    long commits,
    Distribution commitSizes,
    long writingNanos,
    long databaseBytes,
    long logBytes,
    long images,
    long imageBytes,
    long freeBytes) {

  /** Of a store that can't tell. */
  public static final StoreFigures NONE =
      new StoreFigures(0, 0, 0, Distribution.NONE, 0, 0, 0, 0, 0, 0);
}
