package dev.herald.persistence.postgresql;

import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.persistence.postgresql.UnsentRows.Kind;
import dev.herald.persistence.sql.RunAgain;
import dev.herald.persistence.sql.Transactions;
import dev.herald.persistence.sql.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that first take a turn: they lock the one row of the table {@code turn}. So those of
 * all processes come one after the other, and numbers that are given away in them are in the order
 * of the commits.
 *
 * <p>As long as nobody else writes, units are supposed to have the turn, until one of them asks the
 * database for anything. If none does, the turn, what they have added and the commit are one
 * message, which does nothing if somebody else has written after all: then the units run again.
 *
 * <p>A connection that fails is replaced at the next transaction. If that happens during a commit,
 * whether it was done is looked up in a turn of its own, which the server gives only when the
 * former one has ended.
 */
final class PostgresTransactions implements Transactions {

  private static final String BEGIN = "BEGIN; SELECT version FROM turn FOR UPDATE";

  private static final String COMMIT =
      """
      INSERT INTO commit_of_writer (writer, number, at)
      SELECT ?, ?, CAST(extract(epoch FROM now()) * 1000 AS bigint) WHERE %1$s
      ON CONFLICT (writer) DO UPDATE SET number = excluded.number, at = excluded.at;
      %2$s
      COMMIT
      """;

  private static final String GROW =
      "UPDATE turn SET version = version + 1 WHERE %s; NOTIFY herald;";

  private static final String COMMIT_UNSEEN = COMMIT.formatted(UnsentRows.ALWAYS, "");
  private static final String COMMIT_SEEN = commitSeen(UnsentRows.ALWAYS);
  private static final String COMMIT_IF_SUPPOSED = commitSeen(UnsentRows.IF_SUPPOSED);

  private static final Logger LOG = LoggerFactory.getLogger(PostgresTransactions.class);
  private static final long UNKNOWN = -1;
  private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

  /**
   * How long after its last answer a connection is believed to be there. With one that is not,
   * nobody would know at first whether the group was committed.
   */
  private static final long TRUST_NANOS = Duration.ofSeconds(1).toNanos();

  private final Supplier<Handle> open;
  private final IntConsumer words;
  private final Duration longestLook;
  private final String writer = UUID.randomUUID().toString();
  private @Nullable Handle handle;

  /** Of the last group that was committed, or was to be. */
  private long number;

  /** Of the last one whose callers were told that it was. */
  private long acknowledged;

  /** Of the database, as the last group left it if it was committed. */
  private long version = UNKNOWN;

  /** Of the database, as this transaction found it, or is supposed to find it. */
  private long foundVersion;

  /** Whether nobody else had written when this was looked at last. */
  private boolean isAlone;

  private long committedAt;

  /** Whether PostgreSQL may be in a transaction, in which this has the turn. */
  private boolean isOpen;

  private final KnownChannels knownChannels = new KnownChannels();
  private final UnsentRows unsent = new UnsentRows();

  /** How many of the rows that are not sent are of earlier units. */
  private int ofEarlierUnits;

  /** How many units the transaction has had. */
  private int units;

  /** Whether the transaction can undo each unit alone; most never need to. */
  private boolean isCareful;

  private boolean isNextCareful;

  /** Whether the unit has changed something. */
  private boolean hasWritten;

  /**
   * @param handle a connection that nobody else uses
   * @param open opens another one
   * @param words is told of how many characters words were that were added to the search index
   * @param longestLook for how long to try to find out whether something was committed
   */
  PostgresTransactions(
      Handle handle, Supplier<Handle> open, IntConsumer words, Duration longestLook) {
    this.open = open;
    this.words = words;
    this.longestLook = longestLook;
    this.handle = handle;
  }

  @Override
  public Handle handle() {
    if (handle == null) throw PostgresFailures.busy("The database can't be reached.");
    return handle;
  }

