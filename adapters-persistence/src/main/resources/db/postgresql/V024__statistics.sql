-- What happened in a channel on a day, if anything did. Who follows the log counts it.
CREATE TABLE channel_day (
  channel_key bigint NOT NULL,
  -- Days since 1970 in UTC.
  day         bigint NOT NULL,
  joins       bigint NOT NULL,
  leaves      bigint NOT NULL,
  posts       bigint NOT NULL,
  recalls     bigint NOT NULL,
  PRIMARY KEY (channel_key, day)
);

-- The days of many channels together are added up from the index alone.
CREATE INDEX channel_day_by_day ON channel_day (day, joins, leaves, posts, recalls);

-- What of it was counted: "events" is the last position of the log that was, "since" from when on they
-- were (milliseconds since 1970). While it is counted what is stored of the time before,
-- "subscriptions", "posts" and "recalls" say up to which key or position that was done.
CREATE TABLE statistics_mark (
  name  text   COLLATE "C" PRIMARY KEY,
  value bigint NOT NULL
);
