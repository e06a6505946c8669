package dev.herald.http.door;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.StorageFull;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.route.Body;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.server.Request;

/** Awaits the bodies of requests, and holds no thread meanwhile. */
public final class Bodies {

  private static final String ATTRIBUTE = "herald.body";

  private final Budget memory;
  private final Path folder;

  /**
   * @param folder where bodies are kept that don't fit into memory, until their handlers are done
   */
  public Bodies(Limits limits, Path folder) {
    memory = new Budget(limits.bodyMemory());
    this.folder = folder;
  }

  /** Calls the handler when the body has arrived, which may be at once. */
  public void await(Context ctx, Body body, Handler handler) throws Exception {
    var arriving = arriving(ctx, body);
    if (arriving.isDone()) handle(ctx, arriving.join(), handler);
    else ctx.future(() -> arriving.thenAccept(arrived -> handleLater(ctx, arrived, handler)));
  }

  /** Goes on with a request on another thread, which may block. */
  static void later(Request request, Runnable task) {
    var context = request.getContext();
    var paced = Request.as(request, PacedRequest.class);
    Runnable work = () -> context.run(task, request);
    if (paced != null && paced.mayWait()) paced.executeInTurn(work);
    else request.getComponents().getExecutor().execute(work);
  }

  private CompletableFuture<Arrived> arriving(Context ctx, Body body) {
    Request request = ServletContextRequest.getServletContextRequest(ctx.req());
    if (request.getLength() > body.maxBytes()) {
      return CompletableFuture.completedFuture(Arrived.failed(tooLarge(body)));
    }
    if (!body.isFile()) return new InMemory(request, body, memory).arriving();
    return ctx.isMultipartFormData()
        ? InForm.arriving(request, folder)
        : new InFile(request, folder).arriving();
  }

  private static void handleLater(Context ctx, Arrived arrived, Handler handler) {
    try {
      handle(ctx, arrived, handler);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private static void handle(Context ctx, Arrived arrived, Handler handler) throws Exception {
    ctx.attribute(ATTRIBUTE, arrived);
    try {
      handler.handle(ctx);
    } finally {
      arrived.cleanUp().run();
    }
  }

  private static Arrived arrived(Context ctx) {
    return Objects.requireNonNull(ctx.attribute(ATTRIBUTE), "nobody awaited the body");
  }

  /**
   * The body, of a route that has one in memory.
   *
   * @throws IOException it did not arrive whole
   * @throws RequestRefused it is too large, or came too slowly
   * @throws Busy there was no memory for it
   */
  public static byte[] bytes(Context ctx) throws IOException {
    return arrived(ctx).inMemory();
  }

  /**
   * The body, of a route that has one in a file, if it is no form.
   *
   * @throws IOException it did not arrive whole
   * @throws RequestRefused it came too slowly
   * @throws StorageFull there was no room for it
   */
  public static InputStream file(Context ctx) throws IOException {
    return Files.newInputStream(arrived(ctx).inFile());
  }

  /**
   * The files of a form, in their order.
   *
   * @throws IOException the form did not arrive whole, or is none
   * @throws RequestRefused it came too slowly
   * @throws StorageFull there was no room for it
   */
  public static List<MultiPart.Part> files(Context ctx) throws IOException {
    var files = new ArrayList<MultiPart.Part>();
    for (var part : arrived(ctx).inForm()) {
      if (part.getFileName() != null) files.add(part);
    }
    return files;
  }

  static RequestRefused tooLarge(Body body) {
    return new RequestRefused(
        Problem.of(
            413,
            "body_too_large",
            "The body is too large",
            "The body must have at most %s bytes.".formatted(body.maxBytes())));
  }

  /** What a body fails with, for those who wait for it. */
  static Exception reason(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) return tooSlow();
      if (String.valueOf(cause.getMessage()).contains("No space left")) {
        return new StorageFull("There is no room left for uploads.", failure);
      }
    }
    return new IOException(failure);
  }

  private static RequestRefused tooSlow() {
    return new RequestRefused(
        Problem.of(408, "request_timeout", "Too slow", "The body of the request came too slowly."));
  }

  static Busy busy() {
    return new Busy("Too much is being received at once.", Duration.ofSeconds(1));
  }
}
