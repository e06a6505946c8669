-- The one of a channel's posts that is shown before all others. It is named by its id, as it comes
-- after its channel in an export. A server of an older Herald could not read in the log that a post
-- was pinned, and would leave one pinned that is recalled.
ALTER TABLE channel ADD COLUMN pinned_post text;
