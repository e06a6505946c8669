package dev.herald.bootstrap;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.IssueFirstToken.FirstAccess;
import dev.herald.application.port.in.operation.Backups;
import dev.herald.application.port.in.operation.CleanUp;
import dev.herald.application.port.in.operation.Surroundings;
import dev.herald.application.port.in.webhook.RelayEvents;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.service.Services;
import dev.herald.application.view.Warning;
import dev.herald.bootstrap.log.AccessLog;
import dev.herald.bootstrap.log.UnusableAccessLog;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.http.CannotListen;
import dev.herald.http.HttpServer;
import dev.herald.http.HttpSettings;
import dev.herald.http.Listener;
import dev.herald.http.ReachableHost;
import dev.herald.http.console.WarningText;
import dev.herald.http.outgoing.WebhookClient;
import dev.herald.http.tls.Tls;
import dev.herald.http.tls.UnusableTls;
import dev.herald.http.v1.CloudEvents;
import dev.herald.kafka.KafkaSettings;
import dev.herald.kafka.KafkaSink;
import dev.herald.kafka.UnusableKafka;
import dev.herald.persistence.PersistenceAdapters;
import dev.herald.persistence.backup.KeptBackups;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.image.ImageFiles;
import dev.herald.persistence.image.Images;
import dev.herald.persistence.picture.HeifProgram;
import dev.herald.persistence.postgresql.UnusableDatabase;
import dev.herald.persistence.s3.S3Images;
import dev.herald.persistence.s3.UnusableBucket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: all that it consists of is put together here. */
public final class Herald implements AutoCloseable {

