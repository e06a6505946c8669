-- Who did what, a chain: each hash is of the row and the hash before it.
CREATE TABLE audit (
  -- Without gaps: a unit that is undone gives its positions back.
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  at       INTEGER NOT NULL,
  -- Such as 'token:press office'; an account by its pseudonym.
  actor    TEXT    NOT NULL,
  address  TEXT,
  action   TEXT    NOT NULL,
  -- Such as 'channel:news'; an account by its pseudonym.
  subject  TEXT    NOT NULL,
  -- Why it was refused; NULL if it was done.
  refusal  TEXT,
  -- An array of JSON: of each change its field, and what it was and is; NULL for none.
  changes  TEXT,
  hash     BLOB    NOT NULL
) STRICT;

CREATE INDEX audit_by_actor ON audit (actor);
CREATE INDEX audit_by_subject ON audit (subject);
CREATE INDEX audit_by_action ON audit (action);
CREATE INDEX audit_new_address ON audit (actor, address) WHERE action = 'token.new_address';

-- What stands for an account in the log, until that is forgotten.
CREATE TABLE audit_account (
  account   TEXT NOT NULL PRIMARY KEY,
  pseudonym TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- The last row that was forgotten, and its hash.
CREATE TABLE audit_log (
  forgotten_to INTEGER NOT NULL,
  hash         BLOB    NOT NULL
) STRICT;

INSERT INTO audit_log (forgotten_to, hash) VALUES (0, x'');

-- Rows are added at the end and removed from the start, and nothing else.
-- Else a row could be replaced, for which SQLite asks no trigger that is about its deletion.
CREATE TRIGGER audit_is_added_at_the_end BEFORE INSERT ON audit
WHEN new.position <> 1 + max(
    coalesce((SELECT max(position) FROM audit), 0), (SELECT forgotten_to FROM audit_log)) BEGIN
  SELECT raise(ABORT, 'the audit log goes on at its end');
END;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN
  SELECT raise(ABORT, 'the audit log is never changed');
END;

CREATE TRIGGER audit_is_removed_from_the_start BEFORE DELETE ON audit
WHEN old.position > (SELECT forgotten_to FROM audit_log) BEGIN
  SELECT raise(ABORT, 'the audit log is forgotten from its start alone');
END;

CREATE TRIGGER audit_is_not_remembered BEFORE UPDATE ON audit_log
WHEN new.forgotten_to < old.forgotten_to BEGIN
  SELECT raise(ABORT, 'what was forgotten of the audit log stays forgotten');
END;
