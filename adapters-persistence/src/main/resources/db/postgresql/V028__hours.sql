-- How often subscribers of a channel read on in an hour, and how many posts it published: of the last
-- thirteen weeks, as the slot of an hour is that of the one 2,184 hours before, whose place it takes.
CREATE TABLE channel_hour (
  channel_key bigint NOT NULL,
  -- The hour, without all whole 2,184.
  slot        bigint NOT NULL,
  -- Hours since 1970 in UTC.
  hour        bigint NOT NULL,
  reads       bigint NOT NULL,
  posts       bigint NOT NULL,
  PRIMARY KEY (channel_key, slot)
);
