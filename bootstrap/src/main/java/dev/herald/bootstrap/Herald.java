package dev.herald.bootstrap;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.IssueFirstToken.FirstAccess;
import dev.herald.application.port.in.upkeep.CleanUp;
import dev.herald.application.port.in.webhook.RelayEvents;
import dev.herald.application.service.Services;
import dev.herald.http.HttpServer;
import dev.herald.http.HttpSettings;
import dev.herald.http.outgoing.WebhookClient;
import dev.herald.persistence.PersistenceAdapters;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A running server: all that it consists of is put together here. */
public final class Herald implements AutoCloseable {

  private static final Duration UPKEEP_PAUSE = Duration.ofMinutes(1);
  private static final Duration UPKEEP_STEP_PAUSE = Duration.ofMillis(20);
  private static final Duration RELAY_PAUSE = Duration.ofMillis(20);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

  private final PersistenceAdapters adapters;
  private final RelayEvents relay;
  private final List<WebhookClient> clients;
  private final List<Background> background;
  private final HttpServer http;
  private final Optional<FirstAccess> firstAccess;

  private Herald(
      PersistenceAdapters adapters,
      RelayEvents relay,
      List<WebhookClient> clients,
      List<Background> background,
      HttpServer http,
      Optional<FirstAccess> firstAccess) {
    this.adapters = adapters;
    this.relay = relay;
    this.clients = clients;
    this.background = background;
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
      var httpSettings = httpSettings(settings, adapters);
      var asking = new WebhookClient(settings.mayTellPrivateNetworks());
      var telling = new WebhookClient(settings.mayTellPrivateNetworks());
      var receivers = HttpServer.receivers(httpSettings, asking, telling, clock);
      var useCases = Services.over(ports, settings.policy(), settings.accountPolicy(), receivers);
      var firstAccess = useCases.issueFirstToken().issueFirst(settings.adminToken());
      var relay = useCases.relayEvents();
      relay.begin();
      var http = HttpServer.start(useCases, httpSettings, clock);
      var clients = List.of(asking, telling);
      return new Herald(adapters, relay, clients, background(useCases), http, firstAccess);
    } catch (RuntimeException | Error e) {
      adapters.close();
      throw e;
    }
  }

  private static List<Background> background(UseCases useCases) {
    return List.of(
        Background.start("herald-upkeep", () -> cleanUp(useCases.cleanUp()), UPKEEP_PAUSE),
        Background.start("herald-relay", () -> relay(useCases.relayEvents()), PAUSE_AFTER_FAILURE));
  }

  /** A step at a time, with a pause after each in which others write. */
  private static Duration cleanUp(CleanUp cleanUp) {
    return cleanUp.step() ? UPKEEP_STEP_PAUSE : UPKEEP_PAUSE;
  }

  private static Duration relay(RelayEvents relay) {
    relay.step();
    return RELAY_PAUSE;
  }

  private static HttpSettings httpSettings(Settings settings, PersistenceAdapters adapters) {
    return new HttpSettings(
        settings.host(),
        settings.port(),
        settings.publicUrl(),
        adapters.uploads(),
        settings.legacy(),
        settings.mayTellPrivateNetworks());
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
    background.forEach(Background::close);
    try {
      relay.finish();
    } finally {
      clients.forEach(WebhookClient::close);
      adapters.close();
    }
  }
}
