package dev.herald.http.console;

import dev.herald.domain.access.Actor;
import io.javalin.http.Context;
import java.util.Optional;

/** What a page depends on beside what it shows; templates take of it what they use. */
record View(Reader reader, Links links, Location location, Permissions permissions) {

  static View of(Context ctx, Optional<Actor> actor) {
    return new View(
        Reader.of(ctx), new Links(ctx.contextPath()), Location.of(ctx), new Permissions(actor));
  }

  /** Who is signed in, on a page that is not for everybody. */
  Actor actor() {
    return permissions.actor().orElseThrow();
  }

  /** A text in the language of the reader. */
  String text(String key, Object... values) {
    return reader.text(key, values);
  }

  /** A page of the console that was asked for, or the first one if it is none. */
  String safe(String wanted) {
    return SafeRedirect.of(wanted, links.base());
  }
}
