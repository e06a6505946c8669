package dev.herald.persistence.doctor;

import dev.herald.persistence.sqlite.DatabaseFile;
import java.util.function.Consumer;

/** Whether the log of events knows its own end, and nobody is ahead of it. */
final class EventCheck implements Check {

  private final DatabaseFile database;

  EventCheck(DatabaseFile database) {
    this.database = database;
  }

  @Override
  public void look(Consumer<Finding> found) {
    var end = "(SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'event')";
    var lost =
        database.number(
            "SELECT (SELECT coalesce(max(position), 0) FROM event) > %1$s OR (SELECT max(forgotten_to) FROM event_log) > %1$s"
                .formatted(end));
    if (lost > 0) {
      found.accept(
          Finding.problem(
              "The log of events does not know its own end: an id could be given twice.",
              "Put back the last backup with herald restore --replace."));
    }
    var ahead =
        database.strings("SELECT id FROM receiver WHERE position > %s LIMIT 5".formatted(end));
    if (!ahead.isEmpty()) {
      found.accept(
          Finding.problem(
              "The webhooks %s were told of events that this database does not have: it is an older copy."
                  .formatted(ahead),
              "Put copies back with herald restore alone, which gives new events other ids."));
    }
    var unlisted =
        database.number(
            """
            SELECT count(*) FROM event
            WHERE type NOT IN (
              'ChannelDeleted', 'Subscribed', 'SubscriptionEdited', 'Unsubscribed')
              AND NOT EXISTS (
              SELECT 1 FROM event_stretch
              WHERE channel_key = event.channel_key AND stretch = event.position / 4096)
            """);
    if (unlisted > 0) {
      found.accept(
          Finding.problem(
              "%s events would outlive their channels.".formatted(unlisted),
              "They do no harm; report this: it should never happen."));
    }
  }
}
