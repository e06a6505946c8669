package dev.herald.persistence.postgresql;

import dev.herald.application.port.out.IdempotencyLog.Entry;
import dev.herald.domain.id.ChannelId;
import dev.herald.persistence.postgresql.UnsentRows.Kind;
import dev.herald.persistence.sql.Additions;
import dev.herald.persistence.sql.NewEvent;
import dev.herald.persistence.sql.NewPost;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds rows by letting them wait until all are sent together. */
final class PostgresAdditions implements Additions {

  private static final String NEWEST =
      """
      SELECT key, (SELECT coalesce(max(sequence), 0) FROM post WHERE channel_key = key) AS sequence
      FROM channel
      WHERE id = :id AND deleted_at IS NULL
      """;

  private final PostgresDatabase database;

  PostgresAdditions(PostgresDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<Newest> newest(ChannelId channel) {
    if (!database.isWriting()) return find(channel);
    var known = database.transactions().knownChannels();
    var newest = known.find(channel).or(() -> find(channel));
    newest.ifPresent(it -> known.put(channel, it));
    return newest;
  }

  private Optional<Newest> find(ChannelId channel) {
    return database.read(
        db ->
            db.createQuery(NEWEST)
                .bind("id", channel.value())
                .map((row, context) -> new Newest(row.getLong("key"), row.getLong("sequence")))
                .findOne());
  }

  @Override
  public void add(NewPost added) {
    var transactions = database.transactions();
    var post = added.post();
    var newest =
        newest(post.channel())
            .filter(it -> it.sequence() + 1 == post.sequence())
            .orElseThrow(() -> new NoSuchElementException("the channel does not go on there"));
    var key = newest.channelKey();
    transactions.add(Kind.POST, and(added.values(), key, added.row(key)));
    transactions.knownChannels().put(post.channel(), new Newest(key, post.sequence()));
  }

  @Override
  public void add(NewEvent added) {
    var channel = added.event().channel().value();
    database.transactions().add(Kind.EVENT, and(added.values(), added.notBefore(), channel));
  }

  /** A statement changes no row twice. */
  @Override
  public void add(Entry added) {
    var transactions = database.transactions();
    if (unsent(added.key()).isPresent()) transactions.send();
    transactions.add(
        Kind.RESULT, added.key(), added.fingerprint(), added.resultId(), added.at().toEpochMilli());
  }

  @Override
  public Optional<Entry> unsent(String key) {
    if (!database.isWriting()) return Optional.empty();
    return database
        .transactions()
        .unsent(Kind.RESULT)
        .filter(row -> key.equals(row.get(0)))
        .map(
            row ->
                new Entry(
                    key,
                    (String) row.get(1),
                    (String) row.get(2),
                    Instant.ofEpochMilli((Long) row.get(3))))
        .findFirst();
  }

  private static @Nullable Object[] and(@Nullable Object[] values, Object... more) {
    return Stream.concat(Stream.of(values), Stream.of(more)).toArray();
  }
}
