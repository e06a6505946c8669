package dev.herald.application.view;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PostType;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What posts to list. All parts must fit.
 *
 * @param channel in this channel
 * @param words with all these words, in any script, whatever their case and accents; words in
 *     double quotes must follow each other; blank for any text. Of the last word the beginning will
 *     do, unless it has but a letter or two, or a space, a quote or anything else behind it. Other
 *     characters have no special meaning. Words without a single letter, digit or emoji are in no
 *     post.
 * @param type of this kind
 * @param publishedBy published by them
 * @param hasLinks whether only those with links are wanted
 * @param from published at this moment or later
 * @param to published before this moment
 */
public record PostQuery(
    Optional<ChannelId> channel,
    String words,
    Optional<PostType> type,
    Optional<ActorId> publishedBy,
    boolean hasLinks,
    Optional<Instant> from,
    Optional<Instant> to,
    PageRequest page) {

  public PostQuery {
    Objects.requireNonNull(words, "words");
  }

  /** Every post. */
  public static PostQuery all(PageRequest page) {
    return new PostQuery(
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        page);
  }

  public PostQuery inChannel(ChannelId id) {
    return new PostQuery(Optional.of(id), words, type, publishedBy, hasLinks, from, to, page);
  }

  public PostQuery withWords(String wanted) {
    return new PostQuery(channel, wanted, type, publishedBy, hasLinks, from, to, page);
  }

  public PostQuery ofType(PostType wanted) {
    return new PostQuery(
        channel, words, Optional.of(wanted), publishedBy, hasLinks, from, to, page);
  }

  public PostQuery publishedBy(ActorId wanted) {
    return new PostQuery(channel, words, type, Optional.of(wanted), hasLinks, from, to, page);
  }

  public PostQuery between(Instant earliest, Instant end) {
    return new PostQuery(
        channel, words, type, publishedBy, hasLinks, Optional.of(earliest), Optional.of(end), page);
  }

  public PostQuery withLinks() {
    return new PostQuery(channel, words, type, publishedBy, true, from, to, page);
  }

  /** Another part of the same list. */
  public PostQuery at(PageRequest part) {
    return new PostQuery(channel, words, type, publishedBy, hasLinks, from, to, part);
  }
}
