-- When a draft is to be published, or was, if it could not be.
ALTER TABLE draft ADD COLUMN publish_at INTEGER;
ALTER TABLE draft ADD COLUMN time_zone TEXT;
ALTER TABLE draft ADD COLUMN scheduled_by TEXT;
-- Whether subscribers are to get the post without being told; NULL if they are told.
ALTER TABLE draft ADD COLUMN silent INTEGER;
-- The order of those that are scheduled: by their times, and those of the same time as they came.
ALTER TABLE draft ADD COLUMN due INTEGER;
-- Why it could not be published.
ALTER TABLE draft ADD COLUMN return_code TEXT;
ALTER TABLE draft ADD COLUMN return_reason TEXT;

CREATE INDEX draft_due ON draft (due) WHERE due IS NOT NULL;
