package dev.herald.application.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.out.IdGenerator;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.domain.webhook.WebhookSecret;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Names that a test can foretell: {@code channel-1}, {@code channel-2}, {@code post-1}, … */
public final class SequentialIds implements IdGenerator {

  private final AtomicInteger channels = new AtomicInteger();
  private final AtomicInteger posts = new AtomicInteger();
  private final AtomicInteger drafts = new AtomicInteger();
  private final AtomicInteger templates = new AtomicInteger();
  private final AtomicInteger webhooks = new AtomicInteger();
  private final AtomicInteger secrets = new AtomicInteger();

  @Override
  public ChannelId channelId() {
    return new ChannelId("channel-" + channels.incrementAndGet());
  }

  @Override
  public PostId postId() {
    return new PostId("post-" + posts.incrementAndGet());
  }

  @Override
  public TemplateId templateId() {
    return new TemplateId("template-" + templates.incrementAndGet());
  }

  @Override
  public DraftId draftId() {
    return new DraftId("draft-" + drafts.incrementAndGet());
  }

  @Override
  public WebhookId webhookId() {
    return new WebhookId("webhook-" + webhooks.incrementAndGet());
  }

  @Override
  public WebhookSecret webhookSecret() {
    var bytes = numbered("%032d").getBytes(UTF_8);
    return new WebhookSecret(WebhookSecret.PREFIX + Base64.getEncoder().encodeToString(bytes));
  }

  /** As long as a real one, so that what can't take its length shows up. */
  @Override
  public String tokenSecret() {
    return numbered("secret-%036d");
  }

  @Override
  public String secret() {
    return numbered("%032d");
  }

  private String numbered(String format) {
    return String.format(Locale.ROOT, format, secrets.incrementAndGet());
  }
}
