package dev.herald.persistence.sql.wrong;

import dev.herald.persistence.sqlite.Database;

/** What databases share must not know which one it is. */
public record KnowsADatabase(Database database) {}
