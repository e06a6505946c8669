package dev.herald.persistence.sql;

import dev.herald.application.view.Cursor;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The SQL that lists the posts of the channels that an account follows.
 *
 * <p>Where these publish much of all there is, a short walk down all posts finds a page of theirs.
 * Where it doesn't, each of the channels is looked into. The walk is as long as takes about the
 * time of that, so that no page takes much longer than the better of the two.
 */
final class FeedSelect {

  /**
   * Posts of any channel, from the cursor on, of which those that are followed remain. A walk in
   * vain takes about as long as to look into the channels, and to merge what they have.
   */
  private static final String WALK =
      """
      SELECT near.position
      FROM (
          SELECT position, channel_key FROM post
          WHERE position < :before
          ORDER BY position DESC
          LIMIT 4 * :limit
            + 8 * (SELECT count(*) FROM subscription WHERE account = :account)) AS near
        CROSS JOIN subscription CROSS JOIN channel
      WHERE subscription.channel_key = near.channel_key AND subscription.account = :account
        AND channel.key = near.channel_key AND channel.deleted_at IS NULL %s
      ORDER BY near.position DESC
      LIMIT :limit
      """;

  /**
   * A channel's sequences grow with its positions, without gaps: so where it goes on from the
   * cursor is found by halving them, until there is none between {@code low}, which is before the
   * cursor, and {@code high}, which is not. No more channels than a page has posts can be on it.
   */
  private static final String MERGE =
      """
      WITH RECURSIVE
        followed (channel_key, last, position) AS MATERIALIZED (
          SELECT subscription.channel_key,
            (SELECT max(sequence) FROM post WHERE channel_key = subscription.channel_key),
            (SELECT position FROM post WHERE channel_key = subscription.channel_key
             ORDER BY sequence DESC LIMIT 1)
          FROM subscription CROSS JOIN channel
          WHERE channel.key = subscription.channel_key
            AND subscription.account = :account AND channel.deleted_at IS NULL %s),
        narrowed (channel_key, low, position, high) AS (
          SELECT channel_key,
            CASE WHEN position < :before THEN last ELSE 0 END,
            CASE WHEN position < :before THEN position ELSE 0 END,
            CASE WHEN position < :before THEN last + 1 ELSE last END
          FROM followed
          WHERE last > 0
          UNION ALL
          SELECT narrowed.channel_key,
            CASE WHEN middle.position < :before THEN middle.sequence ELSE low END,
            CASE WHEN middle.position < :before THEN middle.position ELSE narrowed.position END,
            CASE WHEN middle.position < :before THEN high ELSE middle.sequence END
          FROM narrowed CROSS JOIN post AS middle
          WHERE middle.channel_key = narrowed.channel_key AND middle.sequence = (low + high) / 2
            AND high - low > 1),
        start (channel_key, sequence) AS (
          SELECT channel_key, low FROM narrowed
          WHERE high - low = 1 AND low > 0
          ORDER BY position DESC
          LIMIT :limit)
      SELECT next.position
      FROM start CROSS JOIN post AS next
      WHERE next.channel_key = start.channel_key
        AND next.sequence BETWEEN start.sequence - :limit + 1 AND start.sequence
      ORDER BY next.position DESC
      LIMIT :limit
      """;

  private final String scope;
  private final int limit;
  private final Map<String, Object> arguments = new HashMap<>();

  private FeedSelect(AccountId account, ChannelScope channels, PageRequest page, Dialect dialect) {
    scope = ScopeSql.condition(channels, dialect);
    limit = page.limit() + 1;
    arguments.putAll(ScopeSql.arguments(channels));
    arguments.put("account", account.value());
    arguments.put("before", page.after().map(Cursor::position).orElse(Long.MAX_VALUE));
    arguments.put("limit", limit);
  }

  static FeedSelect of(
      AccountId account, ChannelScope channels, PageRequest page, Dialect dialect) {
    return new FeedSelect(account, channels, page, dialect);
  }

  /** Up to one row more than the page has. */
  List<PostRow> list(Handle db) {
    var walked = posts(db, WALK);
    return walked.size() == limit ? walked : posts(db, MERGE);
  }

  /** The page is made once, and then its posts are read: PostgreSQL might make it for each post. */
  private List<PostRow> posts(Handle db, String positions) {
    return db.createQuery(
            """
            WITH page (position) AS MATERIALIZED (%s)
            SELECT post.*, channel.id AS channel
            FROM page CROSS JOIN post CROSS JOIN channel
            WHERE post.position = page.position AND channel.key = post.channel_key
            ORDER BY page.position DESC
            """
                .formatted(positions.formatted(scope)))
        .bindMap(arguments)
        .map(PostRow.MAPPER)
        .list();
  }
}
