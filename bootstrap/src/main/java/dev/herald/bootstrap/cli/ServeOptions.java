package dev.herald.bootstrap.cli;

import dev.herald.application.port.in.operation.AuditRetention;
import dev.herald.application.port.in.operation.EventRetention;
import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.Settings;
import dev.herald.bootstrap.log.Logs;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.PublicUrl;
import dev.herald.http.address.TrustedProxies;
import dev.herald.http.legacy.CallbackSettings;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a server, and what is done with them. */
final class ServeOptions {

  private static final Logger LOG = LoggerFactory.getLogger(ServeOptions.class);
  private static final int MAX_PORT = 65_535;

  /** So many days, also in the form of ISO 8601. */
  private static final Pattern DAYS = Pattern.compile("P?([0-9]{1,9})D", Pattern.CASE_INSENSITIVE);

  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final ImageOptions images = new ImageOptions();
  @Mixin private final LegacyOptions legacy = new LegacyOptions();
  @Mixin private final WebhookOptions webhooks = new WebhookOptions();
  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Mixin private final LimitOptions limits = new LimitOptions();
  @Mixin private final BackupOptions backups = new BackupOptions();
  @Mixin private final TlsOptions tls = new TlsOptions();
  @Mixin private final LogOptions logs = new LogOptions();
  @Mixin private final OriginOptions origins = new OriginOptions();
  @Mixin private final PageOptions pages = new PageOptions();
  @Mixin private final ConsoleOptions console = new ConsoleOptions();
  @Mixin private final BrandOptions brand = new BrandOptions();
  @Mixin private final StopOptions stopping = new StopOptions();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = "Address to listen at; 0.0.0.0 for all (default: 127.0.0.1).")
  private String host = "";

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "Port to listen at; 0 for any free one (default: 8080).")
  private int port;

  @Option(
      names = "--data",
      defaultValue = "herald-data",
      paramLabel = "FOLDER",
      description =
          "Folder for everything that is stored, but what --database-url and --images keep elsewhere"
              + " (default: herald-data).")
  private Path data = Path.of("");

  @Option(
      names = "--public-url",
      defaultValue = "",
      paramLabel = "URL",
      description =
          "Where clients reach this server, if it stands behind another one. The addresses of"
              + " images in answers begin with it.")
  private String publicUrl = "";

  @Option(
      names = "--trusted-proxies",
      defaultValue = "",
      paramLabel = "ADDRESSES",
      description =
          "Addresses and networks of servers in front of this one, separated by commas, such as"
              + " 127.0.0.1 or 10.0.0.0/8. They alone are believed when they say by X-Forwarded-For"
              + " and X-Forwarded-Proto, or Forwarded, from where a request comes (default: none).")
  private String trustedProxies = "";

  @Option(
      names = "--admin-token",
      defaultValue = "",
      paramLabel = "TOKEN",
      description =
          "The admin token that the first start sets, of 16 to 255 characters, for unattended"
              + " set-up; otherwise it makes one and shows it. Other users of the machine can see"
              + " options: better set HERALD_ADMIN_TOKEN.")
  private String adminToken = "";

  @Option(
      names = "--publishing-policy",
      defaultValue = "none",
      paramLabel = "POLICY",
      description =
          "How often a channel may publish: none (no limit, the default), or tencent (one post in"
              + " a second, two in an hour).")
  private Policy policy = Policy.NONE;

  // Of a flag that is on by default, picocli makes one that is off when it is named: the fallback
  // keeps it on where the environment says so too.
  @Option(
      names = "--strict-accounts",
      arity = "0..1",
      defaultValue = "false",
      fallbackValue = "true",
      paramLabel = "true|false",
      description =
          "Refuse owners and subscribers whose accounts were not imported before (default: import"
              + " them as they come).")
  private boolean strictAccounts;

  @Option(
      names = "--event-retention",
      defaultValue = "30d",
      paramLabel = "DAYS",
      description =
          "How long events are kept, in days such as 30d or P30D, from 2 to 3650 (default: 30d). What"
              + " a webhook did not get by then becomes a dead letter, which can be redelivered.")
  private String eventRetention = "";

  @Option(
      names = "--audit-retention",
      defaultValue = "365d",
      paramLabel = "DAYS",
      description =
          "How long the audit log keeps who did what, in days such as 365d or P365D, up to 36500, or"
              + " forever (default: 365d).")
  private String auditRetention = "";

  @Option(
      names = "--keep-image-metadata",
      arity = "0..1",
      defaultValue = "false",
      fallbackValue = "true",
      paramLabel = "true|false",
      description =
          "Keep what uploaded images tell of places, people and devices (default: leave it out of"
              + " JPEG, PNG, GIF and WebP).")
  private boolean keepImageMetadata;

  private enum Policy {
    NONE,
    TENCENT;

    PublishingPolicy rules() {
      return this == TENCENT ? PublishingPolicy.TENCENT : PublishingPolicy.NONE;
    }
  }

  /** Serves until the process is told to stop. */
  int serve() {
    Logs.write(logs.format());
    var broken = new CompletableFuture<Throwable>();
    var herald = Herald.start(settings(), broken::complete);
    var welcome =
        new Welcome(tls.files().isPresent() ? "https" : "http", host, herald.port(), data);
    try {
      herald.issueFirstToken(given(adminToken), it -> System.out.print(welcome.firstSteps(it)));
    } catch (RuntimeException | Error e) {
      herald.close();
      throw e;
    }
    var stop = Stop.withTheProcess(new Drain(herald::announceStop, stopping.drain()), herald);
    System.out.print(welcome.ready());
    broken.join(); // the log has the reason
    LOG.error("Herald can't write its data any more, and ends. Start it again.");
    stop.exitCode(Stop.BROKEN);
    return Stop.BROKEN;
  }

  Settings settings() {
    if (host.isBlank()) throw misunderstood("--host must name an address.");
    if (data.toString().isBlank()) throw misunderstood("--data must name a folder.");
    if (port < 0 || port > MAX_PORT) {
      throw misunderstood("--port must be from 0 to 65535, but is " + port + ".");
    }
    if (legacy.secretKey().isPresent() && legacy.sdkAppId() < 1) {
      throw misunderstood("--sdk-secret-key needs --sdk-app-id.");
    }
    webhooks
        .withoutUrl()
        .ifPresent(
            option -> {
              throw misunderstood(option + " needs --callback-url.");
            });
    limits
        .objection()
        .ifPresent(
            why -> {
              throw misunderstood(why);
            });
    backups
        .objection(data)
        .ifPresent(
            why -> {
              throw misunderstood(why);
            });
    if (backups.settings().isPresent()) {
      database.requireFile(
          "--backup-to copies the file of a data folder. Back up a database elsewhere with"
              + " pg_dump, and the folder of images with what copies folders.");
    }
    tls.objection()
        .or(stopping::objection)
        .or(origins::objection)
        .or(pages::objection)
        .or(console::objection)
        .or(brand::objection)
        .or(kafka::objection)
        .or(images::objection)
        .ifPresent(
            why -> {
              throw misunderstood(why);
            });
    return new Settings(
        host,
        port,
        data,
        database.url(),
        given(publicUrl).map(this::checkedUrl),
        policy.rules(),
        strictAccounts ? AccountPolicy.STRICT : AccountPolicy.IMPORT_ON_USE,
        eventRetention(),
        auditRetention(),
        legacy.settings(callback()),
        keepImageMetadata,
        images.settings(),
        images.heif(),
        webhooks.mayTellPrivateNetworks(),
        limits.limits(),
        backups.settings(),
        trustedProxies(),
        tls.files(),
        logs.accessLog(),
        origins.origins(),
        pages.settings(),
        console.settings(),
        brand.brand(),
        kafka.settings());
  }

  private TrustedProxies trustedProxies() {
    try {
      return TrustedProxies.of(trustedProxies);
    } catch (InvalidValue e) {
      throw misunderstood("--trusted-proxies " + e.violations().get(0).text() + ".");
    }
  }

  private Optional<CallbackSettings> callback() {
    try {
      var callback = webhooks.callback();
      webhooks
          .objection(callback)
          .ifPresent(
              why -> {
                throw misunderstood(
                    "--callback-url " + why + ". Allow it with --allow-private-webhooks.");
              });
      return callback;
    } catch (InvalidValue e) {
      throw misunderstood("--callback-" + e.getMessage() + ".");
    }
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(it -> !it.isBlank());
  }

  private String checkedUrl(String url) {
    try {
      return new PublicUrl(url).value();
    } catch (InvalidValue e) {
      throw misunderstood("--public-url: the " + e.getMessage() + ".");
    }
  }

  private EventRetention eventRetention() {
    return days(eventRetention, EventRetention::new)
        .orElseThrow(
            () ->
                misunderstood(
                    "--event-retention must be from %sd to %sd, such as 30d, but is %s."
                        .formatted(
                            EventRetention.MIN_DAYS, EventRetention.MAX_DAYS, eventRetention)));
  }

  private AuditRetention auditRetention() {
    if (auditRetention.strip().equalsIgnoreCase("forever")) return AuditRetention.FOREVER;
    return days(auditRetention, AuditRetention::ofDays)
        .orElseThrow(
            () ->
                misunderstood(
                    "--audit-retention must be from %sd to %sd, such as 365d, or forever, but is %s."
                        .formatted(
                            AuditRetention.MIN_DAYS, AuditRetention.MAX_DAYS, auditRetention)));
  }

  private static <T> Optional<T> days(String text, IntFunction<T> retention) {
    var days = DAYS.matcher(text.strip());
    if (!days.matches()) return Optional.empty();
    try {
      return Optional.of(retention.apply(Integer.parseInt(days.group(1))));
    } catch (InvalidValue e) {
      return Optional.empty(); // it says the same as if it were no number
    }
  }

  private ParameterException misunderstood(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }
}
