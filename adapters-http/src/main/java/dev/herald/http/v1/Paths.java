package dev.herald.http.v1;

import dev.herald.domain.access.StreamTarget;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violations;
import dev.herald.domain.webhook.WebhookId;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes and reads what stands in paths. */
final class Paths {

  private Paths() {}

  static String channel(String id) {
    return "/api/v1/channels/" + encoded(id);
  }

  /** Where a live stream is. */
  static String stream(StreamTarget target) {
    return target instanceof StreamTarget.OfAccount it
        ? "/api/v1/accounts/" + encoded(it.account().value()) + "/stream"
        : channel(((StreamTarget.OfChannel) target).channel().value()) + "/stream";
  }

  static String token(TokenName name) {
    return "/api/v1/tokens/" + encoded(name.value());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String post(PostId id) {
    return "/api/v1/posts/" + id;
  }

  static String draft(DraftId id) {
    return "/api/v1/drafts/" + id;
  }

  static String template(TemplateId id) {
    return "/api/v1/templates/" + id;
  }

  static String webhook(WebhookId id) {
    return "/api/v1/webhooks/" + id;
  }

  /**
   * @throws InvalidValue no channel can have this id
   */
  static ChannelId channelId(Context ctx, String parameter) {
    var violations = new Violations();
    var id = violations.checkAs(parameter, () -> new ChannelId(ctx.pathParam(parameter)));
    violations.throwIfAny();
    return id;
  }

  /**
   * @throws InvalidValue no token can have this name
   */
  static TokenName tokenName(Context ctx) {
    return new TokenName(ctx.pathParam("name"));
  }

  /**
   * @throws InvalidValue no account can have this name
   */
  static AccountId account(Context ctx) {
    return new AccountId(ctx.pathParam("account"));
  }

  /**
   * @throws InvalidValue no template can have this id
   */
  static TemplateId templateId(Context ctx) {
    return new TemplateId(ctx.pathParam("templateId"));
  }

  /**
   * @throws InvalidValue no post can have this id
   */
  static PostId postId(Context ctx) {
    return new PostId(ctx.pathParam("postId"));
  }

  /**
   * @throws InvalidValue no draft can have this id
   */
  static DraftId draftId(Context ctx) {
    return new DraftId(ctx.pathParam("draftId"));
  }

  /**
   * @throws InvalidValue no webhook can have this id
   */
  static WebhookId webhookId(Context ctx) {
    return new WebhookId(ctx.pathParam("webhookId"));
  }
}
