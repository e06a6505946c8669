package dev.herald.persistence.sql;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What a database is read by. */
public interface Source {

  <T> T read(Function<Handle, T> query);
}
