-- Contents to begin posts with. What is long comes last, so that a walk along the other columns passes
-- it over.
CREATE TABLE template (
  id          text   COLLATE "C" PRIMARY KEY,
  -- The order in which they were made.
  place       bigint NOT NULL UNIQUE,
  -- NULL if it is for all channels.
  channel_key bigint,
  name        text   NOT NULL,
  -- Such as 'token:press office'.
  created_by  text   NOT NULL,
  created_at  bigint NOT NULL,
  -- As it was chosen.
  type        text,
  text        text   NOT NULL,
  images      text,
  links       text,
  custom_data text   NOT NULL
);

CREATE INDEX template_of_channel ON template (channel_key);

-- Which templates refer to an uploaded image. It may be gone, or come later.
CREATE TABLE template_image (
  image_id text COLLATE "C" NOT NULL,
  template text COLLATE "C" NOT NULL REFERENCES template (id) ON DELETE CASCADE,
  PRIMARY KEY (image_id, template)
);

CREATE INDEX template_image_by_template ON template_image (template);

CREATE FUNCTION image_left_by_template() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE image SET suspect = 1 WHERE id = old.image_id;
  RETURN NULL;
END $$;

CREATE TRIGGER image_left_by_template AFTER DELETE ON template_image
FOR EACH ROW EXECUTE FUNCTION image_left_by_template();
