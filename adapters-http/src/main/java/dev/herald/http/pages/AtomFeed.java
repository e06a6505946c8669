package dev.herald.http.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import dev.herald.application.view.PostView;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.http.json.Json;
import dev.herald.http.language.Excerpt;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/** A channel's feed in Atom (RFC 4287), with tombstones of recalled posts (RFC 6721). */
final class AtomFeed {

  static final String CONTENT_TYPE = "application/atom+xml; charset=utf-8";

  private static final Namespace TOMBSTONES =
      Namespace.getNamespace("at", "http://purl.org/atompub/tombstones/1.0");
  private static final int MOST_IN_A_TITLE = 80;
  private static final Pattern ILLEGAL =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private final PageLinks absolute;

  AtomFeed(PageLinks absolute) {
    this.absolute = absolute;
  }

  byte[] of(ChannelFeed feed) {
    var channel = feed.channel().channel();
    var info = channel.info();
    var atom = new Feed("atom_1.0");
    atom.setId(absolute.channel(channel.id()));
    atom.setTitleEx(text(info.name().value()));
    if (!info.profile().value().isEmpty()) atom.setSubtitle(text(info.profile().value()));
    atom.setUpdated(Date.from(feed.updated()));
    atom.setIcon(absolute.icon(channel));
    atom.setLogo(absolute.photo(channel));
    var author = new Person();
    author.setName(legal(info.name().value()));
    author.setUri(absolute.channel(channel.id()));
    atom.setAuthors(List.of(author));
    atom.setAlternateLinks(List.of(link("alternate", "text/html", absolute.channel(channel.id()))));
    atom.setOtherLinks(
        List.of(link("self", "application/atom+xml", absolute.atomFeed(channel.id()))));
    atom.setEntries(feed.posts().stream().map(this::entry).toList());
    atom.setForeignMarkup(feed.recalled().stream().map(this::tombstone).toList());
    return written(atom);
  }

  private Entry entry(PostView view) {
    var post = view.post();
    var shown = ShownPost.whole(view, absolute);
    var entry = new Entry();
    entry.setId(ChannelFeed.id(post, absolute));
    entry.setTitleEx(text(title(shown, post)));
    entry.setPublished(Date.from(post.publishedAt()));
    entry.setUpdated(Date.from(post.publishedAt()));
    entry.setAlternateLinks(List.of(link("alternate", "text/html", shown.url())));
    entry.setOtherLinks(
        post.content().map(PostContent::images).orElse(List.of()).stream()
            .map(image -> enclosure(image.image(), view))
            .toList());
    var content = new Content();
    content.setType("html");
    content.setValue(legal(FeedHtml.of(shown)));
    entry.setContents(List.of(content));
    return entry;
  }

  /** Every entry must have one: posts are called by how they begin. */
  private static String title(ShownPost shown, Post post) {
    var alt = shown.pictures().stream().map(it -> it.alt()).filter(it -> !it.isBlank()).findFirst();
    var words = shown.text().isEmpty() ? alt.orElse("") : shown.text();
    var line = Excerpt.line(words, MOST_IN_A_TITLE);
    return line.isEmpty() ? "#" + post.sequence() : line;
  }

  private Link enclosure(ImageRef image, PostView view) {
    Optional<StoredImage> stored = image.stored().map(view.images()::get);
    if (stored.isEmpty()) return link("enclosure", null, absolute.image(image));
    var link = link("enclosure", stored.get().contentType(), absolute.original(stored.get().id()));
    link.setLength(stored.get().byteSize());
    return link;
  }

  private Element tombstone(Post post) {
    var when = post.recall().orElseThrow().at();
    return new Element("deleted-entry", TOMBSTONES)
        .setAttribute("ref", ChannelFeed.id(post, absolute))
        .setAttribute("when", Json.time(when));
  }

  private static Link link(String rel, @Nullable String type, String href) {
    var link = new Link();
    link.setRel(rel);
    link.setType(type);
    link.setHref(href);
    return link;
  }

  private static Content text(String text) {
    var content = new Content();
    content.setType("text");
    content.setValue(legal(text));
    return content;
  }

  /** Texts may have characters for which XML has no place, not even as references. */
  private static String legal(String text) {
    return ILLEGAL.matcher(text).replaceAll("\uFFFD");
  }

  private static byte[] written(Feed atom) {
    try {
      return new WireFeedOutput().outputString(atom).getBytes(UTF_8);
    } catch (FeedException e) {
      throw new IllegalStateException("a feed has all that it must have", e);
    }
  }
}
