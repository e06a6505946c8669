-- Positions of the log of events that are no longer this log's: some were given to events that were
-- lost when an older copy of the database took the place of this one. All between the two are meant,
-- neither of which is lost: the last event that the copy has, and where the log goes on.
CREATE TABLE lost_positions (
  above INTEGER NOT NULL,
  below INTEGER NOT NULL
);
