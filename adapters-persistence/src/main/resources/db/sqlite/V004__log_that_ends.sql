-- In which stretches of the log, of 4096 positions each, a channel has events: those of a deleted
-- channel are found without a walk through all of it. Most events find the row that they need.
CREATE TABLE event_stretch (
  channel_key INTEGER NOT NULL,
  stretch     INTEGER NOT NULL,
  PRIMARY KEY (channel_key, stretch)
) STRICT, WITHOUT ROWID;

INSERT INTO event_stretch (channel_key, stretch)
SELECT DISTINCT channel_key, position / 4096 FROM event;

CREATE INDEX event_stretch_by_stretch ON event_stretch (stretch);

CREATE TRIGGER event_appended AFTER INSERT ON event BEGIN
  INSERT INTO event_stretch (channel_key, stretch)
  VALUES (new.channel_key, new.position / 4096)
  ON CONFLICT DO NOTHING;
END;

DROP TABLE event_purge;

-- Up to where events were forgotten. Those that are still there lie here for their deliveries alone.
CREATE TABLE event_log (
  forgotten_to INTEGER NOT NULL
) STRICT;

INSERT INTO event_log (forgotten_to) VALUES (0);

CREATE TRIGGER delivery_of_a_forgotten_event AFTER DELETE ON delivery
WHEN old.position <= (SELECT forgotten_to FROM event_log) BEGIN
  DELETE FROM event
  WHERE position = old.position
    AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.position = old.position);
END;
