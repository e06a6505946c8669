package dev.herald.http.operation;

import static dev.herald.http.route.Access.PUBLIC;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.port.in.operation.CheckReadiness;
import dev.herald.http.answer.Answers;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the server runs, and whether it can do its work. */
public final class HealthRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);

  private final CheckReadiness checkReadiness;
  private final AtomicReference<Optional<StoreTrouble.Kind>> logged =
      new AtomicReference<>(Optional.empty());
  private volatile boolean isAboutToStop;

  public HealthRoutes(CheckReadiness checkReadiness) {
    this.checkReadiness = checkReadiness;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/health/live", PUBLIC, HealthRoutes::live),
        Route.get("/health/ready", PUBLIC, this::ready));
  }

  /** From now on, the server is not ready. */
  public void announceStop() {
    isAboutToStop = true;
  }

  private static void live(Context ctx) {
    answer(ctx, 200, Map.of("status", "up"));
  }

  private void ready(Context ctx) {
    if (isAboutToStop) {
      answerDown(ctx, "stopping");
      return;
    }
    var trouble = checkReadiness.check();
    log(trouble);
    if (trouble.isEmpty()) answer(ctx, 200, Map.of("status", "up"));
    else answerDown(ctx, trouble.get().kind().code());
  }

  private static void answerDown(Context ctx, String reason) {
    answer(ctx, 503, Map.of("status", "down", "reason", reason));
  }

  /** Once for each change, however often it is asked; its details are for the operator alone. */
  private void log(Optional<StoreTrouble> trouble) {
    var kind = trouble.map(StoreTrouble::kind);
    if (logged.getAndSet(kind).equals(kind)) return;
    trouble.ifPresentOrElse(
        now -> LOG.warn("Herald is not ready ({}): {}", now.kind().code(), now.detail()),
        () -> LOG.info("Herald is ready again."));
  }

  private static void answer(Context ctx, int status, Map<String, String> health) {
    ctx.header("Cache-Control", "no-store");
    Answers.changed(ctx, status, health);
  }
}
