-- What happened in a channel on a day, if anything did. Who follows the log counts it.
CREATE TABLE channel_day (
  channel_key INTEGER NOT NULL,
  -- Days since 1970 in UTC.
  day         INTEGER NOT NULL,
  joins       INTEGER NOT NULL,
  leaves      INTEGER NOT NULL,
  posts       INTEGER NOT NULL,
  recalls     INTEGER NOT NULL,
  PRIMARY KEY (channel_key, day)
) STRICT, WITHOUT ROWID;

-- The days of many channels together are added up from the index alone.
CREATE INDEX channel_day_by_day ON channel_day (day, joins, leaves, posts, recalls);

-- What of it was counted: "events" is the last position of the log that was, "since" from when on they
-- were (milliseconds since 1970). While it is counted what is stored of the time before,
-- "subscriptions", "posts" and "recalls" say up to which key or position that was done.
CREATE TABLE statistics_mark (
  name  TEXT    PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
