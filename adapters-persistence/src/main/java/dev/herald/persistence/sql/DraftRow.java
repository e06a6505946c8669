package dev.herald.persistence.sql;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.Draft.Discard;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftLink;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.PostType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code draft}, with the id of its channel as {@code channel}. */
record DraftRow(long place, Draft draft) {

  static final RowMapper<DraftRow> MAPPER = (row, context) -> of(row);

  private static final TypeReference<List<ImageJson>> IMAGES = new TypeReference<>() {};
  private static final TypeReference<List<DraftLink>> LINKS = new TypeReference<>() {};

  private static DraftRow of(ResultSet row) throws SQLException {
    var discardedAt = Columns.optionalInstant(row, "discarded_at");
    var discardedBy = Columns.optionalText(row, "discarded_by").map(ActorId::of);
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
            discardedAt.map(at -> new Discard(discardedBy.orElseThrow(), at)));
    return new DraftRow(row.getLong("place"), draft);
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
    var content = draft.content();
    var columns = new LinkedHashMap<String, @Nullable Object>();
    columns.put("author", draft.author().toString());
    columns.put("created_at", draft.createdAt().toEpochMilli());
    columns.put("updated_by", draft.updatedBy().toString());
    columns.put("updated_at", draft.updatedAt().toEpochMilli());
    columns.put("revision", draft.revision());
    columns.put("discarded_by", draft.discard().map(it -> it.by().toString()).orElse(null));
    columns.put("discarded_at", Columns.millis(draft.discard().map(Discard::at)));
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
