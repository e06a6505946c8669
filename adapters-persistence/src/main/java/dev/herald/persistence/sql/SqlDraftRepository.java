package dev.herald.persistence.sql;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.herald.application.port.out.DraftRepository;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftLink;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.search.WordAnalyzer.Phrase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Drafts, each with its words beside it: there are few of them, which change all the time, so that
 * a search looks through them, and no index has to be kept up.
 */
public final class SqlDraftRepository implements DraftRepository {

  private static final String NEXT_PLACE = "(SELECT coalesce(max(place), 0) + 1 FROM draft)";

  /** How many drafts can have the same time, to the millisecond. */
  private static final long SAME_TIME = 1 << 20;

  private static final long LAST_TIME = Long.MAX_VALUE / SAME_TIME;

  private static final String SCHEDULED =
      """
      SELECT draft.*, channel.id AS channel
      FROM draft JOIN channel ON channel.key = draft.channel_key
      WHERE draft.due > :after AND draft.due >= :from AND draft.due < :until
        AND channel.deleted_at IS NULL%s
      ORDER BY draft.due
      LIMIT :limit
      """;

  private final SqlStore database;
  private final WordAnalyzer analyzer;

  public SqlDraftRepository(SqlStore database, WordAnalyzer analyzer) {
    this.database = database;
    this.analyzer = analyzer;
  }

  @Override
  public void insert(Draft draft) {
    var columns = columns(draft);
    var names = String.join(", ", columns.keySet());
    var values = columns.keySet().stream().map(it -> ":" + it).collect(Collectors.joining(", "));
    database
        .write()
        .createUpdate(
            """
            INSERT INTO draft (id, place, due, channel_key, %s)
            VALUES (:id, %s, :due, (SELECT key FROM channel WHERE id = :channel), %s)
            """
                .formatted(names, NEXT_PLACE, values))
        .bind("id", draft.id().value())
        .bind("channel", draft.channel().value())
        .bind("due", due(draft))
        .bindMap(columns)
        .execute();
    refer(draft);
  }

  @Override
  public void update(Draft draft) {
    var columns = columns(draft);
    var changes =
        columns.keySet().stream().map("%1$s = :%1$s"::formatted).collect(Collectors.joining(", "));
    database
        .write()
        .createUpdate(
            "UPDATE draft SET place = %s, due = :due, %s WHERE id = :id"
                .formatted(NEXT_PLACE, changes))
        .bind("id", draft.id().value())
        .bind("due", due(draft))
        .bindMap(columns)
        .execute();
    database
        .write()
        .createUpdate(
            "DELETE FROM draft_image WHERE draft = :draft AND image_id NOT IN (%s)"
                .formatted(database.dialect().texts(":images")))
        .bind("draft", draft.id().value())
        .bind("images", array(draft.content()))
        .execute();
    refer(draft);
  }

  /** Its place in the schedule, behind all others of the same time. */
  private @Nullable Long due(Draft draft) {
    if (draft.schedule().isEmpty()) return null;
    var first = firstDue(draft.schedule().get().at());
    return database
        .write()
        .createQuery("SELECT max(due) + 1 FROM draft WHERE due >= :first AND due < :end")
        .bind("first", first)
        .bind("end", first + SAME_TIME)
        .mapTo(Long.class)
        .findOne()
        .orElse(first);
  }

  private static long firstDue(Instant at) {
    var last = Instant.ofEpochMilli(LAST_TIME);
    if (at.isBefore(Instant.EPOCH)) return 0;
    return (at.isAfter(last) ? last : at).toEpochMilli() * SAME_TIME;
  }

  private Map<String, Object> columns(Draft draft) {
    var columns = new LinkedHashMap<>(DraftRow.columns(draft));
    columns.put("words", row(analyzer.words(text(draft.content()))));
    columns.put("words_version", WordAnalyzer.VERSION);
    return columns;
  }

  private static String row(List<String> words) {
    return words.isEmpty() ? "" : " " + String.join(" ", words) + " ";
  }

