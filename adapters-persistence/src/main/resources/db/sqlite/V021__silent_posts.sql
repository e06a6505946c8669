-- Whether subscribers get a post without being told. It is NULL where they are, as with all posts so
-- far, so that it takes no room.
ALTER TABLE post ADD COLUMN silent INTEGER;
