package dev.herald.http.console;

import dev.herald.http.console.TypedSearch.Kind;
import java.time.Instant;
import java.util.List;

/**
 * Some days up to today, one step away.
 *
 * @param address the address of the same list with what was published on these days
 * @param isShown whether this is what the list shows
 */
public record Period(int days, String address, boolean isShown) {

  private static final List<Integer> DAYS = List.of(1, 7, 30);

  static List<Period> of(PostFilter filter, Instant now, View view) {
    var today = now.atZone(view.reader().zone()).toLocalDate();
    var typed = TypedSearch.of(filter.typed());
    return DAYS.stream()
        .map(
            days -> {
              var first = today.minusDays(days - 1L).toString();
              var isTyped = typed.from().or(typed::to).isPresent();
              var isShown = filter.from().equals(first) && filter.to().isEmpty() && !isTyped;
              return new Period(days, isShown ? "" : address(first, typed, view), isShown);
            })
        .toList();
  }

  private static String address(String first, TypedSearch typed, View view) {
    var location = view.location();
    if (!typed.operators().isEmpty()) {
      location = location.at(location.with("query", typed.without(Kind.BEFORE, Kind.AFTER)));
    }
    return location.at(location.with("to", "")).with("from", first);
  }
}
