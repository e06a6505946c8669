-- Tokens are known by their names, which are never used again; sessions and codes are of a name.
ALTER TABLE token RENAME TO token_before;

CREATE TABLE token (
  -- The order in which they were made.
  key        INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT    NOT NULL UNIQUE,
  role       TEXT    NOT NULL,
  -- The ids of the channels to which it is bound, one a line; NULL for all.
  channels   TEXT,
  -- NULL for an invitation, until somebody accepts it.
  hash       TEXT    UNIQUE,
  -- Who made it, such as 'token:press office'.
  issued_by  TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER,
  used_at    INTEGER,
  used_from  TEXT
) STRICT;

INSERT INTO token (name, role, hash, issued_by, created_at)
SELECT name, role, hash, 'system:herald', created_at FROM token_before ORDER BY created_at, name;

CREATE INDEX token_invitation ON token (key) WHERE hash IS NULL;

-- Grows with each change of tokens, but not with their use.
CREATE TABLE token_version (
  version INTEGER NOT NULL
) STRICT;

INSERT INTO token_version (version) VALUES (0);

ALTER TABLE session RENAME TO session_before;

CREATE TABLE session (
  key       INTEGER PRIMARY KEY AUTOINCREMENT,
  hash      TEXT    NOT NULL UNIQUE,
  token     TEXT    NOT NULL REFERENCES token (name),
  begun_at  INTEGER NOT NULL,
  ends_at   INTEGER NOT NULL,
  used_at   INTEGER NOT NULL,
  used_from TEXT,
  browser   TEXT    NOT NULL
) STRICT;

-- Sessions last a week, in milliseconds.
INSERT INTO session (hash, token, begun_at, ends_at, used_at, browser)
SELECT s.hash, t.name, s.ends_at - 604800000, s.ends_at, s.ends_at - 604800000, ''
FROM session_before s JOIN token_before t ON t.hash = s.token_hash ORDER BY s.ends_at;

ALTER TABLE sign_in_code RENAME TO sign_in_code_before;

CREATE TABLE sign_in_code (
  hash    TEXT    PRIMARY KEY,
  token   TEXT    NOT NULL REFERENCES token (name),
  ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO sign_in_code (hash, token, ends_at)
SELECT c.hash, t.name, c.ends_at
FROM sign_in_code_before c JOIN token_before t ON t.hash = c.token_hash;

DROP TABLE session_before;
DROP TABLE sign_in_code_before;
DROP TABLE token_before;

CREATE INDEX session_by_token ON session (token);
CREATE INDEX session_by_end ON session (ends_at);
CREATE INDEX sign_in_code_by_token ON sign_in_code (token);
CREATE INDEX sign_in_code_by_end ON sign_in_code (ends_at);
