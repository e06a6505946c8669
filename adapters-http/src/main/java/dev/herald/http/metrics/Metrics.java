package dev.herald.http.metrics;

import static dev.herald.domain.permission.Permission.READ_FIGURES;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.operation.ReadFigures;
import dev.herald.application.port.in.operation.ReadFigures.Figures;
import dev.herald.application.view.CacheFigures;
import dev.herald.application.view.ReceiverFigures;
import dev.herald.domain.access.Actor;
import dev.herald.http.auth.Authentication;
import dev.herald.http.door.FrontDoor;
import dev.herald.http.route.Route;
import dev.herald.http.stream.LiveStreams;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server does, in numbers: as Prometheus reads them, and as they were within the hour. */
public final class Metrics implements AutoCloseable {

  private static final Duration LONGEST_SAMPLE = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final ReadFigures readFigures;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<Supplier<CacheFigures>> caches;
  private final RequestMetrics requests = new RequestMetrics(registry);
  private final TimedPublishing publishing = new TimedPublishing(registry);
  private final FiguresMetrics figures = new FiguresMetrics(registry);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final History history = new History(this::sample, System::nanoTime);

  /** Takes samples for the history. */
  private final ScheduledThreadPoolExecutor sampling =
      new ScheduledThreadPoolExecutor(1, Metrics::samplingThread);

  /**
   * @param caches how often something was found in them
   */
  public Metrics(ReadFigures readFigures, List<Supplier<CacheFigures>> caches) {
    this.readFigures = readFigures;
    this.caches = List.copyOf(caches);
    collections.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Tells how many connections are open, too. */
  public void watch(FrontDoor door) {
    Gauge.builder("herald.http.connections", door, FrontDoor::connections)
        .description("Connections that are open, save those of trusted proxies.")
        .strongReference(true)
        .register(registry);
  }

  /** Tells how many streams are open, too. */
  public void watch(LiveStreams streams) {
    Gauge.builder("herald.http.streams", streams, LiveStreams::count)
        .description("Live streams that are open, and requests that wait for the next post.")
        .strongReference(true)
        .register(registry);
  }

  /** The route at which they are read. */
  public Route route() {
    return Route.get("/metrics", to(READ_FIGURES), this::answer);
  }

  /** The same use cases, of which those that are worth it are measured. */
  public UseCases measured(UseCases useCases) {
    return useCases.publishing(
        publishing.of(useCases.publishPost()), publishing.ofDrafts(useCases.publishDraft()));
  }

  /** How the server did; without {@link #keepHistory} only when somebody looked. */
  public History history() {
    return history;
  }

  /** Has a thread look every few seconds how the server does, until this is closed. */
  public void keepHistory() {
    var unused =
        sampling.scheduleWithFixedDelay(this::look, 1, History.STEP.toSeconds(), TimeUnit.SECONDS);
  }

  private void look() {
    try {
      history.recent();
    } catch (Throwable e) {
      LOG.debug("There is no sample now.", e); // whatever fails is said elsewhere
    }
  }

  private static Thread samplingThread(Runnable work) {
    var thread = new Thread(work, "herald-samples");
    thread.setDaemon(true);
    return thread;
  }

  private Sample sample() {
    var now = readFigures.read(Actor.HERALD);
    var java = Runtime.getRuntime();
    return new Sample(
        System.nanoTime(),
        requests.answered(),
        publishing.count(),
        publishing.nanos(),
        now.store(),
        caches(now),
        now.receivers().stream()
            .map(ReceiverFigures::lag)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO),
        java.totalMemory() - java.freeMemory());
  }

  private List<CacheFigures> caches(Figures now) {
    return Stream.concat(caches.stream().map(Supplier::get), now.caches().stream()).toList();
  }

  private void answer(Context ctx) {
    var now = readFigures.read(Authentication.actor(ctx));
    figures.update(now, caches(now));
    ctx.header("Cache-Control", "no-store");
    ctx.contentType(CONTENT_TYPE).result(registry.scrape(CONTENT_TYPE));
  }

  /** The same route, whose requests are counted. */
  public static Route counted(Route route) {
    return route.admitting(
        ctx -> {
          RequestMetrics.came(ctx, route.path());
          return route.admission().admits(ctx);
        });
  }

  /** Counts a request that was answered after so many milliseconds. */
  public void answered(Context ctx, float millis) {
    requests.answered(ctx, millis);
  }

  @Override
  public void close() {
    sampling.shutdown();
    try {
      sampling.awaitTermination(LONGEST_SAMPLE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the process is in a hurry
    }
    collections.close();
    registry.close();
  }
}
