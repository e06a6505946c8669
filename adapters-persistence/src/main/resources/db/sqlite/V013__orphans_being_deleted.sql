-- Until when the bytes may be being deleted, so that nobody uploads the image; 0 if nobody deletes
-- them.
ALTER TABLE orphaned_image ADD COLUMN deleting_until INTEGER NOT NULL DEFAULT 0;
