package dev.herald.persistence.postgresql;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.out.Leases;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Duties in a table, which end by the clock of the database unless their holders keep them, or at
 * once when the session that writes for the holder has ended.
 */
final class PostgresLeases implements Leases {

  /** How long a duty is kept for a process that gives no sign of life. */
  private static final Duration LEASE = Duration.ofSeconds(8);

  /** How often who has a duty says that it goes on. */
  private static final Duration KEPT_EVERY = Duration.ofSeconds(2);

  /** How often who has it not looks whether it is free. */
  private static final Duration LOOKED_FOR_EVERY = Duration.ofSeconds(1);

  private static final String NOW = "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)";

  private static final String IS_FREE =
      """
      (lease.until <= %1$s OR lease.until > %1$s + %2$s OR NOT EXISTS (
        SELECT 1 FROM pg_stat_activity
        WHERE application_name = lease.holder AND datname = current_database()))
      """
          .formatted(NOW, LEASE.toMillis()); // later only if the clock was set back

  private static final String IS_TAKEN =
      "SELECT EXISTS (SELECT 1 FROM lease WHERE duty = :duty AND NOT %s)".formatted(IS_FREE);

  private static final String TAKE =
      """
      INSERT INTO lease (duty, holder, token, until) VALUES (:duty, :holder, 1, %1$s + :lease)
      ON CONFLICT (duty) DO UPDATE SET
        token = lease.token + CASE WHEN lease.holder = excluded.holder THEN 0 ELSE 1 END,
        holder = excluded.holder,
        until = excluded.until
      WHERE lease.holder = excluded.holder OR %2$s
      RETURNING token
      """
          .formatted(NOW, IS_FREE);

  private static final String IS_HELD =
      """
      SELECT EXISTS (
        SELECT 1 FROM lease WHERE duty = :duty AND holder = :holder AND token = :token)
      """;

  private static final String RELEASE =
      """
      UPDATE lease SET until = 0 WHERE duty = :duty AND holder = :holder AND token = :token
      """;

  private final PostgresDatabase database;
  private final String holder;
  private final Map<Duty, Known> known = new ConcurrentHashMap<>();

  /**
   * What was found out about a duty.
   *
   * @param token empty if another process has it
   * @param again when to ask the database again, in nanoseconds
   */
  private record Known(OptionalLong token, long again) {}

  /**
   * @param holder what the session that writes for this process is named on the server
   */
  PostgresLeases(PostgresDatabase database, String holder) {
    this.database = database;
    this.holder = holder;
  }

  @Override
  public OptionalLong hold(Duty duty) {
    var now = System.nanoTime();
    var before = known.get(duty);
    if (before != null && now - before.again() < 0) return before.token();
    var isOwn = before != null && before.token().isPresent();
    var token = isOwn || !isTaken(duty) ? take(duty) : OptionalLong.empty();
    var pause = token.isPresent() ? KEPT_EVERY : LOOKED_FOR_EVERY;
    known.put(duty, new Known(token, now + pause.toNanos()));
    return token;
  }

  private boolean isTaken(Duty duty) {
    return database.read(
        db -> db.createQuery(IS_TAKEN).bind("duty", duty.name()).mapTo(Boolean.class).one());
  }

  private OptionalLong take(Duty duty) {
    var token =
        database
            .unitOfWork()
            .executeUnseen(
                () ->
                    database
                        .write()
                        .createQuery(TAKE)
                        .bind("duty", duty.name())
                        .bind("holder", holder)
                        .bind("lease", LEASE.toMillis())
                        .mapTo(Long.class)
                        .findOne());
    return token.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  @Override
  public boolean isHeld(Duty duty, long token) {
    var isHeld =
        database
            .write()
            .createQuery(IS_HELD)
            .bind("duty", duty.name())
            .bind("holder", holder)
            .bind("token", token)
            .mapTo(Boolean.class)
            .one();
    if (!isHeld) known.remove(duty);
    return isHeld;
  }

  /** If that can't be done now, the duty ends by itself. */
  @Override
  public void release(Duty duty, long token) {
    known.remove(duty);
    try {
      database
          .unitOfWork()
          .executeUnseen(
              () ->
                  database
                      .write()
                      .createUpdate(RELEASE)
                      .bind("duty", duty.name())
                      .bind("holder", holder)
                      .bind("token", token)
                      .execute());
    } catch (Busy | StorageFull | OutcomeUnknown e) {
      // A stop neither waits for the database nor fails for want of it.
    }
  }
}
