package dev.herald.application.contract;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads lists page by page. */
final class Paging {

  /** Everything on one page. */
  static final PageRequest ALL = PageRequest.first(PageRequest.MAX_LIMIT);

  private Paging() {}

  /** The page after this one. */
  static PageRequest after(Page<?> page, int limit) {
    return new PageRequest(limit, Optional.of(page.next().orElseThrow()));
  }

  /** The pages of a list, with at most so many items on each. */
  static <T> List<List<T>> pages(int limit, Function<PageRequest, Page<T>> list) {
    List<List<T>> pages = new ArrayList<>();
    var page = list.apply(PageRequest.first(limit));
    pages.add(page.items());
    while (page.next().isPresent()) {
      page = list.apply(after(page, limit));
      pages.add(page.items());
    }
    return pages;
  }
}
