-- What may become posts. What is long comes last, so that a walk along the other columns passes it
-- over.
CREATE TABLE draft (
  id            text    COLLATE "C" PRIMARY KEY,
  -- The order of the last changes, which lists go by: each change takes the next one.
  place         bigint  NOT NULL UNIQUE,
  channel_key   bigint  NOT NULL,
  -- Such as 'token:press office'.
  author        text    NOT NULL,
  created_at    bigint  NOT NULL,
  updated_by    text    NOT NULL,
  updated_at    bigint  NOT NULL,
  revision      bigint  NOT NULL,
  discarded_by  text,
  discarded_at  bigint,
  -- Of which analyzer the words are; 0 if there are none yet.
  words_version integer NOT NULL DEFAULT 0,
  -- As it was chosen.
  type          text,
  text          text    NOT NULL,
  images        text,
  links         text,
  custom_data   text    NOT NULL,
  -- Made by the analyzer, with a space before and behind each.
  words         text    COLLATE "C" NOT NULL DEFAULT ''
);

CREATE INDEX draft_of_channel ON draft (channel_key, place, discarded_at);
CREATE INDEX draft_discarded ON draft (discarded_at) WHERE discarded_at IS NOT NULL;
CREATE INDEX draft_by_words_version ON draft (words_version);

-- Which drafts refer to an uploaded image. It may be gone, or come later.
CREATE TABLE draft_image (
  image_id text COLLATE "C" NOT NULL,
  draft    text COLLATE "C" NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  PRIMARY KEY (image_id, draft)
);

CREATE INDEX draft_image_by_draft ON draft_image (draft);

CREATE FUNCTION image_left_by_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE image SET suspect = 1 WHERE id = old.image_id;
  RETURN NULL;
END $$;

CREATE TRIGGER image_left_by_draft AFTER DELETE ON draft_image
FOR EACH ROW EXECUTE FUNCTION image_left_by_draft();
