package dev.herald.http.console;

import io.javalin.http.Context;

/** What answers a request for a page, or for a part of one. */
@FunctionalInterface
interface ConsoleHandler {

  void handle(Context ctx, View view);
}
