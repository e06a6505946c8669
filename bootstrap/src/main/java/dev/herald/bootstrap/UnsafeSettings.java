package dev.herald.bootstrap;

import dev.herald.application.port.in.operation.AuditRetention;
import dev.herald.application.view.Warning;
import dev.herald.application.view.Warning.Reason;
import dev.herald.http.ReachableHost;
import dev.herald.http.door.Limits;
import dev.herald.http.legacy.LegacySettings;
import dev.herald.persistence.folder.DataLayout;
import dev.herald.persistence.folder.OwnerOnly;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds what is unsafe about how a server is run. To a server that only its own machine can reach
 * it says nothing of what would matter to others.
 */
public final class UnsafeSettings {

  /** As long as a key of 128 bits in hexadecimal digits. */
  private static final int SHORTEST_SECRET_KEY = 32;

  /** A break-in is often found out after weeks. */
  private static final int SHORTEST_AUDIT_LOG_DAYS = 30;

  private UnsafeSettings() {}

  /** What is unsafe about all of it, as it is now. */
  public static List<Warning> of(Settings settings) {
    var found = new ArrayList<Warning>();
    if (isForOthers(settings)) {
      withoutTls(settings).ifPresent(found::add);
      found.addAll(withoutLimits(settings.limits()));
      if (settings.mayTellPrivateNetworks()) found.add(Warning.of(Reason.PRIVATE_WEBHOOKS));
      if (settings.keepImageMetadata()) found.add(Warning.of(Reason.IMAGE_METADATA));
      if (settings.backups().isEmpty() && settings.database().isEmpty()) {
        found.add(Warning.of(Reason.NO_BACKUPS));
      }
    }
    for (var network : settings.proxies().networks()) {
      if (network.isTooLargeForServers()) {
        found.add(Warning.of(Reason.CLIENTS_ARE_PROXIES, network.toString()));
      }
    }
    found.addAll(ofLegacy(settings.legacy()));
    ofAuditLog(settings.auditRetention()).ifPresent(found::add);
    if (isReadable(settings.data())) {
      found.add(Warning.of(Reason.READABLE_DATA, settings.data().toString()));
    }
    settings.backups().flatMap(it -> ofBackups(settings.data(), it.folder())).ifPresent(found::add);
    return found;
  }

  private static boolean isForOthers(Settings settings) {
    return !ReachableHost.isThisComputer(settings.host())
        || settings.publicUrl().filter(url -> !isThisComputer(url)).isPresent()
        || !settings.proxies().networks().isEmpty();
  }

  private static boolean isThisComputer(String url) {
    var host = Optional.ofNullable(URI.create(url).getHost());
    return host.filter(ReachableHost::isThisComputer).isPresent();
  }

  /** Whoever names proxies is behind them, and they come with TLS or the public address tells. */
  private static Optional<Warning> withoutTls(Settings settings) {
    var url = settings.publicUrl();
    if (url.filter(it -> it.startsWith("http:") && !isThisComputer(it)).isPresent()) {
      return Optional.of(Warning.of(Reason.PUBLIC_URL_WITHOUT_TLS, url.get()));
    }
    var isBare =
        settings.tls().isEmpty()
            && settings.proxies().networks().isEmpty()
            && !ReachableHost.isThisComputer(settings.host());
    return isBare ? Optional.of(Warning.of(Reason.NO_TLS, settings.host())) : Optional.empty();
  }

  private static List<Warning> withoutLimits(Limits limits) {
    var numbers =
        new TreeMap<String, Long>(
            Map.of(
                "--max-connections-per-address",
                (long) limits.connectionsPerAddress(),
                "--min-rate",
                limits.bytesPerSecond(),
                "--requests-per-address",
                limits.rates().perAddress(),
                "--wrong-secrets",
                (long) limits.rates().wrongSecrets()));
    return numbers.entrySet().stream()
        .filter(it -> it.getValue() == 0)
        .map(it -> Warning.of(Reason.NO_LIMIT, it.getKey()))
        .toList();
  }

  private static List<Warning> ofLegacy(LegacySettings legacy) {
    var found = new ArrayList<Warning>();
    legacy
        .secretKey()
        .filter(key -> key.length() < SHORTEST_SECRET_KEY)
        .map(key -> Warning.of(Reason.SHORT_SECRET_KEY, "" + key.length()))
        .ifPresent(found::add);
    legacy
        .callback()
        .filter(callback -> callback.token().isEmpty())
        .map(callback -> Warning.of(Reason.UNSIGNED_CALLBACKS))
        .ifPresent(found::add);
    return found;
  }

  private static Optional<Warning> ofAuditLog(AuditRetention retention) {
    var days = retention.days().orElse(Integer.MAX_VALUE);
    return days < SHORTEST_AUDIT_LOG_DAYS
        ? Optional.of(Warning.of(Reason.SHORT_AUDIT_LOG, "" + days))
        : Optional.empty();
  }

  private static boolean isReadable(Path data) {
    try {
      return OwnerOnly.othersCanRead(new DataLayout(data));
    } catch (IOException e) {
      return false; // it can't be known
    }
  }

  /** What is unsafe about where backups are. */
  public static Optional<Warning> ofBackups(Path data, Path backups) {
    try {
      var isBeside =
          Files.getFileStore(existing(data)).equals(Files.getFileStore(existing(backups)));
      return isBeside
          ? Optional.of(Warning.of(Reason.BACKUPS_BESIDE_DATA, backups.toString()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it can't be known
    }
  }

  /** The folder, or the nearest one around it that is there. */
  private static Path existing(Path folder) {
    var existing = folder.toAbsolutePath().normalize();
    while (Files.notExists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return existing;
  }
}
