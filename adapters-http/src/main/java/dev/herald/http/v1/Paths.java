package dev.herald.http.v1;

import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.shared.InvalidValue;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes and reads what stands in paths. */
final class Paths {

  private Paths() {}

  static String channel(String id) {
    return "/api/v1/channels/" + encoded(id);
  }

  static String post(PostId id) {
    return "/api/v1/posts/" + id;
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * @throws InvalidValue no channel can have this id
   */
  static ChannelId channelId(Context ctx, String parameter) {
    return new ChannelId(ctx.pathParam(parameter));
  }

  /**
   * @throws InvalidValue no account can have this name
   */
  static AccountId account(Context ctx) {
    return new AccountId(ctx.pathParam("account"));
  }

  /**
   * @throws InvalidValue no post can have this id
   */
  static PostId postId(Context ctx) {
    return new PostId(ctx.pathParam("postId"));
  }
}
