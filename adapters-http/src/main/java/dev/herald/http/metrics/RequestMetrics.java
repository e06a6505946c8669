package dev.herald.http.metrics;

import dev.herald.http.stream.LiveStreams;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** How many requests were answered, how, and how long it took, by route. */
final class RequestMetrics {

  private static final String ROUTE = "herald.route";

  /** Whatever strangers ask for is one row. */
  private static final String NONE = "none";

  private static final Duration[] BUCKETS =
      LongStream.of(5, 25, 100, 250, 1000, 5000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();

  private record Answered(String method, String route, int status) {}

  RequestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Notes to which route a request came. */
  static void came(Context ctx, String route) {
    ctx.attribute(ROUTE, route);
  }

  /** Counts a request that was answered after so many milliseconds. */
  void answered(Context ctx, float millis) {
    var route = Optional.<String>ofNullable(ctx.attribute(ROUTE));
    var method = route.isPresent() ? ctx.method().name() : NONE;
    timers
        .computeIfAbsent(new Answered(method, route.orElse(NONE), ctx.statusCode()), this::timer)
        .record(micros(ctx, millis), TimeUnit.MICROSECONDS);
  }

  /** Those who stay for news say nothing of how quick the server is. */
  private static long micros(Context ctx, float millis) {
    return LiveStreams.isLive(ctx) ? 0 : (long) (millis * 1_000);
  }

  /** How many were answered until now. */
  Sample.Answered answered() {
    long well = 0;
    long refused = 0;
    long failed = 0;
    for (var timer : timers.entrySet()) {
      var status = timer.getKey().status();
      if (status < 400) well += timer.getValue().count();
      else if (status < 500) refused += timer.getValue().count();
      else failed += timer.getValue().count();
    }
    return new Sample.Answered(well, refused, failed);
  }

  private Timer timer(Answered answered) {
    return Timer.builder("herald.http.requests")
        .description("Requests that were answered, and how long that took.")
        .tag("method", answered.method())
        .tag("route", answered.route())
        .tag("status", Integer.toString(answered.status()))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
