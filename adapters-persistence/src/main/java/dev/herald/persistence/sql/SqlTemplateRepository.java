package dev.herald.persistence.sql;

import dev.herald.application.port.out.TemplateRepository;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.application.view.TemplateQuery;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.template.Template;
import dev.herald.domain.template.TemplateName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Templates. There are few of them, so that a search looks through the names of all. */
public final class SqlTemplateRepository implements TemplateRepository {

  private static final String THERE =
      """
      FROM template LEFT JOIN channel ON channel.key = template.channel_key
      WHERE (template.channel_key IS NULL OR channel.deleted_at IS NULL%s)
      """;

  private static final RowMapper<Template> TEMPLATE = (row, context) -> template(row);
  private static final RowMapper<Place> PLACE =
      (row, context) -> new Place(row.getLong("place"), row.getString("name"));

  private final SqlStore database;

  public SqlTemplateRepository(SqlStore database) {
    this.database = database;
  }

  /** Where a template is in lists. */
  private record Place(long place, String name) {}

  private static Template template(ResultSet row) throws SQLException {
    return new Template(
        new TemplateId(row.getString("id")),
        new TemplateName(row.getString("name")),
        Columns.optionalText(row, "channel").map(ChannelId::new),
        DraftRow.content(row),
        ActorId.of(row.getString("created_by")),
        Columns.instant(row, "created_at"));
  }

  @Override
  public void insert(Template template) {
    var columns = DraftRow.columns(template.content());
    var names = String.join(", ", columns.keySet());
    var values = columns.keySet().stream().map(it -> ":" + it).collect(Collectors.joining(", "));
    database
        .write()
        .createUpdate(
            """
            INSERT INTO template (id, place, channel_key, name, created_by, created_at, %s)
            VALUES (
              :id, (SELECT coalesce(max(place), 0) + 1 FROM template),
              (SELECT key FROM channel WHERE id = :channel), :name, :createdBy, :createdAt, %s)
            """
                .formatted(names, values))
        .bind("id", template.id().value())
        .bind("channel", template.channel().map(ChannelId::value).orElse(null))
        .bind("name", template.name().value())
        .bind("createdBy", template.createdBy().toString())
        .bind("createdAt", template.createdAt().toEpochMilli())
        .bindMap(columns)
        .execute();
    for (var image : template.content().uploadedImages()) {
      database
          .write()
          .createUpdate("INSERT INTO template_image (image_id, template) VALUES (:image, :id)")
          .bind("image", image.value())
          .bind("id", template.id().value())
          .execute();
    }
  }

  @Override
  public void rename(Template template) {
    database
        .write()
        .createUpdate("UPDATE template SET name = :name WHERE id = :id")
        .bind("name", template.name().value())
        .bind("id", template.id().value())
        .execute();
  }

  @Override
  public void delete(TemplateId id) {
    database
        .write()
        .createUpdate("DELETE FROM template WHERE id = :id")
        .bind("id", id.value())
        .execute();
  }

  @Override
  public Optional<Template> find(TemplateId id, ChannelScope channels) {
    return database.read(
        db ->
            db.createQuery(
                    "SELECT template.*, channel.id AS channel %s AND template.id = :id"
                        .formatted(there(channels)))
                .bindMap(ScopeSql.arguments(channels))
                .bind("id", id.value())
                .map(TEMPLATE)
                .findOne());
  }

  @Override
  public Page<Template> list(TemplateQuery query, ChannelScope channels) {
    if (query.channel().filter(it -> !channels.contains(it)).isPresent()) {
      return new Page<>(List.of(), Optional.empty());
    }
    var wanted = query.channel().map(it -> ChannelScope.of(List.of(it))).orElse(channels);
    return database.read(db -> list(db, query, wanted));
  }

  private Page<Template> list(Handle db, TemplateQuery query, ChannelScope channels) {
    var sought = TemplateName.folded(query.name());
    var places =
        db
            .createQuery(
                "SELECT place, template.name %s AND place < :before ORDER BY place DESC"
                    .formatted(there(channels)))
            .bindMap(ScopeSql.arguments(channels))
            .bind("before", query.page().after().map(Cursor::position).orElse(Long.MAX_VALUE))
            .map(PLACE)
            .list()
            .stream()
            .filter(it -> TemplateName.folded(it.name()).contains(sought))
            .limit(query.page().limit() + 1L)
            .toList();
    var page = Page.of(places, query.page().limit(), Place::place);
    return new Page<>(at(db, page.items()), page.next());
  }

  private List<Template> at(Handle db, List<Place> places) {
    return db.createQuery(
            """
            SELECT template.*, channel.id AS channel
            FROM template LEFT JOIN channel ON channel.key = template.channel_key
            WHERE template.place IN (%s)
            ORDER BY template.place DESC
            """
                .formatted(database.dialect().numbers(":places")))
        .bind("places", places.stream().map(Place::place).toList().toString()) // an array of JSON
        .map(TEMPLATE)
        .list();
  }

  private String there(ChannelScope channels) {
    return THERE.formatted(ScopeSql.condition(channels, database.dialect()));
  }

  @Override
  public long count() {
    return database.read(
        db -> db.createQuery("SELECT count(*) " + there(ChannelScope.ALL)).mapTo(Long.class).one());
  }
}
