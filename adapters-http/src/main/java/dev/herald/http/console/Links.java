package dev.herald.http.console;

import dev.herald.application.port.in.image.ReadImage;
import dev.herald.application.view.DeliveryView;
import dev.herald.domain.access.Token;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.webhook.Webhook;
import dev.herald.http.brand.Brand;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.language.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The addresses of what pages lead to, and whose pages they are.
 *
 * @param base what all addresses of this server begin with: the path of its public address
 * @param brand what people see the server as
 */
public record Links(String base, Brand brand) {

  private static final int THUMBNAIL_EDGE = 256;

  /** The address of what has this path on this server. */
  public String at(String path) {
    return base + path;
  }

  /** A file of the console. */
  public String asset(String name) {
    return at(Assets.path(name));
  }

  /** The picture beside the name of the server. */
  public String logo() {
    return brand.logo().map(this::at).orElseGet(() -> asset("logo.svg"));
  }

  /** The address of an image as it was uploaded. */
  public String image(ImageRef image) {
    return new ImageUrls(base).of(image);
  }

  /** The address of a smaller picture of an image. */
  public String thumbnail(ImageRef image) {
    var isStored = image.stored().isPresent();
    return isStored ? image(image) + "/thumbnail?size=" + THUMBNAIL_EDGE : image(image);
  }

  /** The address of a picture of an uploaded image that is as large as such pictures are. */
  public String large(ImageRef.Stored image) {
    return image(image) + "/thumbnail?size=" + ReadImage.MAX_THUMBNAIL_EDGE;
  }

  /** How a form names an image. */
  public String imageField(ImageRef image) {
    return ChannelForm.text(image);
  }

  /** The address of the page that shows a channel. */
  public String channel(String id) {
    return at("/console/channel?id=") + encode(id);
  }

  /** The address at which something is done to a channel. */
  public String channel(String id, String action) {
    return at("/console/channel/") + action + "?id=" + encode(id);
  }

  /** The address of the form for a new post on a channel. */
  public String compose(String channel) {
    return at("/console/compose?channel=") + encode(channel);
  }

  /** The address of the list of a channel's posts. */
  public String posts(String channel) {
    return at("/console/posts?channel=") + encode(channel);
  }

  /** The address of the week of what is to be published in which a moment is. */
  public String schedule(Instant moment, Reader reader) {
    return at("/console/schedule?week=") + moment.atZone(reader.zone()).toLocalDate();
  }

  /** The address of the list of what somebody published. */
  public String postsBy(String actor) {
    return at("/console/posts?publishedBy=") + encode(actor);
  }

  /** The address of the page that shows a post. */
  public String post(String id) {
    return at("/console/posts/") + encode(id);
  }

  /** The address at which a draft is gone on with. */
  public String draft(String id) {
    return at("/console/drafts/") + encode(id);
  }

  /** The address of the page that shows a webhook. */
  public String webhook(Webhook webhook) {
    return at("/console/webhook?id=") + encode(webhook.id().value());
  }

  /** The address at which something is done to a webhook. */
  public String webhook(Webhook webhook, String action) {
    return at("/console/webhook/") + action + "?id=" + encode(webhook.id().value());
  }

  /** The address at which something is done to a delivery of a webhook. */
  public String webhook(Webhook webhook, String action, DeliveryView delivery) {
    return webhook(webhook, action) + "&delivery=" + delivery.position();
  }

  /** The address of the list of tokens with this one alone. */
  public String token(Token token) {
    return at("/console/access?name=") + encode(token.name().value());
  }

  /** The address at which one signs in, to go on to a page. */
  public String signIn(String next) {
    return at("/console/sign-in?next=") + encode(next);
  }

  /** The address at which another language is chosen for the page at a location. */
  public String language(Language language, Location location) {
    return at("/console/language/") + language.tag() + "?next=" + encode(location.path());
  }

  /** The address of a window. */
  public String window(String name) {
    return at("/console/windows/") + name;
  }

  /** The address of a window that is about what has this id. */
  public String window(String name, String id) {
    return window(name) + "?id=" + encode(id);
  }

  /** A text as a part of an address. */
  public String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** How many posts are newer than this one. */
  public String newerThan(String post) {
    return at("/console/posts/new/" + encode(post));
  }
}
