-- Times are milliseconds since 1970 in UTC. Everything else is as the domain says.

CREATE TABLE channel (
  key              INTEGER PRIMARY KEY AUTOINCREMENT,
  id               TEXT    NOT NULL UNIQUE,
  owner            TEXT    NOT NULL,
  name             TEXT    NOT NULL,
  avatar_image     TEXT    REFERENCES image (id),
  avatar_url       TEXT,
  profile          TEXT    NOT NULL,
  organization     TEXT    NOT NULL,
  custom_string    TEXT    NOT NULL,
  subscriber_limit INTEGER NOT NULL,
  created_at       INTEGER NOT NULL,
  updated_at       INTEGER NOT NULL,
  revision         INTEGER NOT NULL,
  subscriber_count INTEGER NOT NULL DEFAULT 0,
  last_sequence    INTEGER NOT NULL DEFAULT 0,
  last_post_at     INTEGER,
  -- A deleted channel keeps its row, so that its id stays taken; what it said is wiped.
  deleted_at       INTEGER,
  purged           INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX channel_by_avatar ON channel (avatar_image) WHERE avatar_image IS NOT NULL;
CREATE INDEX channel_to_purge ON channel (key) WHERE deleted_at IS NOT NULL AND purged = 0;

CREATE TABLE post (
  -- The order in which posts of all channels were published; cursors and the search go by it.
  position      INTEGER PRIMARY KEY AUTOINCREMENT,
  id            TEXT    NOT NULL UNIQUE,
  channel_key   INTEGER NOT NULL REFERENCES channel (key),
  sequence      INTEGER NOT NULL,
  type          TEXT    NOT NULL,
  text          TEXT,
  images        TEXT,
  links         TEXT,
  custom_data   TEXT,
  published_at  INTEGER NOT NULL,
  recalled_at   INTEGER,
  recall_reason TEXT,
  UNIQUE (channel_key, sequence)
) STRICT;

-- An index ends with the position by itself, so these list newest first without sorting.
CREATE INDEX post_by_channel ON post (channel_key);
CREATE INDEX post_by_type ON post (type);
CREATE INDEX post_by_time ON post (published_at);

-- How much a channel published lately, without a walk through all that it ever published.
CREATE INDEX post_by_channel_and_time ON post (channel_key, published_at);

-- Which posts refer to an uploaded image, so that unused ones can be told.
CREATE TABLE post_image (
  image_id TEXT    NOT NULL REFERENCES image (id),
  position INTEGER NOT NULL REFERENCES post (position) ON DELETE CASCADE,
  PRIMARY KEY (image_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX post_image_by_post ON post_image (position);

-- Words were made by the analyzer: here they are only told apart by the spaces between them. The
-- last words of a row say which channel it is in and what type it has.
CREATE VIRTUAL TABLE post_search USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- Each commit adds a small segment to the index. Merging them a little later halves the work, and a
-- search still looks into few. When nobody writes, two of a size are enough to be merged.
INSERT INTO post_search (post_search, rank) VALUES ('automerge', 8);
INSERT INTO post_search (post_search, rank) VALUES ('usermerge', 2);

CREATE VIRTUAL TABLE channel_search USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE subscription (
  key                INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_key        INTEGER NOT NULL REFERENCES channel (key),
  account            TEXT    NOT NULL,
  since              INTEGER NOT NULL,
  delivery           TEXT    NOT NULL,
  custom_string      TEXT    NOT NULL,
  last_read_sequence INTEGER NOT NULL,
  UNIQUE (channel_key, account)
) STRICT;

CREATE INDEX subscription_by_channel ON subscription (channel_key);
CREATE INDEX subscription_by_account ON subscription (account);

CREATE TABLE account (
  id         TEXT PRIMARY KEY,
  nick       TEXT NOT NULL,
  face_url   TEXT NOT NULL,
  -- An object of JSON.
  attributes TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE image (
  id           TEXT    PRIMARY KEY,
  content_type TEXT    NOT NULL,
  byte_size    INTEGER NOT NULL,
  width        INTEGER,
  height       INTEGER,
  uploaded_at  INTEGER NOT NULL,
  -- Whether nothing may refer to it any more; the upkeep looks at these alone.
  suspect      INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

CREATE INDEX image_suspects ON image (uploaded_at) WHERE suspect = 1;

-- Images that are not known though there may be bytes of them: uploads that failed before they were
-- known, and what was forgotten, until its bytes are deleted.
CREATE TABLE stray_image (
  id       TEXT    PRIMARY KEY,
  noted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX stray_image_by_time ON stray_image (noted_at);

CREATE TRIGGER image_forgotten AFTER DELETE ON image BEGIN
  INSERT INTO stray_image (id, noted_at) VALUES (old.id, old.uploaded_at) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER image_left_by_post AFTER DELETE ON post_image BEGIN
  UPDATE image SET suspect = 1 WHERE id = old.image_id;
END;

CREATE TRIGGER image_left_by_channel AFTER UPDATE OF avatar_image ON channel
WHEN old.avatar_image IS NOT NULL AND old.avatar_image IS NOT new.avatar_image BEGIN
  UPDATE image SET suspect = 1 WHERE id = old.avatar_image;
END;

CREATE TABLE event (
  position    INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_key INTEGER NOT NULL REFERENCES channel (key),
  type        TEXT    NOT NULL,
  at          INTEGER NOT NULL,
  -- The post, the account, or what else the event is about.
  subject     TEXT,
  -- The sequence, the revision, or what else the event counts.
  number      INTEGER
) STRICT;

CREATE INDEX event_by_channel ON event (channel_key);

CREATE TABLE idempotency (
  key         TEXT    PRIMARY KEY,
  fingerprint TEXT    NOT NULL,
  made        TEXT    NOT NULL,
  at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_by_time ON idempotency (at);

CREATE TABLE token (
  hash       TEXT    PRIMARY KEY,
  name       TEXT    NOT NULL,
  role       TEXT    NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  hash       TEXT    PRIMARY KEY,
  token_hash TEXT    NOT NULL REFERENCES token (hash),
  ends_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_token ON session (token_hash);
CREATE INDEX session_by_end ON session (ends_at);

-- Codes of links with which one can sign in once.
CREATE TABLE sign_in_code (
  hash       TEXT    PRIMARY KEY,
  token_hash TEXT    NOT NULL REFERENCES token (hash),
  ends_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sign_in_code_by_end ON sign_in_code (ends_at);
