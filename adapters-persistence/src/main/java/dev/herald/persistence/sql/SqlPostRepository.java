package dev.herald.persistence.sql;

import dev.herald.application.port.out.PostRepository;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.refusal.Refusal;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.search.WordAnalyzer.Phrase;
import dev.herald.persistence.sql.Additions.Newest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Posts, and the words by which they are found. */
public final class SqlPostRepository implements PostRepository {

  private final SqlStore database;
  private final WordAnalyzer analyzer;

  public SqlPostRepository(SqlStore database, WordAnalyzer analyzer) {
    this.database = database;
    this.analyzer = analyzer;
  }

  @Override
  public long lastSequence(ChannelId channel) {
    return database
        .additions()
        .newest(channel)
        .map(Newest::sequence)
        .orElseThrow(() -> new Refusal.ChannelNotFound(channel));
  }

  /** The words by which a post is found. */
  private record FoundBy(List<String> words) implements Prepared {}

  @Override
  public Prepared prepare(PostContent content) {
    return new FoundBy(analyzer.words(text(content)));
  }

  @Override
  public void insert(Post post, Prepared prepared) {
    var content = post.content().orElseThrow();
    database.additions().add(new NewPost(post, ((FoundBy) prepared).words()));
    for (var image : content.images()) {
      image.image().stored().ifPresent(id -> refer(post.id(), id.value()));
    }
  }

  private void refer(PostId post, String image) {
    database
        .write()
        .createUpdate(
            """
            INSERT INTO post_image (image_id, position)
            SELECT :image, position FROM post WHERE id = :post
            ON CONFLICT DO NOTHING
            """)
        .bind("image", image)
        .bind("post", post.value())
        .execute();
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
            .map((row, context) -> Place.of(row))
            .one();
    db.createUpdate("DELETE FROM post_image WHERE position = :position")
        .bind("position", place.position())
        .execute();
    database
        .words()
        .replacePost(place.position(), Marks.row(List.of(), place.channelKey(), recalled));
  }

  /** Where a post lies. */
  private record Place(long position, long channelKey) {

    static Place of(ResultSet row) throws SQLException {
      return new Place(row.getLong("position"), row.getLong("channel_key"));
    }
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
                    FROM channel CROSS JOIN post
                    WHERE post.channel_key = channel.key
                      AND channel.id = :channel AND channel.deleted_at IS NULL
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
                    FROM channel CROSS JOIN post
                    WHERE post.channel_key = channel.key
                      AND channel.id = :channel AND channel.deleted_at IS NULL
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
  public List<Post> after(ChannelId channel, long sequence, int most) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT post.*, channel.id AS channel
                    FROM channel CROSS JOIN post
                    WHERE post.channel_key = channel.key
                      AND channel.id = :channel AND channel.deleted_at IS NULL
                      AND post.sequence > :sequence
                    ORDER BY post.sequence
                    LIMIT :most
                    """)
                .bind("channel", channel.value())
                .bind("sequence", sequence)
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
                    FROM channel CROSS JOIN post
                    WHERE post.channel_key = channel.key
                      AND channel.id = :channel AND channel.deleted_at IS NULL
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
    var found = find(query, channels, query.page().limit() + 1, PostSelect::list);
    return page(found.orElse(List.of()), query.page());
  }

  @Override
  public int count(PostQuery query, ChannelScope channels, int most) {
    var all = query.at(PageRequest.first(PageRequest.DEFAULT_LIMIT));
    return find(all, channels, most, PostSelect::count).orElse(0);
  }

  /** Empty if there can be no such posts. */
  private <T> Optional<T> find(
      PostQuery query, ChannelScope channels, int limit, BiFunction<PostSelect, Handle, T> find) {
    var phrases = analyzer.phrases(query.words());
    if (phrases.isEmpty() && !query.words().isBlank()) return Optional.empty();
    Function<Handle, Optional<T>> found =
        db -> select(db, query, channels, phrases, limit).map(it -> find.apply(it, db));
    return phrases.isEmpty() ? database.read(found) : database.search(found);
  }

  private Optional<PostSelect> select(
      Handle db, PostQuery query, ChannelScope channels, List<Phrase> phrases, int limit) {
    if (query.channel().filter(it -> !channels.contains(it)).isPresent()) return Optional.empty();
    var wanted = query.channel().map(it -> ChannelScope.of(List.of(it))).orElse(channels);
    var keys = wanted.isAll() ? Optional.<List<Long>>empty() : Optional.of(keys(db, wanted));
    if (keys.filter(List::isEmpty).isPresent()) return Optional.empty();
    return Optional.of(PostSelect.of(db, query, phrases, keys, limit, database));
  }

  private List<Long> keys(Handle db, ChannelScope wanted) {
    return db.createQuery(
            "SELECT key FROM channel WHERE deleted_at IS NULL"
                + ScopeSql.condition(wanted, database.dialect()))
        .bindMap(ScopeSql.arguments(wanted))
        .mapTo(Long.class)
        .list();
  }

  @Override
  public Page<Post> feed(AccountId account, ChannelScope channels, PageRequest page) {
    return page(
        database.read(FeedSelect.of(account, channels, page, database.dialect())::list), page);
  }

  @Override
  public int reindex(int most) {
    return new Reindex(database, analyzer).step(most);
  }

  private static Page<Post> page(List<PostRow> rows, PageRequest page) {
    return Page.of(rows, page.limit(), PostRow::position).map(PostRow::post);
  }
}
