package dev.herald.persistence.sqlite;

import dev.herald.persistence.sql.Transactions;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteErrorCode;

/** Transactions of SQLite's, which lets one connection write at a time. */
final class SqliteTransactions implements Transactions {

  private final Handle handle;
  private final Runnable beforeEach;
  private final Commands commands;
  private final OtherWriters others;

  /**
   * @param handle a connection that nobody else uses
   * @param beforeEach is run before each transaction, which fails if it throws
   */
  SqliteTransactions(Handle handle, Runnable beforeEach) {
    this.handle = handle;
    this.beforeEach = beforeEach;
    commands = new Commands(handle.getConnection());
    others = new OtherWriters(commands);
  }

  @Override
  public Handle handle() {
    return handle;
  }

  @Override
  public void begin() {
    beforeEach.run();
    commands.run("BEGIN IMMEDIATE");
  }

  @Override
  public boolean haveOthersWritten() {
    return others.haveWritten();
  }

  @Override
  public void beginUnit() {
    commands.run("SAVEPOINT unit");
  }

  /** Fails if SQLite has ended the whole transaction, as it does when the disk is full. */
  @Override
  public void undoUnit() {
    commands.run("ROLLBACK TO unit");
  }

  @Override
  public void endUnit() {
    commands.run("RELEASE unit");
  }

  @Override
  public void commit(boolean isSeen) {
    commands.run("COMMIT");
  }

  @Override
  public void undo() {
    rollBack();
    commands.run("BEGIN"); // fails if one is open, and otherwise does nothing
    commands.run("ROLLBACK");
  }

  private void rollBack() {
    try {
      commands.run("ROLLBACK");
    } catch (RuntimeException e) {
      // None is open, or else what follows fails.
    }
  }

  /** What SQLite refuses, it has waited for already. */
  @Override
  public boolean isPassing(Throwable failure) {
    return false;
  }

  @Override
  public boolean isFull(Throwable failure) {
    return SqliteFailures.codeOf(failure) == SQLiteErrorCode.SQLITE_FULL;
  }

  @Override
  public RuntimeException translated(Throwable failure) {
    return SqliteFailures.translated(failure);
  }

  @Override
  public void close() {
    handle.close();
  }
}
