package dev.herald.http.route;

import io.javalin.http.Context;

/** Decides by its headers alone whether a request is let in, before anybody awaits its body. */
@FunctionalInterface
public interface Admission {

  /** For everybody whom the route's {@link Access} lets in. */
  Admission ALL = ctx -> true;

  /**
   * Whether the request goes on to its handler; otherwise it has been answered.
   *
   * @throws Exception it is refused, and answered as failures of handlers are
   */
  boolean admits(Context ctx) throws Exception;
}
