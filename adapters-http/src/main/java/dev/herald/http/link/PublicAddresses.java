package dev.herald.http.link;

import dev.herald.domain.channel.Channel;
import java.util.Optional;

/**
 * Where anybody can read a channel, if it is public.
 *
 * @param urls knows the addresses of pages
 * @param mayBeFramed whether any other site may show it in a frame
 */
public record PublicAddresses(PageUrls urls, boolean mayBeFramed) {

  private static final int HEIGHT = 480;

  /** The address of its page. */
  public String page(Channel channel) {
    return urls.channel(channel.id());
  }

  /** What to put into another site's page to show it there, if any may. */
  public Optional<String> snippet(Channel channel) {
    var frame =
        new Frame(urls.embedded(channel.id()), channel.info().name().value(), "100%", HEIGHT);
    return mayBeFramed ? Optional.of(frame.html()) : Optional.empty();
  }
}
