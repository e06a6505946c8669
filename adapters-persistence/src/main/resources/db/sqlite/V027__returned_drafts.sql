-- The page that everybody begins at tells of drafts that came back, of which there are few or none.
CREATE INDEX draft_returned ON draft (place) WHERE return_code IS NOT NULL;
