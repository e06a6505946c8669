-- How often subscribers of a channel read on in an hour, and how many posts it published: of the last
-- thirteen weeks, as the slot of an hour is that of the one 2,184 hours before, whose place it takes.
CREATE TABLE channel_hour (
  channel_key INTEGER NOT NULL,
  -- The hour, without all whole 2,184.
  slot        INTEGER NOT NULL,
  -- Hours since 1970 in UTC.
  hour        INTEGER NOT NULL,
  reads       INTEGER NOT NULL,
  posts       INTEGER NOT NULL,
  PRIMARY KEY (channel_key, slot)
) STRICT, WITHOUT ROWID;
