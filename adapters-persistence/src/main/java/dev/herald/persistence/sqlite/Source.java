package dev.herald.persistence.sqlite;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What a database is read by. */
interface Source {

  <T> T read(Function<Handle, T> query);
}
