-- How many had read a post so many hours after it was published; NULL if nobody counted then.
ALTER TABLE post_reach ADD COLUMN readers_1 bigint;
ALTER TABLE post_reach ADD COLUMN readers_24 bigint;
ALTER TABLE post_reach ADD COLUMN readers_168 bigint;

-- When that is to be noted next (milliseconds since 1970), and after how many hours that is: 1, 24 or
-- 168. NULL when all is noted, and for posts of the time before.
ALTER TABLE post_reach ADD COLUMN due_at bigint;
ALTER TABLE post_reach ADD COLUMN due_hours bigint;

CREATE INDEX post_reach_due ON post_reach (due_at) WHERE due_at IS NOT NULL;
