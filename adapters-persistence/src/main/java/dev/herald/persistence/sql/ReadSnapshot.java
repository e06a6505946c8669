package dev.herald.persistence.sql;

/** A database as it is at one moment, whatever others write meanwhile. For one thread at a time. */
public interface ReadSnapshot extends Source, AutoCloseable {

  /** What it says in other words than other databases do. */
  Dialect dialect();

  @Override
  void close();
}
