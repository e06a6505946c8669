package dev.herald.http;

import io.javalin.http.Handler;

/** An Error that struck a handler: for the client it is a failure like others. */
final class Fault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Fault(Error error) {
    super(error);
  }

  /** The handler, whose Errors are thrown as faults: Javalin would answer them with nothing. */
  static Handler insteadOfErrors(Handler handler) {
    return ctx -> {
      try {
        handler.handle(ctx);
      } catch (Error e) {
        throw new Fault(e);
      }
    };
  }
}
