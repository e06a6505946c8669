package dev.herald.http.console;

import dev.herald.domain.channel.Channel;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftLink;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.PostType;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The form in which a post is written. What its type does not have is kept in the form, and is no
 * part of the post.
 */
final class PostForm {

  /** A field of a link. */
  private static final Pattern LINK = Pattern.compile("links\\[(\\d{1,9})]\\.\\w+");

  /** Anything else is an address, however much of one is there. */
  private static final Pattern IMAGE_ID = Pattern.compile("[0-9a-f]{64}");

  private final Form form;
  private final PostType type;

  PostForm(Form form) {
    this.form = form;
    type =
        Arrays.stream(PostType.values())
            .filter(it -> it.name().equals(form.text("type")) && it != PostType.CUSTOM)
            .findFirst()
            .orElse(PostType.IMAGE_AND_TEXT);
  }

  Optional<String> channel() {
    return form.find("channel").filter(id -> !id.isEmpty());
  }

  /**
   * The channel on which to publish.
   *
   * @throws InvalidValue none was chosen
   */
  ChannelId channelId() {
    return new ChannelId(
        channel().orElseThrow(() -> new InvalidValue(Violation.required("channel"))));
  }

  /**
   * All channels on which to publish, that of the draft first.
   *
   * @throws InvalidValue the first one was not chosen, or they are too many
   */
  List<ChannelId> channels() {
    var others = form.all("channels").stream().filter(it -> !it.isEmpty()).map(ChannelId::new);
    var all = Stream.concat(Stream.of(channelId()), others).distinct().toList();
    Draft.requireFew(all);
    return all;
  }

  /**
   * What to publish.
   *
   * @throws InvalidValue with everything that is wrong, the channel included
   */
  PostContent content() {
    var violations = new Violations();
    violations.check(this::channelId);
    var text = hasText() ? violations.check(() -> new PostText(form.text("text"))) : null;
    var images = images(violations);
    var links = links(violations);
    if (hasImages() && form.all("image").isEmpty()) violations.add(Violation.required("images"));
    if (form.all("image").size() > PostContent.MAX_IMAGES && hasImages()) {
      violations.add(Violation.tooMany("images", PostContent.MAX_IMAGES, form.all("image").size()));
    }
    if (form.all("label").size() > PostContent.MAX_LINKS) {
      violations.add(Violation.tooMany("links", PostContent.MAX_LINKS, form.all("label").size()));
    }
    violations.throwIfAny();
    return new PostContent(Optional.ofNullable(text), images, links, Optional.empty());
  }

  /**
   * What was entered, finished or not.
   *
   * @throws InvalidValue it is more than a draft may hold
   */
  DraftContent draft() {
    var images =
        IntStream.range(0, form.all("image").size())
            .mapToObj(i -> draftImage(form.all("image").get(i), at("alt", i)))
            .toList();
    var links =
        IntStream.range(0, form.all("label").size())
            .mapToObj(i -> new DraftLink(at("label", i), url(i)))
            .toList();
    return new DraftContent(Optional.of(type), form.text("text"), images, links, "");
  }

  /**
   * Makes sure that what was entered may take the place of what a draft says.
   *
   * @throws InvalidValue it is for another channel, or the draft has data for another app, which
   *     the form does not have
   */
  void requireToBe(Draft draft) {
    if (!channelId().equals(draft.channel())) {
      throw new InvalidValue(Violation.of("channel", "conflict", "must be the draft's"));
    }
    if (!DraftPages.isForTheComposer(draft)) {
      throw new InvalidValue(Violation.of("customData", "conflict", "would be lost"));
    }
  }

  private static DraftImage draftImage(String image, String alt) {
    return IMAGE_ID.matcher(image).matches()
        ? DraftImage.uploaded(new ImageId(image), alt)
        : DraftImage.elsewhere(image, alt);
  }

  /**
   * What is wrong with what was entered; what is not there yet may still come.
   *
   * @param found the channel that was chosen, if it is there
   */
  List<Violation> violationsSoFar(Optional<Channel> found) {
    var violations = new ArrayList<Violation>();
    if (channel().isPresent() && found.isEmpty()) {
      violations.add(Violation.of("channel", "not_found", "is not there"));
    }
    try {
      content();
    } catch (InvalidValue invalid) {
      invalid.violations().stream()
          .filter(it -> !it.rule().equals("required") || isOfABegunLink(it))
          .forEach(violations::add);
    }
    return violations;
  }

  /** Of a link that has a label or an address, the other one is missing. */
  private boolean isOfABegunLink(Violation violation) {
    var place = LINK.matcher(violation.field());
    if (!place.matches()) return false;
    var index = Integer.parseInt(place.group(1));
    return !at("label", index).isBlank() || !at("url", index).isBlank();
  }

  private boolean hasText() {
    return type != PostType.IMAGE_ONLY;
  }

  private boolean hasImages() {
    return type != PostType.TEXT_ONLY;
  }

  private List<PostImage> images(Violations violations) {
    if (!hasImages()) return List.of();
    return IntStream.range(0, form.all("image").size())
        .mapToObj(
            i ->
                violations.checkIn(
                    "images[" + i + "]",
                    () -> new PostImage(ChannelForm.image(form.all("image").get(i)), at("alt", i))))
        .filter(Objects::nonNull)
        .toList();
  }

  private List<Link> links(Violations violations) {
    return IntStream.range(0, form.all("label").size())
        .mapToObj(
            i -> violations.checkIn("links[" + i + "]", () -> Link.of(at("label", i), url(i))))
        .filter(Objects::nonNull)
        .toList();
  }

  private String url(int index) {
    return TypedAddress.complete(at("url", index));
  }

  private String at(String name, int index) {
    var all = form.all(name);
    return index < all.size() ? all.get(index) : "";
  }

  /** The post as it would be shown, as far as it goes. */
  PostCard card(Optional<Channel> channel, View view) {
    return new PostCard(
        Optional.empty(),
        channel.map(it -> it.id().value()).orElse(""),
        channel.map(it -> it.info().name().value()).orElse(""),
        channel.map(it -> view.links().thumbnail(it.info().avatar().image())).orElse(""),
        type,
        hasText() ? PostCard.pieces(form.text("text"), List.of()) : List.of(),
        hasImages() ? pictures(view) : List.of(),
        shownLinks(),
        Optional.empty());
  }

  private List<PostCard.Picture> pictures(View view) {
    var pictures = new ArrayList<PostCard.Picture>();
    for (var i = 0; i < form.all("image").size(); i++) {
      try {
        ImageRef image = ChannelForm.image(form.all("image").get(i));
        pictures.add(
            new PostCard.Picture(
                view.links().image(image), view.links().thumbnail(image), at("alt", i)));
      } catch (InvalidValue unknown) {
        // It is marked in the form.
      }
    }
    return pictures;
  }

  private List<PostCard.ShownLink> shownLinks() {
    return IntStream.range(0, form.all("label").size())
        .mapToObj(i -> new PostCard.ShownLink(at("label", i), address(url(i))))
        .filter(link -> !link.label().isBlank() || !link.url().isEmpty())
        .toList();
  }

  private static String address(String text) {
    try {
      return new HttpUrl(text).value();
    } catch (InvalidValue unfinished) {
      return "";
    }
  }
}