  @Override
  public void begin() {
    if (handle == null) {
      handle = open.get();
      tellWhatIsLost();
      version = UNKNOWN; // it may be another server, which has not got all that the last one had
    }
    units = 0;
    isCareful = isNextCareful;
    isNextCareful = false;
    unsent.forgetBehind(0);
    foundVersion = version;
    isOpen = false;
    if (isCareful || !isAlone || version == UNKNOWN || isLongAgo()) takeTurn("");
  }

  private boolean isLongAgo() {
    return System.nanoTime() - committedAt > TRUST_NANOS;
  }

  /** The unit that is being done is about to ask the database. */
  void open() {
    if (isOpen) return;
    takeTurn("");
    if (!isAlone) throw runAgain();
  }

  private RunAgain runAgain() {
    isNextCareful = true;
    return new RunAgain();
  }

  private void takeTurn(String before) {
    isOpen = true;
    try (var statement = connection().prepareStatement(before + BEGIN)) {
      foundVersion = versionOf(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(BEGIN + " failed", e);
    }
    isAlone = foundVersion == version;
    if (!isAlone) knownChannels.forget();
  }

  private static String commitSeen(String condition) {
    return COMMIT.formatted(condition, GROW.formatted(condition));
  }

  /** Executes a statement with {@link #BEGIN} in it; returns the version that it has found. */
  private static long versionOf(PreparedStatement statement) throws SQLException {
    var isRow = statement.execute();
    while (!isRow) isRow = statement.getMoreResults();
    try (var row = statement.getResultSet()) {
      row.next();
      return row.getLong(1);
    }
  }

  private Connection connection() {
    return handle().getConnection();
  }

  /** Where channels go on, for the unit that is being done. */
  KnownChannels knownChannels() {
    return knownChannels;
  }

  /** The unit that is being done adds a row, which may wait to be sent. */
  void add(Kind kind, @Nullable Object... values) {
    if (unsent.areMany()) send();
    unsent.add(kind, values);
  }

  /** The rows of a kind that wait to be sent. */
  Stream<List<@Nullable Object>> unsent(Kind kind) {
    return unsent.all(kind);
  }

  /** A replica that was behind has taken over. */
  private void tellWhatIsLost() {
    var there = lastCommitted().orElse(acknowledged); // forgotten, if it is long ago
    if (there >= acknowledged) return;
    LOG.error(
        "Commits that this server has acknowledged are lost ({} of them): the database that has taken over did not have them. Other servers may have lost more.",
        acknowledged - there);
    acknowledged = there;
  }

  private Optional<Long> lastCommitted() {
    return handle()
        .createQuery("SELECT number FROM commit_of_writer WHERE writer = :writer")
        .bind("writer", writer)
        .mapTo(Long.class)
        .findOne();
  }

  /** The unit that is being done is about to change something. */
  void write() {
    send();
    hasWritten = true;
    knownChannels.forget();
  }

  /** The unit that is being done is about to look at what units have added. */
  void send() {
    open();
    if (unsent.size() == 0) return;
    hasWritten |= unsent.size() > ofEarlierUnits;
    try (var rows = unsent.always(connection(), "")) {
      rows.execute();
      words.accept(unsent.sent());
      ofEarlierUnits = 0;
    } catch (SQLException e) {
      throw failed("adding rows", e);
    }
  }

  /** Whose row it was that PostgreSQL refused shows only when each unit's are sent alone. */
  private RuntimeException failed(String what, SQLException reason) {
    var failure = new IllegalStateException(what + " failed", reason);
    var isOfARow = PostgresFailures.translated(failure) == failure;
    return unsent.size() == 0 || isCareful || !isOfARow ? failure : runAgain();
  }

  /** The version is in the database, where others make it grow themselves. */
  @Override
  public boolean haveOthersWritten() {
    return false;
  }

  /** With savepoints, which cost a message for each unit, only when some unit had to be undone. */
  @Override
  public void beginUnit() {
    units++;
    hasWritten = false;
    ofEarlierUnits = unsent.size();
    if (!isCareful) return;
    if (units == 2) run("SAVEPOINT unit");
    if (units > 2) run("RELEASE SAVEPOINT unit; SAVEPOINT unit");
  }

  /** The first unit is undone with the transaction. */
  @Override
  public void undoUnit() {
    unsent.forgetBehind(ofEarlierUnits);
    knownChannels.forget();
    if (!isOpen) return;
    if (units == 1) {
      takeTurn("ROLLBACK; ");
    } else if (isCareful) {
      run("ROLLBACK TO SAVEPOINT unit");
    } else if (hasWritten || hasFailed()) {
      throw runAgain();
    }
  }

  /** Whether PostgreSQL does no more in this transaction. */
  private boolean hasFailed() {
    try {
      run("SELECT 1");
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** With what comes next, unless what it has added has to be told from what others have. */
  @Override
  public void endUnit() {
    if (isCareful) send();
  }

  @Override
  public void commit(boolean isSeen) {
    if (!isSeen) open();
    var isDone = true;
    number++;
    version = isSeen ? foundVersion + 1 : foundVersion;
    try {
      if (isOpen) finish(isSeen);
      else isDone = finishInOne();
    } catch (SQLException e) {
      if (!PostgresFailures.isOfConnection(e)) throw failed("COMMIT", e);
      requireCommitted(e);
    }
    isOpen = false;
    if (!isDone) {
      number--;
      version = UNKNOWN;
      throw runAgain();
    }
    acknowledged = number;
    committedAt = System.nanoTime();
  }

  private void finish(boolean isSeen) throws SQLException {
    var commit = isSeen ? COMMIT_SEEN : COMMIT_UNSEEN;
    try (var all = unsent.always(connection(), commit, writer, number)) {
      all.execute();
      words.accept(unsent.sent());
    }
  }

  /** Returns whether it was done: whether nobody else has written. */
  private boolean finishInOne() throws SQLException {
    isOpen = true;
    var supposed = foundVersion;
    Object[] values = {writer, number, supposed, supposed};
    try (var all = unsent.ifSupposed(connection(), BEGIN, supposed, COMMIT_IF_SUPPOSED, values)) {
      var found = versionOf(all);
      words.accept(unsent.sent());
      return found == supposed;
    }
  }

  /**
   * Finds out whether the last group was committed.
   *
   * @throws IllegalStateException it was not; the failure passes
   * @throws OutcomeUnknown that can't be found out now
   */
  private void requireCommitted(SQLException failure) {
    var end = System.nanoTime() + longestLook.toNanos();
    while (true) {
      close();
      try {
        if (isCommitted()) return;
        throw new IllegalStateException("the connection was lost before the commit", failure);
      } catch (RuntimeException e) {
        if (e.getCause() == failure) throw e;
        if (System.nanoTime() - end > 0 || PostgresFailures.isFinal(e)) throw unknown(failure);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static OutcomeUnknown unknown(SQLException failure) {
    return new OutcomeUnknown(
        "The database was lost while it made the change: it may have made it.",
        Writer.RETRY_AFTER,
        failure);
  }

  private boolean isCommitted() {
    begin();
    var found = lastCommitted();
    run("ROLLBACK");
    isOpen = false;
    return found.filter(it -> it == number).isPresent();
  }

  /** A connection on which that fails is given up: the server ends its transaction. */
  @Override
  public void undo() {
    knownChannels.forget();
    version = UNKNOWN;
    if (handle == null || !isOpen) return;
    try {
      run("ROLLBACK");
    } catch (RuntimeException e) {
      close();
    }
  }

  private void run(String commands) {
    try (var statement = connection().prepareStatement(commands)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(commands + " failed", e);
    }
  }

  @Override
  public boolean isPassing(Throwable failure) {
    return !(failure instanceof OutcomeUnknown) && PostgresFailures.isPassing(failure);
  }

  @Override
  public boolean isFull(Throwable failure) {
    return PostgresFailures.isFull(failure);
  }

  @Override
  public RuntimeException translated(Throwable failure) {
    if (failure instanceof OutcomeUnknown unknown) return unknown;
    return PostgresFailures.translated(failure);
  }

  @Override
  public void close() {
    var closing = handle;
    handle = null;
    if (closing == null) return;
    try {
      closing.close();
    } catch (RuntimeException e) {
      // It was lost already.
    }
  }
}
