package dev.herald.http.pages;

import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.Post;
import dev.herald.http.brand.Brand;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.link.PageUrls;
import java.util.Optional;

/**
 * The addresses that a page has in it.
 *
 * @param base what they begin with: for readers of the page, the path of the public address; for
 *     those who read it elsewhere, the public address
 * @param brand what people see the server as
 */
public record PageLinks(String base, Brand brand) {

  private static final int PICTURE_EDGE = 1024;
  private static final int PHOTO_EDGE = 256;
  private static final int ICON_EDGE = 64;

  /** The style sheet of all pages. */
  public String styles() {
    return base + PageFile.STYLES.path();
  }

  /** The same addresses, beginning with this. */
  PageLinks from(String other) {
    return new PageLinks(other, brand);
  }

  /** The style sheet that goes after it, if there is one. */
  public Optional<String> brandStyles() {
    return brand.styles().map(it -> base + it);
  }

  /** The logo of the server, if it has one of its own. */
  public Optional<String> logo() {
    return brand.logo().map(it -> base + it);
  }

  /** Whether the operator gave the server a name. */
  public boolean hasName() {
    return !brand.name().equals(Brand.HERALD.name());
  }

  /** The script that keeps an open page up to date. */
  public String script() {
    return base + PageFile.LIVE.path();
  }

  /** What tells the page of a channel that there is something new. */
  public String live(ChannelId id) {
    return channel(id) + "/live";
  }

  /** The page of a channel. */
  public String channel(ChannelId id) {
    return new PageUrls(base).channel(id);
  }

  /** The part of a channel's page with the posts before this place. */
  public String before(ChannelId id, long sequence) {
    return new PageUrls(base).before(id, sequence);
  }

  /** The feed of a channel in Atom. */
  public String atomFeed(ChannelId id) {
    return new PageUrls(base).atomFeed(id);
  }

  /** The feed of a channel as JSON Feed. */
  public String jsonFeed(ChannelId id) {
    return new PageUrls(base).jsonFeed(id);
  }

  /** The page of a channel for a frame. */
  String embedded(ChannelId id) {
    return new PageUrls(base).embedded(id);
  }

  /** The page of a post for a frame. */
  String embedded(Post post) {
    return new PageUrls(base).embedded(post.channel(), post.sequence());
  }

  /** How to show the page at an address in a frame. */
  String oEmbed(String url) {
    return new PageUrls(base).oEmbed(url);
  }

  /** The page of a post. */
  public String post(Post post) {
    return new PageUrls(base).post(post.channel(), post.sequence());
  }

  /** An image as browsers can show it. */
  public String image(ImageRef image) {
    return new ImageUrls(base).of(image);
  }

  /** An image as it was uploaded. */
  String original(ImageId image) {
    return new ImageUrls(base).of(image) + "/original";
  }

  /** An image in the size of a page. */
  public String thumbnail(ImageRef image) {
    return smaller(image, PICTURE_EDGE);
  }

  /** The photo of a channel. */
  public String photo(Channel channel) {
    return smaller(channel.info().avatar().image(), PHOTO_EDGE);
  }

  /** The same photo beside the title of a page. */
  public String icon(Channel channel) {
    return smaller(channel.info().avatar().image(), ICON_EDGE);
  }

  private String smaller(ImageRef image, int edge) {
    var isStored = image.stored().isPresent();
    return isStored ? image(image) + "/thumbnail?size=" + edge : image(image);
  }
}
