package dev.herald.persistence.sql;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftLink;
import dev.herald.domain.draft.DraftState;
import dev.herald.domain.draft.DraftState.Discarded;
import dev.herald.domain.draft.DraftState.Returned;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.PostType;
import dev.herald.domain.shared.InvalidValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code draft}, with the id of its channel as {@code channel}.
 *
 * @param due its place among those that are scheduled; 0 if it is not
 */
record DraftRow(long place, long due, Draft draft) {

  static final RowMapper<DraftRow> MAPPER = (row, context) -> of(row);

  private static final TypeReference<List<ImageJson>> IMAGES = new TypeReference<>() {};
  private static final TypeReference<List<DraftLink>> LINKS = new TypeReference<>() {};

  private static DraftRow of(ResultSet row) throws SQLException {
    var draft =
        new Draft(
            new DraftId(row.getString("id")),
            new ChannelId(row.getString("channel")),
            content(row),
            ActorId.of(row.getString("author")),
            Columns.instant(row, "created_at"),
            ActorId.of(row.getString("updated_by")),
            Columns.instant(row, "updated_at"),
            row.getLong("revision"),
            state(row));
    return new DraftRow(row.getLong("place"), row.getLong("due"), draft);
  }

  private static DraftState state(ResultSet row) throws SQLException {
    var discardedAt = Columns.optionalInstant(row, "discarded_at");
    if (discardedAt.isPresent()) {
      return new Discarded(ActorId.of(row.getString("discarded_by")), discardedAt.get());
    }
    var publishAt = Columns.optionalInstant(row, "publish_at");
    if (publishAt.isEmpty()) return DraftState.OPEN;
    var schedule =
        new Scheduled(
            publishAt.get(),
            zone(row.getString("time_zone")),
            ActorId.of(row.getString("scheduled_by")),
            row.getBoolean("silent"));
    var code = Columns.optionalText(row, "return_code");
    return code.isPresent()
        ? new Returned(schedule, code.get(), row.getString("return_reason"))
        : schedule;
  }

  /** A zone that only a newer Java knows is no reason to lose the draft. */
  private static ZoneId zone(String name) {
    try {
      return Scheduled.zone(name);
    } catch (InvalidValue unknown) {
      return ZoneOffset.UTC;
    }
  }

  static DraftContent content(ResultSet row) throws SQLException {
    return new DraftContent(
        Columns.optionalText(row, "type").map(PostType::valueOf),
        row.getString("text"),
        JsonColumn.read(row.getString("images"), IMAGES).stream().map(ImageJson::toDomain).toList(),
        JsonColumn.read(row.getString("links"), LINKS),
        row.getString("custom_data"));
  }

  /** What the columns say of a draft, but for its id, place, channel and words. */
  static Map<String, @Nullable Object> columns(Draft draft) {
    var columns = new LinkedHashMap<String, @Nullable Object>();
    columns.put("author", draft.author().toString());
    columns.put("created_at", draft.createdAt().toEpochMilli());
    columns.put("updated_by", draft.updatedBy().toString());
    columns.put("updated_at", draft.updatedAt().toEpochMilli());
    columns.put("revision", draft.revision());
    columns.put("discarded_by", draft.discard().map(it -> it.by().toString()).orElse(null));
    columns.put("discarded_at", Columns.millis(draft.discard().map(Discarded::at)));
    var schedule = draft.schedule().or(() -> draft.returned().map(Returned::schedule));
    columns.put("publish_at", Columns.millis(schedule.map(Scheduled::at)));
    columns.put("time_zone", schedule.map(it -> it.zone().getId()).orElse(null));
    columns.put("scheduled_by", schedule.map(it -> it.by().toString()).orElse(null));
    columns.put("silent", schedule.filter(Scheduled::isSilent).map(it -> true).orElse(null));
    columns.put("return_code", draft.returned().map(Returned::code).orElse(null));
    columns.put("return_reason", draft.returned().map(Returned::reason).orElse(null));
    columns.putAll(columns(draft.content()));
    return columns;
  }

  /** What the columns say of a content, of a template too. */
  static Map<String, @Nullable Object> columns(DraftContent content) {
    var columns = new LinkedHashMap<String, @Nullable Object>();
    columns.put("type", content.type().map(PostType::name).orElse(null));
    columns.put("text", content.text());
    columns.put("images", JsonColumn.write(content.images().stream().map(ImageJson::of).toList()));
    columns.put("links", JsonColumn.write(content.links()));
    columns.put("custom_data", content.customData());
    return columns;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record ImageJson(@Nullable String id, @Nullable String url, @Nullable String alt) {

    static ImageJson of(DraftImage image) {
      return new ImageJson(
          image.uploaded().map(ImageId::value).orElse(null),
          image.url().isEmpty() ? null : image.url(),
          image.alt().isEmpty() ? null : image.alt());
    }

    DraftImage toDomain() {
      return new DraftImage(Optional.ofNullable(id).map(ImageId::new), url, alt);
    }
  }
}
