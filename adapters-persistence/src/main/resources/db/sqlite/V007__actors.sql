-- Who did something, such as 'token:press office'; NULL where that was not kept.
ALTER TABLE post ADD COLUMN published_by TEXT;
ALTER TABLE event ADD COLUMN actor TEXT;
