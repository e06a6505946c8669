package dev.herald.persistence.sqlite;

import org.jdbi.v3.core.Handle;

/** Knows whether other processes write into the same file. */
final class OtherWriters {

  private final Handle db;
  private long seen;

  /**
   * @param db the one connection of this process that writes
   */
  OtherWriters(Handle db) {
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
    return db.createQuery("PRAGMA data_version").mapTo(Long.class).one();
  }
}
