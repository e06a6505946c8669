-- Which words the search indexes have. Those of posts and channels from these positions on are of
-- this version; those before are of an older one, until they are made anew, the newest first.
CREATE TABLE search_words (
  version       INTEGER NOT NULL,
  post_position INTEGER NOT NULL,
  channel_key   INTEGER NOT NULL
) STRICT;

INSERT INTO search_words (version, post_position, channel_key) VALUES (1, 0, 0);
