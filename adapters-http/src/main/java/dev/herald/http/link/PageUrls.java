package dev.herald.http.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.domain.id.ChannelId;
import java.net.URLEncoder;

/**
 * Knows the addresses of public pages.
 *
 * @param base what they begin with: the public address of the server or its path, without a slash
 *     at its end
 */
public record PageUrls(String base) {

  /** Below this are all pages of channels. */
  public static final String ROOT = "/c/";

  /** The page of a channel. */
  public String channel(ChannelId id) {
    return base + ROOT + encoded(id.value());
  }

  /** The part of a channel's page with the posts before this place. */
  public String before(ChannelId id, long sequence) {
    return channel(id) + "?before=" + sequence;
  }

  /** The page of the post that has this place in its channel. */
  public String post(ChannelId id, long sequence) {
    return channel(id) + "/" + sequence;
  }

  /** The feed of a channel in Atom. */
  public String atomFeed(ChannelId id) {
    return channel(id) + "/feed.atom";
  }

  /** The feed of a channel as JSON Feed. */
  public String jsonFeed(ChannelId id) {
    return channel(id) + "/feed.json";
  }

  /** The page of a channel for a frame. */
  public String embedded(ChannelId id) {
    return channel(id) + "/embed";
  }

  /** The page of a post for a frame. */
  public String embedded(ChannelId id, long sequence) {
    return post(id, sequence) + "/embed";
  }

  /** How to show the page at an address in a frame. */
  public String oEmbed(String url) {
    return base + "/oembed?format=json&url=" + encoded(url);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