  /** All that readers could read: the text, what images show, and where links lead. */
  private static String text(DraftContent content) {
    return Stream.of(
            Stream.of(content.text()),
            content.images().stream().map(DraftImage::alt),
            content.links().stream().map(DraftLink::label))
        .flatMap(texts -> texts)
        .collect(Collectors.joining("\n"));
  }

  private void refer(Draft draft) {
    for (var image : draft.content().uploadedImages()) {
      database
          .write()
          .createUpdate(
              """
              INSERT INTO draft_image (image_id, draft) VALUES (:image, :draft)
              ON CONFLICT DO NOTHING
              """)
          .bind("image", image.value())
          .bind("draft", draft.id().value())
          .execute();
    }
  }

  private static String array(DraftContent content) {
    var ids = JsonNodeFactory.instance.arrayNode();
    content.uploadedImages().forEach(id -> ids.add(id.value()));
    return ids.toString();
  }

  @Override
  public void delete(DraftId id) {
    database
        .write()
        .createUpdate("DELETE FROM draft WHERE id = :id")
        .bind("id", id.value())
        .execute();
  }

  @Override
  public Optional<Draft> find(DraftId id, ChannelScope channels) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT draft.*, channel.id AS channel
                    FROM draft JOIN channel ON channel.key = draft.channel_key
                    WHERE draft.id = :id AND channel.deleted_at IS NULL
                    """)
                .bind("id", id.value())
                .map(DraftRow.MAPPER)
                .findOne()
                .map(DraftRow::draft)
                .filter(draft -> channels.contains(draft.channel())));
  }

  @Override
  public Page<Draft> list(DraftQuery query, ChannelScope channels) {
    var phrases = analyzer.phrases(query.words());
    if (phrases.isEmpty() && !query.words().isBlank()) return nothing();
    if (query.channel().filter(it -> !channels.contains(it)).isPresent()) return nothing();
    return phrases.isEmpty()
        ? database.read(db -> list(db, query, channels, phrases))
        : database.search(db -> list(db, query, channels, phrases));
  }

  private Page<Draft> list(
      Handle db, DraftQuery query, ChannelScope channels, List<Phrase> phrases) {
    var wanted = query.channel().map(it -> ChannelScope.of(List.of(it))).orElse(channels);
    var sql = new StringBuilder("draft.place < :before AND ").append(condition(query.state()));
    var arguments = new LinkedHashMap<String, Object>(ScopeSql.arguments(wanted));
    if (!wanted.isAll()) {
      // Those of a single channel lie in their order, and need not be sorted.
      var isOne = wanted.only().orElseThrow().size() == 1;
      sql.append(
          " AND draft.channel_key %s (SELECT key FROM channel WHERE deleted_at IS NULL%s)"
              .formatted(isOne ? "=" : "IN", ScopeSql.condition(wanted, database.dialect())));
    }
    query
        .author()
        .ifPresent(
            author -> {
              sql.append(" AND draft.author = :author");
              arguments.put("author", author.toString());
            });
    for (var phrase : phrases) {
      var name = "phrase" + arguments.size();
      sql.append(" AND ").append(database.dialect().contains("draft.words", ":" + name));
      arguments.put(name, sought(phrase));
    }
    var rows =
        db.createQuery(
                """
                SELECT draft.*, channel.id AS channel
                FROM draft %s
                WHERE %s
                ORDER BY draft.place DESC
                LIMIT :limit
                """
                    .formatted(
                        database.dialect().joinChannelOf("draft", "channel.deleted_at IS NULL"),
                        sql))
            .bindMap(arguments)
            .bind("before", query.page().after().map(Cursor::position).orElse(Long.MAX_VALUE))
            .bind("limit", query.page().limit() + 1)
            .map(DraftRow.MAPPER)
            .list();
    return Page.of(rows, query.page().limit(), DraftRow::place).map(DraftRow::draft);
  }

  private static String condition(DraftQuery.State state) {
    return switch (state) {
      case KEPT -> "draft.discarded_at IS NULL";
      case RETURNED -> "draft.return_code IS NOT NULL";
      case DISCARDED -> "draft.discarded_at IS NOT NULL";
    };
  }

  @Override
  public Page<Draft> scheduled(ScheduleQuery query, ChannelScope channels) {
    if (query.channel().filter(it -> !channels.contains(it)).isPresent()) return nothing();
    var wanted = query.channel().map(it -> ChannelScope.of(List.of(it))).orElse(channels);
    var sql = SCHEDULED.formatted(ScopeSql.condition(wanted, database.dialect()));
    var rows =
        database.read(
            db ->
                db.createQuery(sql)
                    .bindMap(ScopeSql.arguments(wanted))
                    .bind("after", query.page().after().map(Cursor::position).orElse(0L))
                    .bind("from", query.from().map(SqlDraftRepository::firstDue).orElse(0L))
                    .bind(
                        "until",
                        query.until().map(SqlDraftRepository::firstDue).orElse(Long.MAX_VALUE))
                    .bind("limit", query.page().limit() + 1)
                    .map(DraftRow.MAPPER)
                    .list());
    return Page.of(rows, query.page().limit(), DraftRow::due).map(DraftRow::draft);
  }

  @Override
  public List<Draft> due(Instant now, int most) {
    var query =
        new ScheduleQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.of(now.plusMillis(1)),
            PageRequest.first(most));
    return scheduled(query, ChannelScope.ALL).items();
  }

  @Override
  public Optional<Instant> nextDue() {
    return scheduled(ScheduleQuery.all(PageRequest.first(1)), ChannelScope.ALL).items().stream()
        .flatMap(draft -> draft.schedule().stream())
        .map(Scheduled::at)
        .findFirst();
  }

  private static String sought(Phrase phrase) {
    return " " + String.join(" ", phrase.words()) + (phrase.lastIsPrefix() ? "" : " ");
  }

  private static Page<Draft> nothing() {
    return new Page<>(List.of(), Optional.empty());
  }

  @Override
  public long count(ChannelId channel) {
    return database.read(
        db ->
            db.createQuery(
                    """
                    SELECT (
                      SELECT count(*) FROM draft
                      WHERE channel_key = channel.key AND discarded_at IS NULL)
                    FROM channel
                    WHERE id = :id AND deleted_at IS NULL
                    """)
                .bind("id", channel.value())
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> new Refusal.ChannelNotFound(channel)));
  }

  @Override
  public void removeDiscardedBeyond(int kept, ChannelId channel) {
    database
        .write()
        .createUpdate(
            """
            DELETE FROM draft WHERE id IN (
              SELECT id FROM draft
              WHERE channel_key = (SELECT key FROM channel WHERE id = :channel)
                AND discarded_at IS NOT NULL
              ORDER BY discarded_at DESC, place DESC
              LIMIT 1000000 OFFSET :kept)
            """)
        .bind("channel", channel.value())
        .bind("kept", kept)
        .execute();
  }

  @Override
  public int removeDiscarded(Instant before, int most) {
    return database
        .write()
        .createUpdate(
            """
            DELETE FROM draft WHERE id IN (
              SELECT id FROM draft WHERE discarded_at < :before ORDER BY discarded_at LIMIT :most)
            """)
        .bind("before", before.toEpochMilli())
        .bind("most", most)
        .execute();
  }

  /** Makes words anew that are of an older version; returns how many drafts it looked at. */
  static int reindex(Handle db, WordAnalyzer analyzer, int most) {
    var old =
        db.createQuery(
                """
                SELECT * FROM draft WHERE words_version < :version
                ORDER BY words_version LIMIT :most
                """)
            .bind("version", WordAnalyzer.VERSION)
            .bind("most", most)
            .map((row, context) -> Map.entry(row.getString("id"), DraftRow.content(row)))
            .list();
    for (var draft : old) {
      db.createUpdate("UPDATE draft SET words = :words, words_version = :version WHERE id = :id")
          .bind("words", row(analyzer.words(text(draft.getValue()))))
          .bind("version", WordAnalyzer.VERSION)
          .bind("id", draft.getKey())
          .execute();
    }
    return old.size();
  }
}
