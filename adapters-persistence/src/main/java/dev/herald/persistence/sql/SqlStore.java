package dev.herald.persistence.sql;

import dev.herald.application.failure.Busy;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** A database as the repositories see it. */
public interface SqlStore extends Source {

  /**
   * Reads: in a unit of work what it has written so far, elsewhere what was committed.
   *
   * @throws Busy too many others are reading, or it takes too long
   */
  @Override
  <T> T read(Function<Handle, T> query);

  /**
   * Reads what may take long, so few at a time that connections are left for what does not.
   *
   * @throws Busy too many others are searching, or it takes too long
   */
  <T> T search(Function<Handle, T> query);

  /**
   * Reads what no {@link #additions} of the transaction can change: those that wait go on waiting.
   *
   * @throws Busy too many others are reading, or it takes too long
   */
  default <T> T readBeside(Function<Handle, T> query) {
    return read(query);
  }

  /** Whether this is a unit of work. */
  boolean isWriting();

  /**
   * The connection that writes.
   *
   * @throws IllegalStateException this is not a unit of work
   */
  Handle write();

  /** What it says in other words than other databases do. */
  Dialect dialect();

  /** Adds what units of work add most. */
  Additions additions();

  /** The words by which posts and channels are found. */
  WordIndex words();
}
