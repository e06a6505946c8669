package dev.herald.persistence.sql;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.port.out.Leases;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.StoreFigures;
import java.util.Optional;

/** An open database. */
public interface SqlDatabase extends SqlStore, AutoCloseable {

  /** What its writes are done by. */
  UnitOfWork unitOfWork();

  /** Which of the processes that have the database does what only one may do. */
  Leases leases();

  /**
   * Tries to read, and to write something that can't be read.
   *
   * @return why that can't be done; empty if it can
   */
  Optional<StoreTrouble> trouble();

  /**
   * How the database does, in numbers.
   *
   * @param freeBytes how much room is left where Herald's files lie
   */
  StoreFigures figures(long freeBytes);

  /** Finishes the units of work that are waiting, and lets go of the database. */
  @Override
  void close();

  /**
   * Says that it is closed soon: from now on, nobody waits for longer than some seconds for one
   * that does not answer.
   */
  default void hurry() {}
}
