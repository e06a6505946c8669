package dev.herald.persistence.sql;

import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.view.ChannelOrder;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.search.WordAnalyzer.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Channels, and what is counted for them. */
public final class SqlChannelRepository implements ChannelRepository {

  private static final String SELECT = "SELECT " + ChannelRow.COLUMNS;

  private final SqlStore database;
  private final WordAnalyzer analyzer;

  public SqlChannelRepository(SqlStore database, WordAnalyzer analyzer) {
    this.database = database;
    this.analyzer = analyzer;
  }

  @Override
  public void insert(Channel channel) {
    var inserted =
        bind(
                database
                    .write()
                    .createUpdate(
                        """
                    INSERT INTO channel (
                      id, owner, name, avatar_image, avatar_url, profile, organization,
                      custom_string, subscriber_limit, visibility, pinned_post, created_at,
                      updated_at, revision)
                    VALUES (
                      :id, :owner, :name, :avatarImage, :avatarUrl, :profile, :organization,
                      :customString, :subscriberLimit, :visibility, :pinnedPost, :createdAt,
                      :updatedAt, :revision)
                    ON CONFLICT (id) DO NOTHING
                    """),
                channel)
            .bind("owner", channel.owner().value())
            .bind("createdAt", channel.createdAt().toEpochMilli())
            .execute();
    if (inserted == 0) throw new Refusal.ChannelExists(channel.id());
    index(channel);
  }

  @Override
  public void update(Channel channel) {
    bind(
            database
                .write()
                .createUpdate(
                    """
                UPDATE channel
                SET name = :name, avatar_image = :avatarImage, avatar_url = :avatarUrl,
                  profile = :profile, organization = :organization, custom_string = :customString,
                  subscriber_limit = :subscriberLimit, visibility = :visibility,
                  pinned_post = :pinnedPost, updated_at = :updatedAt, revision = :revision
                WHERE id = :id
                """),
            channel)
        .execute();
    index(channel);
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Channel channel) {
    var info = channel.info();
    var avatar = info.avatar().image();
    return statement
        .bind("id", channel.id().value())
        .bind("name", info.name().value())
        .bind("avatarImage", avatar.stored().map(id -> id.value()).orElse(null))
        .bind("avatarUrl", avatar.external().map(url -> url.value()).orElse(null))
        .bind("profile", info.profile().value())
        .bind("organization", info.organization().value())
        .bind("customString", info.customString().value())
        .bind("subscriberLimit", info.subscriberLimit().value())
        .bind("visibility", info.visibility().name())
        .bind("pinnedPost", channel.pinnedPost().map(id -> id.value()).orElse(null))
        .bind("updatedAt", channel.updatedAt().toEpochMilli())
        .bind("revision", channel.revision());
  }

  private void index(Channel channel) {
    var words = analyzer.words(text(channel));
    key(channel.id()).ifPresent(key -> database.words().putChannel(key, words));
  }

  private Optional<Long> key(ChannelId id) {
    return database
        .write()
        .createQuery("SELECT key FROM channel WHERE id = :id")
        .bind("id", id.value())
        .mapTo(Long.class)
        .findOne();
  }

  private static String text(Channel channel) {
    var info = channel.info();
    return text(info.name().value(), info.profile().value(), channel.id().value());
  }

  /** All by which a channel is found. */
  static String text(String name, String profile, String id) {
    return String.join("\n", name, profile, id);
  }

  @Override
  public void delete(ChannelId id, Instant at) {
    key(id).ifPresent(database.words()::removeChannel);
    database
        .write()
        .createUpdate(
            """
            UPDATE channel
            SET deleted_at = :at, owner = '', name = '', avatar_image = NULL, avatar_url = NULL,
              profile = '', organization = '', custom_string = '', pinned_post = NULL
            WHERE id = :id
            """)
        .bind("id", id.value())
        .bind("at", at.toEpochMilli())
        .execute();
  }

  @Override
  public Optional<ChannelView> find(ChannelId id) {
    return database.read(
        db ->
            db.createQuery(SELECT + " FROM channel WHERE id = :id AND deleted_at IS NULL")
                .bind("id", id.value())
                .map(ChannelRow.MAPPER)
                .findOne()
                .map(ChannelRow::view));
  }

  @Override
  public Page<ChannelView> list(
      String query, ChannelOrder order, ChannelScope scope, PageRequest page) {
    var phrases = analyzer.phrases(query).stream().map(Phrase::asPrefix).toList();
    if (phrases.isEmpty() && !query.isBlank()) return new Page<>(List.of(), Optional.empty());
    var select = ChannelSelect.of(phrases, order, scope, page, database);
    return Page.upTo(
            database.read(select::list),
            page.limit(),
            row -> new Cursor(row.key(), order.valueOf(row.view())))
        .map(ChannelRow::view);
  }

  @Override
  public long countPublic() {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT count(*) FROM channel
                    WHERE visibility = 'PUBLIC' AND deleted_at IS NULL
                    """)
                .mapTo(long.class)
                .one());
  }

  @Override
  public List<ChannelView> listPublic(long offset, int most) {
    return database.read(
        db ->
            db.createQuery(
                    SELECT
                        + """
                          FROM channel
                          WHERE visibility = 'PUBLIC' AND deleted_at IS NULL
                          ORDER BY key
                          LIMIT :most OFFSET :offset
                          """)
                .bind("most", most)
                .bind("offset", offset)
                .map(ChannelRow.MAPPER)
                .map(ChannelRow::view)
                .list());
  }

  @Override
  public boolean purge(int most) {
    return new Purge(database).step(most);
  }
}
