package dev.herald.persistence.sqlite;

import dev.herald.application.port.out.PostRepository;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.PostType;
import dev.herald.domain.refusal.Refusal;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.search.WordAnalyzer.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Posts, and the words by which they are found. */
public final class SqlitePostRepository implements PostRepository {

  private final Database database;
  private final WordAnalyzer analyzer;

  public SqlitePostRepository(Database database, WordAnalyzer analyzer) {
    this.database = database;
    this.analyzer = analyzer;
  }

  @Override
  public long lastSequence(ChannelId channel) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT (SELECT coalesce(max(sequence), 0) FROM post WHERE channel_key = key)
                    FROM channel
                    WHERE id = :id AND deleted_at IS NULL
                    """)
                .bind("id", channel.value())
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> new Refusal.ChannelNotFound(channel)));
  }

  @Override
  public void insert(Post post) {
    var db = database.write();
    var content = post.content().orElseThrow();
    var place =
        PostRow.bind(
                db.createQuery(
                    """
                    INSERT INTO post (
                      id, channel_key, sequence, type, text, images, links, custom_data,
                      published_at, published_by)
                    SELECT
                      :id, key, :sequence, :type, :text, :images, :links, :customData, :at, :by
                    FROM channel
                    WHERE id = :channel AND deleted_at IS NULL AND :sequence - 1 = (
                      SELECT coalesce(max(sequence), 0) FROM post WHERE channel_key = key)
                    RETURNING position, channel_key
                    """),
                content)
            .bind("id", post.id().value())
            .bind("channel", post.channel().value())
            .bind("sequence", post.sequence())
            .bind("type", post.type().name())
            .bind("at", post.publishedAt().toEpochMilli())
            .bind("by", post.publishedBy().map(ActorId::toString).orElse(null))
            .map(Place.MAPPER)
            .one();
    for (var image : content.images()) {
      image.image().stored().ifPresent(id -> refer(db, place.position(), id.value()));
    }
    index("INSERT", place, analyzer.words(text(content)), post.type());
  }

  /** Where a post lies. */
  private record Place(long position, long channelKey) {

    static final RowMapper<Place> MAPPER =
        (row, context) -> new Place(row.getLong("position"), row.getLong("channel_key"));
  }

  private static void refer(Handle db, long position, String image) {
    db.createUpdate(
            """
            INSERT INTO post_image (image_id, position) VALUES (:image, :position)
            ON CONFLICT DO NOTHING
            """)
        .bind("image", image)
        .bind("position", position)
        .execute();
  }

  private void index(String insert, Place place, List<String> words, PostType type) {
    var row = FullText.row(words, place.channelKey(), type);
    database.index(
        db ->
            db.createUpdate(insert + " INTO post_search (rowid, words) VALUES (:position, :words)")
                .bind("position", place.position())
                .bind("words", row)
                .execute());
  }

  /** All that readers can read: the text, what images show, and where links lead. */
  static String text(PostContent content) {
    return Stream.of(
            content.text().map(PostText::value).stream(),
            content.images().stream().map(PostImage::alt),
            content.links().stream().map(Link::label))
        .flatMap(texts -> texts)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void recall(Post recalled) {
    var db = database.write();
    var recall = recalled.recall().orElseThrow();
    var place =
        db.createQuery(
                """
                UPDATE post
                SET text = NULL, images = NULL, links = NULL, custom_data = NULL,
                  recalled_at = :at, recall_reason = :reason
                WHERE id = :id
                RETURNING position, channel_key
                """)
            .bind("id", recalled.id().value())
            .bind("at", recall.at().toEpochMilli())
            .bind("reason", recall.reason())
            .map(Place.MAPPER)
            .one();
    db.createUpdate("DELETE FROM post_image WHERE position = :position")
        .bind("position", place.position())
        .execute();
    index("REPLACE", place, List.of(), recalled.type());
  }

  @Override
  public Optional<Post> find(PostId id) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT post.*, channel.id AS channel
                    FROM post JOIN channel ON channel.key = post.channel_key
                    WHERE post.id = :id AND channel.deleted_at IS NULL
                    """)
                .bind("id", id.value())
                .map(PostRow.MAPPER)
                .findOne()
                .map(PostRow::post));
  }

  @Override
  public Optional<Post> find(ChannelId channel, long sequence) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT post.*, channel.id AS channel
                    FROM channel CROSS JOIN post ON post.channel_key = channel.key
                    WHERE channel.id = :channel AND channel.deleted_at IS NULL
                      AND post.sequence = :sequence
                    """)
                .bind("channel", channel.value())
                .bind("sequence", sequence)
                .map(PostRow.MAPPER)
                .findOne()
                .map(PostRow::post));
  }

  @Override
  public List<Post> history(
      ChannelId channel, OptionalLong before, boolean withRecalled, int most) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT post.*, channel.id AS channel
                    FROM channel CROSS JOIN post ON post.channel_key = channel.key
                    WHERE channel.id = :channel AND channel.deleted_at IS NULL
                      AND post.sequence < :before AND (:withRecalled OR post.recalled_at IS NULL)
                    ORDER BY post.sequence DESC
                    LIMIT :most
                    """)
                .bind("channel", channel.value())
                .bind("before", before.orElse(Long.MAX_VALUE))
                .bind("withRecalled", withRecalled)
                .bind("most", most)
                .map(PostRow.MAPPER)
                .map(PostRow::post)
                .list());
  }

  @Override
  public List<Instant> publishedLast(ChannelId channel, int most) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT post.published_at
                    FROM channel CROSS JOIN post ON post.channel_key = channel.key
                    WHERE channel.id = :channel AND channel.deleted_at IS NULL
                    ORDER BY post.sequence DESC
                    LIMIT :most
                    """)
                .bind("channel", channel.value())
                .bind("most", most)
                .mapTo(Long.class)
                .map(Instant::ofEpochMilli)
                .list());
  }

  @Override
  public Page<Post> list(PostQuery query, ChannelScope channels) {
    var phrases = analyzer.phrases(query.words());
    if (phrases.isEmpty() && !query.words().isBlank()) return nothing();
    return phrases.isEmpty()
        ? database.read(db -> list(db, query, channels, phrases))
        : database.search(db -> list(db, query, channels, phrases));
  }

  private static Page<Post> list(
      Handle db, PostQuery query, ChannelScope channels, List<Phrase> phrases) {
    if (query.channel().filter(it -> !channels.contains(it)).isPresent()) return nothing();
    var wanted = query.channel().map(it -> ChannelScope.of(List.of(it))).orElse(channels);
    var keys = wanted.isAll() ? Optional.<List<Long>>empty() : Optional.of(keys(db, wanted));
    if (keys.filter(List::isEmpty).isPresent()) return nothing();
    return page(PostSelect.of(query, phrases, keys).list(db), query.page());
  }

  private static List<Long> keys(Handle db, ChannelScope wanted) {
    return db.createQuery(
            "SELECT key FROM channel WHERE deleted_at IS NULL" + ScopeSql.condition(wanted))
        .bindMap(ScopeSql.arguments(wanted))
        .mapTo(Long.class)
        .list();
  }

  /**
   * Looks at a page of each channel, and at what is newer than that: neither at all that the
   * followed channels ever published, nor at the posts of all others for those of a quiet channel.
   */
  @Override
  public Page<Post> feed(AccountId account, ChannelScope channels, PageRequest page) {
    var rows =
        database.read(
            db ->
                db.createQuery(
                        """
                        SELECT post.*, channel.id AS channel
                        FROM post CROSS JOIN channel ON channel.key = post.channel_key
                        WHERE post.position IN (
                          SELECT newest.position
                          FROM subscription
                            CROSS JOIN channel ON channel.key = subscription.channel_key
                            CROSS JOIN post AS newest ON newest.position IN (
                              SELECT position FROM post
                              WHERE channel_key = subscription.channel_key AND position < :before
                              ORDER BY sequence DESC
                              LIMIT :limit)
                          WHERE subscription.account = :account AND channel.deleted_at IS NULL %s
                          ORDER BY newest.position DESC
                          LIMIT :limit)
                        ORDER BY post.position DESC
                        """
                            .formatted(ScopeSql.condition(channels)))
                    .bindMap(ScopeSql.arguments(channels))
                    .bind("account", account.value())
                    .bind("before", page.after().map(Cursor::position).orElse(Long.MAX_VALUE))
                    .bind("limit", page.limit() + 1)
                    .map(PostRow.MAPPER)
                    .list());
    return page(rows, page);
  }

  @Override
  public int reindex(int most) {
    return new Reindex(database, analyzer).step(most);
  }

  private static Page<Post> page(List<PostRow> rows, PageRequest page) {
    return Page.of(rows, page.limit(), PostRow::position).map(PostRow::post);
  }

  private static Page<Post> nothing() {
    return new Page<>(List.of(), Optional.empty());
  }
}
