-- When a draft is to be published, or was, if it could not be.
ALTER TABLE draft ADD COLUMN publish_at bigint;
ALTER TABLE draft ADD COLUMN time_zone text;
ALTER TABLE draft ADD COLUMN scheduled_by text;
-- Whether subscribers are to get the post without being told; NULL if they are told.
ALTER TABLE draft ADD COLUMN silent boolean;
-- The order of those that are scheduled: by their times, and those of the same time as they came.
ALTER TABLE draft ADD COLUMN due bigint;
-- Why it could not be published.
ALTER TABLE draft ADD COLUMN return_code text;
ALTER TABLE draft ADD COLUMN return_reason text;

CREATE INDEX draft_due ON draft (due) WHERE due IS NOT NULL;
