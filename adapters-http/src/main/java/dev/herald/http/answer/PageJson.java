package dev.herald.http.answer;

import dev.herald.application.view.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
public record PageJson<T>(List<T> items, @Nullable String nextCursor) {

  public static <V, T> PageJson<T> of(Page<V> page, Function<V, T> each) {
    return new PageJson<>(
        page.items().stream().map(each).toList(), page.next().map(Cursors::write).orElse(null));
  }
}
