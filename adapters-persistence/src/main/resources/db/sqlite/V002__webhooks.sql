-- Times are milliseconds since 1970 in UTC. Everything else is as the domain says.

CREATE TABLE webhook (
  key         INTEGER PRIMARY KEY AUTOINCREMENT,
  id          TEXT    NOT NULL UNIQUE,
  url         TEXT    NOT NULL,
  description TEXT    NOT NULL,
  -- The names of what it wants to be told, each on a line of its own.
  events      TEXT    NOT NULL,
  secret      TEXT    NOT NULL,
  enabled     INTEGER NOT NULL,
  created_at  INTEGER NOT NULL
) STRICT;

-- Who is told what happens: webhooks, and the callback, which has no row among them.
CREATE TABLE receiver (
  id       TEXT    PRIMARY KEY,
  -- Up to which event it has been told. That event may be purged.
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What receivers could not be told in their turn.
CREATE TABLE delivery (
  receiver TEXT    NOT NULL,
  -- WAITING or FAILED. What waits is looked at again and again, so it lies together.
  state    TEXT    NOT NULL,
  position INTEGER NOT NULL REFERENCES event (position) ON DELETE CASCADE,
  attempts INTEGER NOT NULL,
  -- When it is tried again, or when it was given up.
  at       INTEGER NOT NULL,
  failure  TEXT    NOT NULL,
  PRIMARY KEY (receiver, state, position),
  -- Also finds the deliveries of an event that is purged.
  UNIQUE (position, receiver)
) STRICT, WITHOUT ROWID;
