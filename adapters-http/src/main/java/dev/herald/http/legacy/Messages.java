package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.herald.application.view.PostView;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.legacy.Elements.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes posts of messages, and messages of posts. A message that Herald would not write in the very
 * same way is kept beside what was understood of it, and is answered exactly as it came.
 */
final class Messages {

  /** A link in Markdown, which is all of Markdown that the vendor's clients know. */
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]\n]{1,100})]\\((https?://[^\\s()<>\"]+)\\)");

  private final ImageUrls urls;

  Messages(ImageUrls urls) {
    this.urls = urls;
  }

  PostContent content(Message message) {
    var understood = understood(message);
    if (understood.filter(content -> isWrittenAs(message, content)).isPresent()) {
      return understood.get();
    }
    var kept = new CustomData(message.json());
    return understood.map(it -> it.withCustomData(kept)).orElse(PostContent.custom(kept));
  }

  /** Of images that Herald keeps it may come to know more than the message said. */
  private boolean isWrittenAs(Message message, PostContent content) {
    return content.images().stream().noneMatch(it -> it.image().stored().isPresent())
        && message(content, Map.of()).equals(message);
  }

  /** What people would see of a message; empty if that is nothing, or no post can hold it. */
  private Optional<PostContent> understood(Message message) {
    var texts = new ArrayList<String>();
    var images = new ArrayList<PostImage>();
    var links = new ArrayList<Link>();
    for (var element : message.body()) {
      Elements.text(element).ifPresent(texts::add);
      Elements.image(element).ifPresent(url -> addImage(images, url));
      Elements.tweet(element)
          .ifPresent(
              tweet -> {
                LINK.matcher(tweet.content()).results().forEach(link -> addLink(links, link));
                var text = LINK.matcher(tweet.content()).replaceAll("$1").strip();
                if (!text.isEmpty()) texts.add(text);
                if (!tweet.image().isEmpty()) addImage(images, tweet.image());
              });
    }
    if (texts.isEmpty() && images.isEmpty()) return Optional.empty();
    try {
      var text =
          texts.isEmpty()
              ? Optional.<PostText>empty()
              : Optional.of(new PostText(String.join("\n", texts)));
      return Optional.of(new PostContent(text, images, links, Optional.empty()));
    } catch (InvalidValue tooLong) {
      return Optional.empty();
    }
  }

  /** What is not an address stays in the message alone, as does what is too much for a post. */
  private void addImage(List<PostImage> images, String url) {
    try {
      if (images.size() < PostContent.MAX_IMAGES) images.add(PostImage.of(urls.read(url)));
    } catch (InvalidValue noAddress) {
      // Nothing that could be shown.
    }
  }

  private static void addLink(List<Link> links, MatchResult link) {
    try {
      if (links.size() < PostContent.MAX_LINKS) links.add(Link.of(link.group(1), link.group(2)));
    } catch (InvalidValue noLink) {
      // The text has it still.
    }
  }

  /**
   * The message that a content would be. Data beside it may have the form of a message and not be
   * what the content says; then it is not taken for one.
   */
  Message message(PostContent content) {
    return kept(content)
        .filter(it -> content(it).equals(content))
        .orElseGet(() -> message(content, Map.of()));
  }

  /** The message that a post is. */
  Message message(PostView view) {
    return view.post()
        .content()
        .map(content -> kept(content).orElseGet(() -> message(content, view.images())))
        .orElse(Message.EMPTY);
  }

  private static Optional<Message> kept(PostContent content) {
    return content.customData().flatMap(data -> Message.kept(data.value()));
  }

  private Message message(PostContent content, Map<ImageId, StoredImage> known) {
    var body = JsonNodeFactory.instance.arrayNode();
    var text = content.text().map(PostText::value).orElse("");
    var pictures = content.images().stream().map(image -> picture(image, known)).toList();
    var isTweet = !content.links().isEmpty() || (!text.isEmpty() && !pictures.isEmpty());
    if (isTweet) {
      Elements.addTweet(body, withLinks(text, content.links()), pictures.stream().findFirst());
    } else if (!text.isEmpty()) {
      Elements.addText(body, text);
    }
    pictures.stream().skip(isTweet ? 1 : 0).forEach(it -> Elements.addImage(body, it));
    if (!isTweet) content.customData().ifPresent(it -> Elements.addCustom(body, it.value()));
    return new Message(body, "");
  }

  private static String withLinks(String text, List<Link> links) {
    var lines =
        links.stream()
            .map(link -> "[%s](%s)".formatted(link.label(), link.url().value()))
            .collect(Collectors.joining("\n"));
    return text.isEmpty() || lines.isEmpty() ? text + lines : text + "\n" + lines;
  }

  private Picture picture(PostImage image, Map<ImageId, StoredImage> known) {
    var url = urls.of(image.image());
    return image
        .image()
        .stored()
        .map(known::get)
        .map(
            it ->
                Picture.of(
                    url,
                    it.id().value(),
                    Elements.format(it.contentType()),
                    it.byteSize(),
                    it.dimensions()))
        .orElseGet(() -> Picture.elsewhere(url));
  }
}
