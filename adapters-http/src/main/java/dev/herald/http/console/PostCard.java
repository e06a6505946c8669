package dev.herald.http.console;

import dev.herald.application.port.in.post.FindHighlights.Span;
import dev.herald.application.view.PostView;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.PostType;
import dev.herald.http.language.Excerpt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A post as it is shown, whether it was published or is being written.
 *
 * @param post empty while it is being written
 * @param text its words, in pieces of which some are marked
 * @param customData what it carries for another app, if anything
 */
public record PostCard(
    Optional<Published> post,
    String channelId,
    String channelName,
    String photo,
    PostType type,
    List<Piece> text,
    List<Picture> images,
    List<ShownLink> links,
    Optional<String> customData) {

  /** How much of a text a list shows, in UTF-16 units. */
  private static final int SHORT = 300;

  /** How much of it is in a title. */
  private static final int BEGINNING = 60;

  /** How much of it stands before what is marked first. */
  private static final int LEAD = 24;

  /**
   * What a post has when it was published.
   *
   * @param by kind and name of who published it; empty where the reader may not know
   * @param isSilent whether subscribers get it without being told
   * @param isPinned whether its channel shows it before all others
   */
  public record Published(
      String id,
      long sequence,
      Instant at,
      String by,
      boolean isSilent,
      boolean isPinned,
      boolean isRecalled,
      String recallReason) {}

  /** The first words of its text, by which one tells it from others; empty if it has no text. */
  public String beginning() {
    var whole = text.stream().map(Piece::text).collect(Collectors.joining());
    return Excerpt.line(whole, BEGINNING);
  }

  /** A part of a text. */
  public record Piece(String text, boolean isMarked) {}

  /**
   * A picture.
   *
   * @param url the whole picture
   * @param thumbnail a smaller one
   */
  public record Picture(String url, String thumbnail, String alt) {}

  /**
   * A link.
   *
   * @param url where it leads; empty if that can't be said yet
   */
  public record ShownLink(String label, String url) {}

  static PostCard of(PostView post, Channel channel, View view) {
    return of(post, channel, view, text -> List.of());
  }

  /**
   * @param marks finds what to mark in the text
   */
  static PostCard of(
      PostView found, Channel channel, View view, Function<String, List<Span>> marks) {
    var post = found.post();
    var recall = post.recall();
    var published =
        new Published(
            post.id().value(),
            post.sequence(),
            post.publishedAt(),
            post.publishedBy()
                .filter(it -> view.actor().may(Permission.SEE_AUTHORS))
                .map(ActorId::toString)
                .orElse(""),
            post.isSilent(),
            channel.pinnedPost().filter(post.id()::equals).isPresent(),
            recall.isPresent(),
            recall.map(it -> it.reason()).orElse(""));
    return of(Optional.of(published), channel, post.type(), post.content(), view, marks);
  }

  /** A post that is still to be published. */
  static PostCard of(PostContent content, Channel channel, View view) {
    return of(
        Optional.empty(), channel, content.type(), Optional.of(content), view, text -> List.of());
  }

  private static PostCard of(
      Optional<Published> post,
      Channel channel,
      PostType type,
      Optional<PostContent> content,
      View view,
      Function<String, List<Span>> marks) {
    var text = content.flatMap(PostContent::text).map(PostText::value).orElse("");
    var images = content.map(PostContent::images).orElse(List.of());
    var links = content.map(PostContent::links).orElse(List.of());
    return new PostCard(
        post,
        channel.id().value(),
        channel.info().name().value(),
        view.links().thumbnail(channel.info().avatar().image()),
        type,
        pieces(text, marks.apply(text)),
        images.stream()
            .map(
                image ->
                    new Picture(
                        view.links().image(image.image()),
                        view.links().thumbnail(image.image()),
                        image.alt()))
            .toList(),
        links.stream().map(PostCard::shown).toList(),
        content.flatMap(PostContent::customData).map(CustomData::value));
  }

  private static ShownLink shown(Link link) {
    return new ShownLink(link.label(), link.url().value());
  }

  /** Whether there is something that the composer can go on with, and has a field for all of it. */
  public boolean isForTheComposer() {
    return customData.isEmpty() && post.filter(Published::isRecalled).isEmpty();
  }

  /** Its text, or else what its first image shows, or else what kind of post it is. */
  public String title(Reader reader) {
    var words = text.stream().map(Piece::text).collect(Collectors.joining());
    return Stream.concat(Stream.of(words), images.stream().map(Picture::alt).limit(1))
        .filter(it -> !it.isBlank())
        .findFirst()
        .orElseGet(() -> reader.text("type." + type.name()));
  }

  /** As much of the text as a list shows, from a little before what is marked first. */
  public List<Piece> shortText() {
    var room = SHORT;
    var pieces = new ArrayList<Piece>();
    for (var piece : text) {
      var isLead = pieces.isEmpty() && !piece.isMarked() && text.size() > 1;
      var shown = isLead ? end(piece.text(), LEAD) : start(piece.text(), room);
      pieces.add(new Piece(shown, piece.isMarked()));
      room -= shown.length();
      if (room <= 0) break;
    }
    return pieces;
  }

  /** As much of a text as is not more than so many UTF-16 units. */
  static String start(String text, int most) {
    if (text.length() <= most) return text;
    return text.substring(0, wholeCharacter(text, most)) + "…";
  }

  private static String end(String text, int most) {
    if (text.length() <= most) return text;
    return "…" + text.substring(wholeCharacter(text, text.length() - most));
  }

  /** Not between the two halves of a character. */
  private static int wholeCharacter(String text, int index) {
    return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
  }

  /** A text cut into what is marked and what is not. */
  static List<Piece> pieces(String text, List<Span> marks) {
    var pieces = new ArrayList<Piece>();
    var end = 0;
    for (var mark : marks) {
      if (mark.from() > end) pieces.add(new Piece(text.substring(end, mark.from()), false));
      pieces.add(new Piece(text.substring(mark.from(), mark.to()), true));
      end = mark.to();
    }
    if (end < text.length()) pieces.add(new Piece(text.substring(end), false));
    return List.copyOf(pieces);
  }
}
