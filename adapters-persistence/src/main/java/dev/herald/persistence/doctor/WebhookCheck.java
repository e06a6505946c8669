package dev.herald.persistence.doctor;

import dev.herald.persistence.sqlite.DatabaseFile;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Who is not told what happens. */
final class WebhookCheck implements Check {

  /** What waits for longer is stuck. */
  private static final Duration LONG = Duration.ofHours(1);

  /** So many events that a webhook does not want may be passed over before that is noted. */
  private static final int FAR_BEHIND = 5_000;

  /** The callback has no row among the webhooks. */
  private static final String NAME =
      "coalesce((SELECT id || ' (' || url || ')' FROM webhook WHERE id = %s), 'the callback')";

  private final DatabaseFile database;
  private final Instant now;

  WebhookCheck(DatabaseFile database, Instant now) {
    this.database = database;
    this.now = now;
  }

  @Override
  public void look(Consumer<Finding> found) {
    each(
        """
        SELECT %s || ' did not take ' || count(*) || ' deliveries in a day, and they were given up.'
        FROM delivery WHERE state = 'DEAD_LETTER' GROUP BY receiver
        """
            .formatted(NAME.formatted("receiver")),
        "See why in the console, under Webhooks; then redeliver or discard them.",
        found);
    each(
        """
        SELECT %s || ' has not taken ' || count(*) || ' deliveries, some for more than an hour.'
        FROM delivery JOIN event ON event.position = delivery.position
        WHERE state = 'WAITING' GROUP BY receiver HAVING min(event.at) < %s
        """
            .formatted(NAME.formatted("receiver"), now.minus(LONG).toEpochMilli()),
        "Look whether it can be reached from this machine, and what it answers; the console, under Webhooks, says how it failed. Herald tries for a day.",
        found);
    each(
        """
        SELECT %s || ' is more than %s events behind.'
        FROM receiver
        WHERE EXISTS (SELECT 1 FROM event WHERE position > receiver.position LIMIT 1 OFFSET %s)
        """
            .formatted(NAME.formatted("receiver.id"), FAR_BEHIND, FAR_BEHIND),
        "If the server is running, look in its log for why it does not send.",
        found);
  }

  private void each(String query, String advice, Consumer<Finding> found) {
    for (var what : database.strings(query + " LIMIT 20")) {
      found.accept(Finding.problem("Webhook: " + what, advice));
    }
  }
}
