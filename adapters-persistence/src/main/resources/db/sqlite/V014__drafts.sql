-- What may become posts. What is long comes last, so that a walk along the other columns passes it
-- over.
CREATE TABLE draft (
  id            TEXT    NOT NULL PRIMARY KEY,
  -- The order of the last changes, which lists go by: each change takes the next one.
  place         INTEGER NOT NULL UNIQUE,
  channel_key   INTEGER NOT NULL REFERENCES channel (key),
  -- Such as 'token:press office'.
  author        TEXT    NOT NULL,
  created_at    INTEGER NOT NULL,
  updated_by    TEXT    NOT NULL,
  updated_at    INTEGER NOT NULL,
  revision      INTEGER NOT NULL,
  discarded_by  TEXT,
  discarded_at  INTEGER,
  -- Of which analyzer the words are; 0 if there are none yet.
  words_version INTEGER NOT NULL DEFAULT 0,
  -- As it was chosen.
  type          TEXT,
  text          TEXT    NOT NULL,
  images        TEXT,
  links         TEXT,
  custom_data   TEXT    NOT NULL,
  -- Made by the analyzer, with a space before and behind each.
  words         TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX draft_of_channel ON draft (channel_key, place, discarded_at);
CREATE INDEX draft_discarded ON draft (discarded_at) WHERE discarded_at IS NOT NULL;
CREATE INDEX draft_by_words_version ON draft (words_version);

-- Which drafts refer to an uploaded image. It may be gone, or come later.
CREATE TABLE draft_image (
  image_id TEXT NOT NULL,
  draft    TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  PRIMARY KEY (image_id, draft)
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_image_by_draft ON draft_image (draft);

CREATE TRIGGER image_left_by_draft AFTER DELETE ON draft_image BEGIN
  UPDATE image SET suspect = 1 WHERE id = old.image_id;
END;
