package dev.herald.persistence.postgresql.wrong;

import dev.herald.persistence.sqlite.Database;

/** One database must not know the other. */
public record KnowsSqlite(Database other) {}
