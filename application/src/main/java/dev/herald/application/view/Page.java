package dev.herald.application.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A part of a list.
 *
 * @param next where the next page begins; empty on the last page
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * Makes a page of what a store found when it looked for one item more than was asked for.
   *
   * @param found up to {@code limit + 1} items
   * @param position the place of an item in the list
   */
  public static <T> Page<T> of(List<T> found, int limit, ToLongFunction<T> position) {
    return upTo(found, limit, last -> new Cursor(position.applyAsLong(last)));
  }

  /**
   * The same of a list that is ordered by something else.
   *
   * @param cursor begins after an item
   */
  public static <T> Page<T> upTo(List<T> found, int limit, Function<T, Cursor> cursor) {
    if (found.size() <= limit) return new Page<>(found, Optional.empty());
    var last = cursor.apply(found.get(limit - 1));
    return new Page<>(found.subList(0, limit), Optional.of(last));
  }

  /** The same page of something made from each item. */
  public <R> Page<R> map(Function<? super T, ? extends R> each) {
    return new Page<>(items.stream().<R>map(each).toList(), next);
  }
}
