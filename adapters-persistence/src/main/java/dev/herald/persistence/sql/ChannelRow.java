package dev.herald.persistence.sql;

import dev.herald.application.view.ChannelView;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelProfile;
import dev.herald.domain.channel.Organization;
import dev.herald.domain.channel.SubscriberLimit;
import dev.herald.domain.channel.Visibility;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.HttpUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;

/** A row of the table {@code channel}, with what its newest post says. */
record ChannelRow(long key, ChannelView view) {

  /** When it published last, or a moment before all others. */
  static final String LAST_POST_AT =
      """
      coalesce((SELECT published_at FROM post WHERE channel_key = channel.key
        ORDER BY sequence DESC LIMIT 1), -1)""";

  /** What to select of the table. */
  static final String COLUMNS =
      """
      channel.*,
      (SELECT max(sequence) FROM post WHERE channel_key = channel.key) AS last_sequence,
      (SELECT published_at FROM post WHERE channel_key = channel.key
        ORDER BY sequence DESC LIMIT 1) AS last_post_at
      """;

  static final RowMapper<ChannelRow> MAPPER = (row, context) -> of(row);

  private static ChannelRow of(ResultSet row) throws SQLException {
    var info =
        new ChannelInfo(
            new ChannelName(row.getString("name")),
            new Avatar(avatar(row)),
            new ChannelProfile(row.getString("profile")),
            new Organization(row.getString("organization")),
            new CustomString(row.getString("custom_string")),
            new SubscriberLimit(row.getInt("subscriber_limit")),
            Visibility.valueOf(row.getString("visibility")));
    var channel =
        new Channel(
            new ChannelId(row.getString("id")),
            new AccountId(row.getString("owner")),
            info,
            Columns.optionalText(row, "pinned_post").map(PostId::new),
            Columns.instant(row, "created_at"),
            Columns.instant(row, "updated_at"),
            row.getLong("revision"));
    var view =
        new ChannelView(
            channel,
            row.getLong("subscriber_count"),
            row.getLong("last_sequence"),
            Columns.optionalInstant(row, "last_post_at"));
    return new ChannelRow(row.getLong("key"), view);
  }

  private static ImageRef avatar(ResultSet row) throws SQLException {
    var stored = row.getString("avatar_image");
    return stored != null
        ? new ImageRef.Stored(new ImageId(stored))
        : new ImageRef.External(new HttpUrl(row.getString("avatar_url")));
  }
}
