package dev.herald.http.console;

import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ActorId;
import dev.herald.http.answer.Cursors;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** What the address of a page asks for. */
final class Queries {

  private Queries() {}

  static String text(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).map(String::strip).orElse("");
  }

  /** Words of a search. A space behind the last one says that it is whole. */
  static String words(Context ctx) {
    var words = Optional.ofNullable(ctx.queryParam("query")).orElse("").stripLeading();
    return words.isBlank() ? "" : words;
  }

  static Optional<String> find(Context ctx, String name) {
    return Optional.of(text(ctx, name)).filter(text -> !text.isEmpty());
  }

  /** A day of the four-digit years that a date field can hold. */
  static Optional<LocalDate> day(Context ctx, String name) {
    return find(ctx, name).flatMap(Queries::day);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(day -> day.getYear() >= 0 && day.getYear() <= 9999);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Somebody; what has no kind is the name of a token. */
  static Optional<ActorId> actor(Context ctx, String name) {
    return find(ctx, name).map(text -> named(text, "token:", ActorId::of));
  }

  /** What is of no other kind is of the usual one. */
  static <T> T named(String text, String usual, Function<String, T> form) {
    try {
      return form.apply(text);
    } catch (IllegalArgumentException e) {
      return form.apply(usual + text);
    }
  }

  static PageRequest page(Context ctx) {
    return new PageRequest(PageRequest.DEFAULT_LIMIT, find(ctx, "cursor").map(Cursors::read));
  }
}
