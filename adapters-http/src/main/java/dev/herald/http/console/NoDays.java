package dev.herald.http.console;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A period that ends before it begins: nothing can be in it, and it would be taken for a list with
 * nothing in it.
 *
 * @param told what is wrong, in the reader's language
 * @param swapped the address of the same list with the two days the other way round; empty where
 *     they do not both stand in fields
 */
public record NoDays(String told, Optional<String> swapped) {

  static Optional<NoDays> between(Optional<LocalDate> from, Optional<LocalDate> to, View view) {
    if (from.isEmpty() || to.isEmpty() || !from.get().isAfter(to.get())) return Optional.empty();
    var first = from.get();
    var last = to.get();
    var swapped = view.location().at(view.location().with("from", last.toString()));
    return Optional.of(
        new NoDays(
            view.text("list.noDays", view.reader().day(first), view.reader().day(last)),
            Optional.of(swapped.with("to", first.toString()))));
  }

  NoDays typed() {
    return new NoDays(told, Optional.empty());
  }
}
