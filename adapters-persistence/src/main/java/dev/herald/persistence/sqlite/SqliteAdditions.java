package dev.herald.persistence.sqlite;

import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.domain.id.ChannelId;
import dev.herald.persistence.sql.Additions;
import dev.herald.persistence.sql.NewEvent;
import dev.herald.persistence.sql.NewPost;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds each row at once, by statements that stay prepared. */
final class SqliteAdditions implements Additions {

  private final SqliteWordIndex words;
  private final KeptStatement newest;
  private final KeptStatement post;
  private final KeptStatement event;
  private final KeptStatement result;

  SqliteAdditions(Database database, SqliteWordIndex words) {
    this.words = words;
    newest =
        new KeptStatement(
            database,
            """
            SELECT key, (SELECT coalesce(max(sequence), 0) FROM post WHERE channel_key = key)
            FROM channel
            WHERE id = ? AND deleted_at IS NULL
            """);
    post =
        new KeptStatement(
            database,
            """
            INSERT INTO post (
              id, sequence, type, text, images, links, custom_data, published_at, published_by,
              silent, channel_key)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, key
            FROM channel
            WHERE id = ? AND deleted_at IS NULL AND ? - 1 = (
              SELECT coalesce(max(sequence), 0) FROM post WHERE channel_key = key)
            RETURNING position, channel_key
            """);
    event =
        new KeptStatement(
            database,
            """
            INSERT INTO event (
              type, at, subject, number, actor, delivery_before, delivery_after,
              position, channel_key)
            SELECT ?, ?, ?, ?, ?, ?, ?, 1 + CASE WHEN %1$s > ? THEN %1$s ELSE ? END, key
            FROM channel WHERE id = ?
            """
                .formatted(database.dialect().end("event")));
    result =
        new KeptStatement(
            database,
            """
            INSERT INTO idempotency (key, fingerprint, made, at) VALUES (?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET fingerprint = excluded.fingerprint,
              made = excluded.made, at = excluded.at
            """);
  }

  @Override
  public Optional<Newest> newest(ChannelId channel) {
    return newest.find(row -> new Newest(row.getLong(1), row.getLong(2)), channel.value());
  }

  /** Where a post lies. */
  private record Place(long position, long channelKey) {}

  @Override
  public void add(NewPost added) {
    var channel = added.post().channel().value();
    var place =
        post.returning(
                row -> new Place(row.getLong(1), row.getLong(2)),
                and(added.values(), channel, added.post().sequence()))
            .orElseThrow();
    words.addPost(place.position(), added.row(place.channelKey()));
  }

  @Override
  public void add(NewEvent added) {
    var channel = added.event().channel().value();
    event.execute(and(added.values(), added.notBefore(), added.notBefore(), channel));
  }

  @Override
  public void add(IdempotencyLog.Entry added) {
    result.execute(added.key(), added.fingerprint(), added.resultId(), added.at().toEpochMilli());
  }

  @Override
  public Optional<IdempotencyLog.Entry> unsent(String key) {
    return Optional.empty();
  }

  private static @Nullable Object[] and(@Nullable Object[] values, Object... more) {
    return Stream.concat(Stream.of(values), Stream.of(more)).toArray();
  }
}
