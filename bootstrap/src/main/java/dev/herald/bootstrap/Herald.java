package dev.herald.bootstrap;

import dev.herald.application.port.in.access.IssueFirstToken.FirstAccess;
import dev.herald.application.service.Services;
import dev.herald.http.HttpServer;
import dev.herald.http.HttpSettings;
import dev.herald.persistence.PersistenceAdapters;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A running server: all that it consists of is put together here. */
public final class Herald implements AutoCloseable {

  private final PersistenceAdapters adapters;
  private final Upkeep upkeep;
  private final HttpServer http;
  private final Optional<FirstAccess> firstAccess;

  private Herald(
      PersistenceAdapters adapters,
      Upkeep upkeep,
      HttpServer http,
      Optional<FirstAccess> firstAccess) {
    this.adapters = adapters;
    this.upkeep = upkeep;
    this.http = http;
    this.firstAccess = firstAccess;
  }

  /** Starts a server. What was opened before something failed is closed again. */
  public static Herald start(Settings settings) {
    var clock = Clock.systemUTC();
    var preloaded = CompletableFuture.runAsync(HttpServer::preload);
    var adapters = PersistenceAdapters.open(settings.data());
    try {
      preloaded.join();
      var ports = adapters.ports(new RandomIds(), clock);
      var useCases = Services.over(ports, settings.policy(), settings.accountPolicy());
      var firstAccess = useCases.issueFirstToken().issueFirst(settings.adminToken());
      var http = HttpServer.start(useCases, httpSettings(settings, adapters), clock);
      return new Herald(adapters, Upkeep.start(useCases.cleanUp()), http, firstAccess);
    } catch (RuntimeException | Error e) {
      adapters.close();
      throw e;
    }
  }

  private static HttpSettings httpSettings(Settings settings, PersistenceAdapters adapters) {
    return new HttpSettings(
        settings.host(),
        settings.port(),
        settings.publicUrl(),
        adapters.uploads(),
        settings.legacy());
  }

  /** The port on which it listens. */
  public int port() {
    return http.port();
  }

  /** What lets the first administrator in, if this start made it; it can't be shown again. */
  public Optional<FirstAccess> firstAccess() {
    return firstAccess;
  }

  /** Takes no more requests, finishes those that were begun, and makes their changes durable. */
  @Override
  public void close() {
    http.close();
    upkeep.close();
    adapters.close();
  }
}
