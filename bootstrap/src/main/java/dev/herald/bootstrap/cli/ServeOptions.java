package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.Settings;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.legacy.CallbackSettings;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a server, and what is done with them. */
final class ServeOptions {

  private static final int MAX_PORT = 65_535;

  @Mixin private final LegacyOptions legacy = new LegacyOptions();
  @Mixin private final WebhookOptions webhooks = new WebhookOptions();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--host",
      defaultValue = "${env:HERALD_HOST:-127.0.0.1}",
      paramLabel = "ADDRESS",
      description = "Address to listen at; 0.0.0.0 for all (default: 127.0.0.1).")
  private String host = "";

  @Option(
      names = "--port",
      defaultValue = "${env:HERALD_PORT:-8080}",
      paramLabel = "PORT",
      description = "Port to listen at; 0 for any free one (default: 8080).")
  private int port;

  @Option(
      names = "--data",
      defaultValue = "${env:HERALD_DATA:-herald-data}",
      paramLabel = "FOLDER",
      description = "Folder for everything that is stored (default: herald-data).")
  private Path data = Path.of("");

  @Option(
      names = "--public-url",
      defaultValue = "${env:HERALD_PUBLIC_URL:-}",
      paramLabel = "URL",
      description =
          "Where clients reach this server, if it stands behind another one. The addresses of"
              + " images in answers begin with it.")
  private String publicUrl = "";

  @Option(
      names = "--admin-token",
      defaultValue = "${env:HERALD_ADMIN_TOKEN:-}",
      paramLabel = "TOKEN",
      description =
          "The admin token that the first start sets, of 16 to 255 characters, for unattended"
              + " set-up; otherwise it makes one and shows it. Other users of the machine can see"
              + " options: better set HERALD_ADMIN_TOKEN.")
  private String adminToken = "";

  @Option(
      names = "--publishing-policy",
      defaultValue = "${env:HERALD_PUBLISHING_POLICY:-none}",
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
      defaultValue = "${env:HERALD_STRICT_ACCOUNTS:-false}",
      fallbackValue = "true",
      paramLabel = "true|false",
      description =
          "Refuse owners and subscribers whose accounts were not imported before (default: import"
              + " them as they come).")
  private boolean strictAccounts;

  private enum Policy {
    NONE,
    TENCENT;

    PublishingPolicy rules() {
      return this == TENCENT ? PublishingPolicy.TENCENT : PublishingPolicy.NONE;
    }
  }

  /** Serves until the process is told to stop. */
  int serve() throws InterruptedException {
    var herald = Herald.start(settings());
    stopWithTheProcess(herald);
    System.out.println(Welcome.text(host, herald, data));
    new CountDownLatch(1).await();
    return 0;
  }

  Settings settings() {
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
    return new Settings(
        host,
        port,
        data,
        given(publicUrl).map(this::checkedUrl),
        given(adminToken),
        policy.rules(),
        strictAccounts ? AccountPolicy.STRICT : AccountPolicy.IMPORT_ON_USE,
        legacy.settings(callback()),
        webhooks.mayTellPrivateNetworks());
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
      return new HttpUrl(url).value().replaceFirst("/+$", "");
    } catch (InvalidValue e) {
      throw misunderstood("--public-url: the " + e.getMessage() + ".");
    }
  }

  private ParameterException misunderstood(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }

  /** Whoever asks the process to stop, and waits, is told that all went well. */
  private static void stopWithTheProcess(Herald herald) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  herald.close();
                  Runtime.getRuntime().halt(0);
                },
                "herald-stop"));
  }
}
