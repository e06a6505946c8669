package dev.herald.http.operation;

import static dev.herald.http.route.Access.PUBLIC;

import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.view.PageRequest;
import dev.herald.http.answer.Answers;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the server runs, and whether it can do its work. */
public final class HealthRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);

  private final ReadChannels readChannels;

  public HealthRoutes(ReadChannels readChannels) {
    this.readChannels = readChannels;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/health/live", PUBLIC, HealthRoutes::live),
        Route.get("/health/ready", PUBLIC, this::ready));
  }

  private static void live(Context ctx) {
    answer(ctx, 200, "up");
  }

  private void ready(Context ctx) {
    try {
      readChannels.list("", PageRequest.first(1));
      answer(ctx, 200, "up");
    } catch (RuntimeException e) {
      LOG.warn("Herald is not ready: its store can't be read.", e);
      answer(ctx, 503, "down");
    }
  }

  private static void answer(Context ctx, int status, String text) {
    ctx.header("Cache-Control", "no-store");
    Answers.changed(ctx, status, Map.of("status", text));
  }
}
