-- A statement adds the posts, or the events, of all who publish at the same time: what they have in
-- common is looked after once, and not for each row. Servers of versions before add theirs as well.

-- Nobody who writes meanwhile has one of the tables and waits for the other.
SELECT version FROM turn FOR UPDATE;

DROP TRIGGER post_published ON post;

CREATE OR REPLACE FUNCTION post_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO published_minute (minute, first_position, last_position)
  SELECT published_at / 60000, min(position), max(position) FROM added GROUP BY 1
  ON CONFLICT (minute) DO UPDATE SET last_position = excluded.last_position;
  RETURN NULL;
END $$;

CREATE TRIGGER post_published AFTER INSERT ON post
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION post_published();

DROP TRIGGER event_appended ON event;

CREATE OR REPLACE FUNCTION event_appended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_stretch (channel_key, stretch)
  SELECT DISTINCT channel_key, position / 4096 FROM added
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER event_appended AFTER INSERT ON event
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION event_appended();
