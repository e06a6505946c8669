-- Contents to begin posts with. What is long comes last, so that a walk along the other columns passes
-- it over.
CREATE TABLE template (
  id          TEXT    NOT NULL PRIMARY KEY,
  -- The order in which they were made.
  place       INTEGER NOT NULL UNIQUE,
  -- NULL if it is for all channels.
  channel_key INTEGER REFERENCES channel (key),
  name        TEXT    NOT NULL,
  -- Such as 'token:press office'.
  created_by  TEXT    NOT NULL,
  created_at  INTEGER NOT NULL,
  -- As it was chosen.
  type        TEXT,
  text        TEXT    NOT NULL,
  images      TEXT,
  links       TEXT,
  custom_data TEXT    NOT NULL
) STRICT;

CREATE INDEX template_of_channel ON template (channel_key);

-- Which templates refer to an uploaded image. It may be gone, or come later.
CREATE TABLE template_image (
  image_id TEXT NOT NULL,
  template TEXT NOT NULL REFERENCES template (id) ON DELETE CASCADE,
  PRIMARY KEY (image_id, template)
) STRICT, WITHOUT ROWID;

CREATE INDEX template_image_by_template ON template_image (template);

CREATE TRIGGER image_left_by_template AFTER DELETE ON template_image BEGIN
  UPDATE image SET suspect = 1 WHERE id = old.image_id;
END;
