-- The one of a channel's posts that is shown before all others. It is named by its id, as it comes
-- after its channel in an export.
ALTER TABLE channel ADD COLUMN pinned_post TEXT;
