package dev.herald.application.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.permission.Role;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.Recall;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.shared.Sha256;
import dev.herald.domain.subscription.Subscription;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.domain.webhook.WebhookSecret;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Plain values for tests, in which a test changes what it is about. */
public final class Samples {

  /** The time of all samples: not on a full second, so that lost milliseconds show up. */
  public static final Instant NOW = Instant.parse("2024-05-01T12:00:00.123Z");

  public static final AccountId OWNER = new AccountId("owner");

  /** Somebody who may do everything. */
  public static final Actor ADMIN = Actor.host("admin", Role.ADMIN);

  private Samples() {}

  // Access

  /** A token for all channels, which is valid for ever. */
  public static Token token(String name, Role role, String hash) {
    return token(name, role, ChannelScope.ALL, hash);
  }

  /** A token for these channels, which is valid for ever. */
  public static Token token(String name, Role role, ChannelScope channels, String hash) {
    return invitation(name, role, channels).withSecret(hash);
  }

  public static Token invitation(String name, Role role, ChannelScope channels) {
    return Token.invitation(new TokenName(name), role, channels, ADMIN.id(), NOW, Optional.empty());
  }

  // Channels

  public static Avatar avatar() {
    return new Avatar(external("https://images.example.org/herald.png"));
  }

  /** A photo that was uploaded. */
  public static Avatar avatar(ImageId image) {
    return new Avatar(new ImageRef.Stored(image));
  }

  public static ChannelInfo channelInfo(String name) {
    return ChannelInfo.of(new ChannelName(name), avatar());
  }

  /** A new channel, which is called what its id is. */
  public static Channel channel(String id) {
    return channel(id, channelInfo(id));
  }

  /** A new channel. */
  public static Channel channel(String id, ChannelInfo info) {
    return new Channel(new ChannelId(id), OWNER, info, Optional.empty(), NOW, NOW, 1);
  }

  // Posts

  public static PostContent text(String text) {
    return PostContent.text(new PostText(text));
  }

  /** A draft of this text. */
  public static DraftContent draft(String text) {
    return new DraftContent(Optional.empty(), text, List.of(), List.of(), "");
  }

  public static ImageRef external(String url) {
    return new ImageRef.External(new HttpUrl(url));
  }

  /** Uploaded pictures alone. */
  public static PostContent pictures(ImageId... images) {
    return PostContent.images(
        List.of(images).stream().map(ImageRef.Stored::new).map(PostImage::of).toList());
  }

  /** A post called {@code <channel>-<sequence>}. */
  public static Post post(String channel, long sequence, PostContent content, Instant at) {
    var id = new PostId(channel + "-" + sequence);
    return Post.publish(id, new ChannelId(channel), sequence, content, false, ADMIN.id(), at)
        .result();
  }

  public static Post recalled(Post post, String reason) {
    return post.recall(new Recall(reason, NOW.plusSeconds(60))).result();
  }

  // Subscriptions

  /** A subscription to a channel in which nothing is read. */
  public static Subscription subscription(String channel, String account) {
    return new Subscription(
        new ChannelId(channel),
        new AccountId(account),
        NOW,
        NotificationMode.NOTIFY,
        CustomString.NONE,
        0);
  }

  // Webhooks

  /** A webhook that receives everything. */
  public static Webhook webhook(String id) {
    return new Webhook(
        new WebhookId(id),
        new HttpUrl("https://intranet.example/" + id),
        WebhookDescription.NONE,
        Webhook.ALL_EVENTS,
        new WebhookSecret("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"),
        true,
        NOW);
  }

  // Images

  /** A real PNG of one pixel. */
  public static byte[] png() {
    return Base64.getDecoder()
        .decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
                + "RU5ErkJggg==");
  }

  /** A real GIF of one pixel. */
  public static byte[] gif() {
    return Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
  }

  /**
   * The beginning of a TIFF, which browsers don't show; {@link FakeImageProcessor} asks for no
   * more.
   */
  public static byte[] tiff() {
    return "II*\0".getBytes(UTF_8);
  }

  /** A real SVG. */
  public static byte[] svg() {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>".getBytes(UTF_8);
  }

  /** The beginning of a PDF. */
  public static byte[] pdf() {
    return "%PDF-1.7\n%âãÏÓ\n1 0 obj\n<</Type/Catalog>>\nendobj\n".getBytes(UTF_8);
  }

  /** The name of the image with these bytes. */
  public static ImageId imageId(byte[] bytes) {
    return new ImageId(Sha256.of(bytes));
  }

  /** What is known of an image, which bears the name of some bytes that this text stands for. */
  public static StoredImage image(String bytes, Instant uploadedAt) {
    return new StoredImage(
        imageId(bytes.getBytes(UTF_8)),
        "image/png",
        1234,
        Optional.of(new Dimensions(640, 480)),
        uploadedAt);
  }
}