  private static final Duration CLEAN_UP_PAUSE = Duration.ofMinutes(1);
  private static final Duration CLEAN_UP_STEP_PAUSE = Duration.ofMillis(20);
  private static final Duration RELAY_PAUSE = Duration.ofMillis(20);
  private static final Duration PAUSE_AFTER_FAILED_BACKUP = Duration.ofMinutes(10);
  private static final Duration TLS_PAUSE = Duration.ofMinutes(1);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Herald.class);

  private final Opened opened;
  private final UseCases useCases;
  private final HttpServer server;

  private Herald(Opened opened, UseCases useCases, HttpServer server) {
    this.opened = opened;
    this.useCases = useCases;
    this.server = server;
  }

  /**
   * Starts a server. What was opened before something failed is closed again.
   *
   * @param whenItCannotGoOn learns why nothing can be changed any more, until it is closed and
   *     started again; it is called once, and must not wait for that on the thread that calls it
   * @throws UnusableDataFolder the data can't be used
   * @throws UnusableDatabase the database can't be used
   * @throws UnusableKafka the settings make no sense to Kafka
   * @throws UnusableBucket the images can't be kept where they should be
   * @throws UnusableTls the certificate or its key can't be used
   * @throws UnusableAccessLog the access log can't be written
   * @throws CannotListen another program has the port, or the host is none of this computer
   */
  public static Herald start(Settings settings, Consumer<Throwable> whenItCannotGoOn) {
    var opened = new Opened();
    try {
      return start(settings, whenItCannotGoOn, opened);
    } catch (RuntimeException | Error e) {
      opened.closeAfter(e);
      throw e;
    }
  }

  private static Herald start(
      Settings settings, Consumer<Throwable> whenItCannotGoOn, Opened opened) {
    var clock = Clock.systemUTC();
    var tls = settings.tls().map(files -> Tls.open(files, clock));
    var accessLog = settings.accessLog().map(it -> opened.add(AccessLog.open(it)));
    var preloaded = CompletableFuture.runAsync(HttpServer::preload);
    var adapters = opened.add(adapters(settings, whenItCannotGoOn));
    var listener = opened.add(Listener.bind(settings.host(), settings.port()));
    preloaded.join();

    var http = httpSettings(settings, listener.port(), adapters, tls, accessLog);
    warnOfAddress(http);
    var asking = opened.add(new WebhookClient(settings.mayTellPrivateNetworks()));
    var backups = settings.backups().map(it -> keepBackups(it, settings.data(), clock, opened));
    var warnings = UnsafeSettings.of(settings);
    warnings.forEach(Herald::warn);
    var telling = opened.add(new WebhookClient(settings.mayTellPrivateNetworks()));
    var outgoing = HttpServer.outgoingWebhooks(http, asking, telling, clock);
    var useCases =
        Services.over(
            adapters.ports(new RandomIds(), clock),
            settings.policy(),
            settings.accountPolicy(),
            settings.kafka().map(it -> withKafka(outgoing, it, http, opened)).orElse(outgoing),
            settings.eventRetention(),
            settings.auditRetention(),
            new Surroundings(warnings, backups.map(Backups::read)));

    var relay = useCases.relayEvents();
    relay.begin();
    opened.add(relay::finish);
    opened.add(Background.start("herald-relay", () -> relay(relay), PAUSE_AFTER_FAILURE));
    var schedule = useCases.publishScheduledDrafts();
    opened.add(schedule::finish);
    opened.add(Background.start("herald-schedule", schedule::step, PAUSE_AFTER_FAILURE));
    var statistics = useCases.countStatistics();
    opened.add(statistics::finish);
    opened.add(Background.start("herald-statistics", statistics::step, PAUSE_AFTER_FAILURE));
    opened.add(useCases.cleanUp()::finish);
    opened.add(
        Background.start("herald-clean-up", () -> cleanUp(useCases.cleanUp()), CLEAN_UP_PAUSE));
    tls.ifPresent(it -> opened.add(Background.start("herald-tls", () -> refresh(it), TLS_PAUSE)));
    var server = opened.add(HttpServer.start(listener, useCases, http, clock));
    opened.add(adapters::hurry);
    return new Herald(opened, useCases, server);
  }

  private static PersistenceAdapters adapters(
      Settings settings, Consumer<Throwable> whenItCannotGoOn) {
    var folder = settings.data();
    var images = images(settings);
    return settings
        .database()
        .map(url -> PersistenceAdapters.open(folder, url, images, whenItCannotGoOn))
        .orElseGet(() -> PersistenceAdapters.open(folder, images, whenItCannotGoOn));
  }

  private static OutgoingWebhooks withKafka(
      OutgoingWebhooks outgoing, KafkaSettings settings, HttpSettings http, Opened opened) {
    var sink = opened.add(KafkaSink.open(settings, new CloudEvents(http.address())::json));
    return outgoing.with(WebhookId.KAFKA, new OutgoingWebhooks.Callback(sink, Webhook.ALL_EVENTS));
  }

  private static Images.Opener images(Settings settings) {
    var keepMetadata = settings.keepImageMetadata();
    var heif = settings.heif().map(HeifProgram::new);
    return settings
        .images()
        .<Images.Opener>map(s3 -> root -> S3Images.open(s3, root, keepMetadata, heif))
        .orElse(root -> new ImageFiles(root, keepMetadata, heif));
  }

  /** When Herald is closed, the store ends first what the step is waiting for. */
  private static Backups keepBackups(
      BackupSettings settings, Path data, Clock clock, Opened opened) {
    var store = new KeptBackups(data, settings.folder());
    var backups = Services.backups(store, settings.schedule(), clock);
    opened.add(Background.start("herald-backup", backups.keep()::step, PAUSE_AFTER_FAILED_BACKUP));
    opened.add(store);
    return backups;
  }

  private static void warn(Warning warning) {
    var text = WarningText.inEnglish(warning);
    LOG.warn("{} {}", text.what(), text.advice());
  }

  private static HttpSettings httpSettings(
      Settings settings,
      int port,
      PersistenceAdapters adapters,
      Optional<Tls> tls,
      Optional<AccessLog> accessLog) {
    return new HttpSettings(
        settings.host(),
        port,
        settings.publicUrl(),
        adapters.uploads(),
        settings.legacy(),
        settings.mayTellPrivateNetworks(),
        settings.limits(),
        settings.proxies(),
        tls,
        accessLog.map(it -> it),
        settings.allowedOrigins(),
        settings.pages(),
        settings.console(),
        settings.brand());
  }

  private static void warnOfAddress(HttpSettings http) {
    if (http.publicUrl().isEmpty() && ReachableHost.isWildcard(http.host())) {
      LOG.warn(
          "Programs and webhooks are told that this server is at {}. If they can't reach it there,"
              + " set --public-url.",
          http.address());
    }
  }

  /** A step at a time, with a pause after each in which others write. */
  private static Duration cleanUp(CleanUp cleanUp) {
    return cleanUp.step() ? CLEAN_UP_STEP_PAUSE : CLEAN_UP_PAUSE;
  }

  private static Duration refresh(Tls tls) {
    tls.refresh();
    return TLS_PAUSE;
  }

  private static Duration relay(RelayEvents relay) {
    relay.step();
    return RELAY_PAUSE;
  }

  /**
   * Makes the first admin token, unless there is a token.
   *
   * @param chosen its secret; empty for a generated one
   * @param show is given what was generated, and can't be shown again, before it is kept; it is not
   *     called for a chosen secret
   */
  public void issueFirstToken(Optional<String> chosen, Consumer<FirstAccess> show) {
    useCases.issueFirstToken().issueFirst(chosen, chosen.isPresent() ? access -> {} : show);
    if (chosen.isPresent() && useCases.authenticate().authenticate(chosen.get()).isEmpty()) {
      LOG.warn(
          "The admin token that was chosen is not valid: only the first start sets it. To make"
              + " another, run herald token create.");
    }
  }

  /** The port on which it listens. */
  public int port() {
    return server.port();
  }

  /** Has {@code /health/ready} say from now on that it is about to stop; all else goes on. */
  public void announceStop() {
    server.announceStop();
  }

  /** Takes no more requests, finishes those that were begun, and makes their changes durable. */
  @Override
  public void close() {
    opened.close();
  }
}
