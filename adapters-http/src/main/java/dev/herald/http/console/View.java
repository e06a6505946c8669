package dev.herald.http.console;

import dev.herald.domain.access.Actor;
import dev.herald.http.brand.Brand;
import io.javalin.http.Context;
import java.util.Optional;

/** What a page depends on beside what it shows; templates take of it what they use. */
record View(Reader reader, Links links, Location location, Permissions permissions) {

  static View of(Context ctx, Brand brand, Optional<Actor> actor) {
    return new View(
        Reader.of(ctx),
        new Links(ctx.contextPath(), brand),
        Location.of(ctx),
        new Permissions(actor));
  }

  /** The same for whoever has just signed in. */
  View of(Actor actor) {
    return new View(reader, links, location, new Permissions(Optional.of(actor)));
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
