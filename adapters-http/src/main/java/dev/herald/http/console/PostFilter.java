package dev.herald.http.console;

import dev.herald.application.view.ChannelView;
import java.util.List;
import java.util.Optional;

/**
 * What the list of posts is asked for, as it stands in the fields of its form.
 *
 * @param typed what is in the search field: words and operators
 * @param words empty for all posts
 * @param channel empty for all channels
 * @param type the name of a type; empty for all
 * @param publishedBy kind and name of who published; empty for anybody
 * @param from the first day, such as {@code 2026-01-31}; empty for no limit
 * @param to the last day, the whole of it; empty for no limit
 * @param chips what is asked for beside words, in the fields or by operators
 */
public record PostFilter(
    String typed,
    String words,
    Optional<ChannelView> channel,
    String type,
    String publishedBy,
    String from,
    String to,
    List<Chip> chips) {

  /**
   * A part of what is asked for.
   *
   * @param without the address of the same list without it
   */
  public record Chip(String text, String without) {}

  /** Whether all posts are asked for. */
  public boolean isEmpty() {
    return words.isEmpty() && chips.isEmpty();
  }
}
