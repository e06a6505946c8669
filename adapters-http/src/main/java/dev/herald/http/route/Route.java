package dev.herald.http.route;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * One thing that a client can ask for.
 *
 * @param path with parameters in braces, such as {@code /api/v1/channels/{id}}
 * @param access who may
 */
public record Route(HandlerType method, String path, Access access, Handler handler) {

  public static Route get(String path, Access access, Handler handler) {
    return new Route(HandlerType.GET, path, access, handler);
  }

  public static Route post(String path, Access access, Handler handler) {
    return new Route(HandlerType.POST, path, access, handler);
  }

  public static Route put(String path, Access access, Handler handler) {
    return new Route(HandlerType.PUT, path, access, handler);
  }

  public static Route patch(String path, Access access, Handler handler) {
    return new Route(HandlerType.PATCH, path, access, handler);
  }

  public static Route delete(String path, Access access, Handler handler) {
    return new Route(HandlerType.DELETE, path, access, handler);
  }

  /** Whether it is a GET, which clients may also ask for as a HEAD. */
  public boolean reads() {
    return method.equals(HandlerType.GET);
  }
}
