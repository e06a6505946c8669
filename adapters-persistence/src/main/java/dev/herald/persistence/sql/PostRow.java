package dev.herald.persistence.sql;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.PostType;
import dev.herald.domain.post.Recall;
import dev.herald.domain.shared.HttpUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code post}, with the id of its channel as {@code channel}. */
record PostRow(long position, Post post) {

  static final RowMapper<PostRow> MAPPER = (row, context) -> of(row);

  private static final TypeReference<List<ImageJson>> IMAGES = new TypeReference<>() {};
  private static final TypeReference<List<LinkJson>> LINKS = new TypeReference<>() {};

  private static PostRow of(ResultSet row) throws SQLException {
    var recalledAt = Columns.optionalInstant(row, "recalled_at");
    var post =
        new Post(
            new PostId(row.getString("id")),
            new ChannelId(row.getString("channel")),
            row.getLong("sequence"),
            PostType.valueOf(row.getString("type")),
            recalledAt.isPresent() ? Optional.empty() : Optional.of(content(row)),
            row.getBoolean("silent"),
            Columns.instant(row, "published_at"),
            Columns.optionalText(row, "published_by").map(ActorId::of),
            recalledAt.isPresent() ? Optional.of(recall(row, recalledAt.get())) : Optional.empty());
    return new PostRow(row.getLong("position"), post);
  }

  private static Recall recall(ResultSet row, Instant at) throws SQLException {
    return new Recall(row.getString("recall_reason"), at);
  }

  private static PostContent content(ResultSet row) throws SQLException {
    return new PostContent(
        Columns.optionalText(row, "text").map(PostText::new),
        JsonColumn.read(row.getString("images"), IMAGES).stream().map(ImageJson::toDomain).toList(),
        JsonColumn.read(row.getString("links"), LINKS).stream().map(LinkJson::toDomain).toList(),
        Columns.optionalText(row, "custom_data").map(CustomData::new));
  }

  /** What the column says of the images of a content. */
  static @Nullable String images(PostContent content) {
    return JsonColumn.write(content.images().stream().map(ImageJson::of).toList());
  }

  /** What the column says of the links of a content. */
  static @Nullable String links(PostContent content) {
    return JsonColumn.write(content.links().stream().map(LinkJson::of).toList());
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record ImageJson(@Nullable String id, @Nullable String url, @Nullable String alt) {

    static ImageJson of(PostImage image) {
      var ref = image.image();
      return new ImageJson(
          ref.stored().map(ImageId::value).orElse(null),
          ref.external().map(HttpUrl::value).orElse(null),
          image.alt().isEmpty() ? null : image.alt());
    }

    PostImage toDomain() {
      var ref =
          id != null
              ? new ImageRef.Stored(new ImageId(id))
              : new ImageRef.External(new HttpUrl(url));
      return new PostImage(ref, alt);
    }
  }

  private record LinkJson(String label, String url) {

    static LinkJson of(Link link) {
      return new LinkJson(link.label(), link.url().value());
    }

    Link toDomain() {
      return new Link(label, new HttpUrl(url));
    }
  }
}
