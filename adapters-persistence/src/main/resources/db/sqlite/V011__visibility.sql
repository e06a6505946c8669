ALTER TABLE channel ADD COLUMN visibility TEXT NOT NULL DEFAULT 'PRIVATE';

-- Those that are listed for everybody are few among many.
CREATE INDEX channel_public ON channel (key) WHERE visibility = 'PUBLIC' AND deleted_at IS NULL;
