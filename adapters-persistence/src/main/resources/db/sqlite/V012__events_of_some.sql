-- Who follows events from an earlier position finds those of an account by an index, and those of a
-- channel by its stretches, but for its deletion, which outlives them. Posts are in neither index, so
-- that publishing pays nothing.
CREATE INDEX event_of_subscription ON event (subject)
WHERE type IN ('Subscribed', 'SubscriptionEdited', 'Unsubscribed');

CREATE INDEX event_of_deletion ON event (channel_key) WHERE type = 'ChannelDeleted';

-- How the account followed the channel before an event of its subscription, and since. One that it
-- did not follow is NULL, and so are all of an older Herald.
ALTER TABLE event ADD COLUMN delivery_before TEXT;
ALTER TABLE event ADD COLUMN delivery_after TEXT;

-- Who followed a deleted channel is kept until its deletion is forgotten: those who were away are
-- told. What "purged" says of a deleted channel: 0 that it has posts left, 1 that it has at the most
-- events, 2 that it has at the most subscriptions, 3 that it has nothing.
DROP INDEX channel_to_purge;
CREATE INDEX channel_to_purge ON channel (purged, deleted_at) WHERE deleted_at IS NOT NULL;
