package dev.herald.http.route;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * One thing that a client can ask for.
 *
 * @param path with parameters in braces, such as {@code /api/v1/channels/{id}}
 * @param access who may
 * @param body what comes with it
 * @param admission who else is refused before the body is awaited
 * @param work done when the body has arrived, for those who were let in
 */
public record Route(
    HandlerType method, String path, Access access, Body body, Admission admission, Handler work) {

  public static Route get(String path, Access access, Handler handler) {
    return new Route(HandlerType.GET, path, access, Body.NONE, Admission.ALL, handler);
  }

  public static Route post(String path, Access access, Handler handler) {
    return post(path, access, Body.ENTRIES, handler);
  }

  public static Route post(String path, Access access, Body body, Handler handler) {
    return new Route(HandlerType.POST, path, access, body, Admission.ALL, handler);
  }

  public static Route put(String path, Access access, Handler handler) {
    return new Route(HandlerType.PUT, path, access, Body.ENTRIES, Admission.ALL, handler);
  }

  public static Route patch(String path, Access access, Handler handler) {
    return new Route(HandlerType.PATCH, path, access, Body.ENTRIES, Admission.ALL, handler);
  }

  public static Route delete(String path, Access access, Handler handler) {
    return new Route(HandlerType.DELETE, path, access, Body.NONE, Admission.ALL, handler);
  }

  /** The same for those alone whom this lets in. */
  public Route admitting(Admission other) {
    return new Route(method, path, access, body, other, work);
  }

  /**
   * Refuses or does the work. Where it is mounted by itself, nobody gets in who must not; but a
   * route with a body needs somebody who awaits that before the work.
   */
  public Handler handler() {
    return ctx -> {
      if (admission.admits(ctx)) work.handle(ctx);
    };
  }

  /** The same route with other work. */
  public Route doing(Handler other) {
    return new Route(method, path, access, body, admission, other);
  }

  /** Whether it is a GET, which clients may also ask for as a HEAD. */
  public boolean reads() {
    return method.equals(HandlerType.GET);
  }
}
