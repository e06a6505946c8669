-- Publishing pays for every index, and everyone waits for the one writer. So what can be found
-- another way has no index of its own.

-- A channel's posts are found by their sequence, those of a type by a mark in the search index.
DROP INDEX post_by_channel;
DROP INDEX post_by_type;
DROP INDEX post_by_time;
DROP INDEX post_by_channel_and_time;

-- Between which positions the posts of a minute lie. If the clock was set back, minutes overlap.
CREATE TABLE published_minute (
  -- Minutes since 1970 in UTC.
  minute         INTEGER PRIMARY KEY,
  first_position INTEGER NOT NULL,
  last_position  INTEGER NOT NULL
) STRICT;

INSERT INTO published_minute (minute, first_position, last_position)
SELECT published_at / 60000, min(position), max(position) FROM post GROUP BY 1;

CREATE TRIGGER post_published AFTER INSERT ON post BEGIN
  INSERT INTO published_minute (minute, first_position, last_position)
  VALUES (new.published_at / 60000, new.position, new.position)
  ON CONFLICT (minute) DO UPDATE SET last_position = excluded.last_position;
END;

-- Its newest post says how many posts a channel has, and when it last published.
ALTER TABLE channel DROP COLUMN last_sequence;
ALTER TABLE channel DROP COLUMN last_post_at;

-- The events of deleted channels are found by a walk through the log, for all of them at once.
DROP INDEX event_by_channel;

-- Up to where that walk has come.
CREATE TABLE event_purge (
  position INTEGER NOT NULL
) STRICT;

INSERT INTO event_purge (position) VALUES (0);

-- What "purged" says of a deleted channel: 0 that it has posts or subscriptions left, 1 that it has
-- at the most events, 2 that it has nothing.
UPDATE channel SET purged = 2 WHERE purged = 1;
DROP INDEX channel_to_purge;
CREATE INDEX channel_to_purge ON channel (purged) WHERE deleted_at IS NOT NULL;
