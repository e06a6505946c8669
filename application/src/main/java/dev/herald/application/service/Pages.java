package dev.herald.application.service;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Goes through lists that ports give a page at a time. */
final class Pages {

  private Pages() {}

  /** All of a list; each page is asked for when the one before has been gone through. */
  static <T> Stream<T> all(Function<PageRequest, Page<T>> list) {
    return Stream.iterate(
            Optional.of(list.apply(PageRequest.first(PageRequest.MAX_LIMIT))),
            Optional::isPresent,
            page ->
                page.get()
                    .next()
                    .map(it -> list.apply(new PageRequest(PageRequest.MAX_LIMIT, Optional.of(it)))))
        .flatMap(page -> page.orElseThrow().items().stream());
  }
}
