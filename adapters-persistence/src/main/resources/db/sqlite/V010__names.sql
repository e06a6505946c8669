-- What is given up is a dead letter.
UPDATE delivery SET state = 'DEAD_LETTER' WHERE state = 'FAILED';

-- Bytes without an image are orphaned.
DROP INDEX stray_image_by_time;
ALTER TABLE stray_image RENAME TO orphaned_image;
CREATE INDEX orphaned_image_by_time ON orphaned_image (noted_at);
