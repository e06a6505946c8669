package dev.herald.persistence.sqlite;

/** Knows whether other processes write into the same file. */
final class OtherWriters {

  private final Commands db;
  private long seen;

  /**
   * @param db of the one connection of this process that writes
   */
  OtherWriters(Commands db) {
    this.db = db;
    seen = look();
  }

  /** Whether one of them has committed something since this was asked last. */
  boolean haveWritten() {
    var before = seen;
    try {
      seen = look();
    } catch (RuntimeException e) {
      return false; // whoever reads or writes next meets the same trouble
    }
    return seen != before;
  }

  /** A number that changes with the commits of all connections but this one. */
  private long look() {
    return db.number("PRAGMA data_version");
  }
}
