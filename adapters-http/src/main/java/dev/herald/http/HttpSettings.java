package dev.herald.http;

import dev.herald.http.address.TrustedProxies;
import dev.herald.http.brand.Brand;
import dev.herald.http.console.ConsoleSettings;
import dev.herald.http.cors.AllowedOrigins;
import dev.herald.http.door.Limits;
import dev.herald.http.legacy.LegacySettings;
import dev.herald.http.log.Answered;
import dev.herald.http.pages.PageSettings;
import dev.herald.http.tls.Tls;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the server is reached.
 *
 * @param host the address to listen at, such as {@code 127.0.0.1}, or {@code 0.0.0.0} for all
 * @param port the port to listen at; 0 for any free one
 * @param publicUrl where clients reach the server, if it stands behind another one; without a slash
 *     at its end
 * @param uploadFolder where files of forms are kept until they were read; there must be room for
 *     them
 * @param legacy who may use the compatible API
 * @param mayTellPrivateNetworks whether webhooks may have addresses in private networks
 * @param limits how much clients may take of the server
 * @param proxies the servers in front of it that are believed about their clients
 * @param tls with which it is reached at its port; empty for HTTP without TLS
 * @param accessLog is told of each request after its answer, by the thread that answered it; empty
 *     for no access log
 * @param allowedOrigins whose pages, on other servers, may read the REST API
 * @param pages what of it is for everybody
 * @param console what the operator has chosen of the console
 * @param brand what people see the server as
 */
public record HttpSettings(
    String host,
    int port,
    Optional<String> publicUrl,
    Path uploadFolder,
    LegacySettings legacy,
    boolean mayTellPrivateNetworks,
    Limits limits,
    TrustedProxies proxies,
    Optional<Tls> tls,
    Optional<Consumer<Answered>> accessLog,
    AllowedOrigins allowedOrigins,
    PageSettings pages,
    ConsoleSettings console,
    Brand brand) {

  /**
   * With the usual limits, no proxy that is believed, no TLS, no access log, no other origins, no
   * public pages, a console in which nothing is undone, and Herald's own name.
   */
  public HttpSettings(
      String host,
      int port,
      Optional<String> publicUrl,
      Path uploadFolder,
      LegacySettings legacy,
      boolean mayTellPrivateNetworks) {
    this(
        host,
        port,
        publicUrl,
        uploadFolder,
        legacy,
        mayTellPrivateNetworks,
        Limits.usual(),
        TrustedProxies.NONE,
        Optional.empty(),
        Optional.empty(),
        AllowedOrigins.NONE,
        PageSettings.OFF,
        ConsoleSettings.AT_ONCE,
        Brand.HERALD);
  }

  /** Without the compatible API, and without webhooks to private networks. */
  public HttpSettings(String host, int port, Optional<String> publicUrl, Path uploadFolder) {
    this(host, port, publicUrl, uploadFolder, LegacySettings.OFF, false);
  }

  /** The same for a server that has got this port. */
  public HttpSettings withPort(int bound) {
    return changed(it -> it.port = bound);
  }

  /** The same with these limits. */
  public HttpSettings limitedTo(Limits other) {
    return changed(it -> it.limits = other);
  }

  /** The same behind these proxies. */
  public HttpSettings behind(TrustedProxies other) {
    return changed(it -> it.proxies = other);
  }

  /** The same with TLS. */
  public HttpSettings over(Tls other) {
    return changed(it -> it.tls = Optional.of(other));
  }

  /** The same with an access log. */
  public HttpSettings loggingTo(Consumer<Answered> log) {
    return changed(it -> it.accessLog = Optional.of(log));
  }

  /** The same for pages of these origins too. */
  public HttpSettings opening(AllowedOrigins other) {
    return changed(it -> it.allowedOrigins = other);
  }

  /** The same with these public pages. */
  public HttpSettings showing(PageSettings other) {
    return changed(it -> it.pages = other);
  }

  /** The same with a console of these settings. */
  public HttpSettings with(ConsoleSettings other) {
    return changed(it -> it.console = other);
  }

  /** The same that people see as this. */
  public HttpSettings named(Brand other) {
    return changed(it -> it.brand = other);
  }

  private HttpSettings changed(Consumer<Changeable> change) {
    var copy = new Changeable(this);
    change.accept(copy);
    return new HttpSettings(
        host,
        copy.port,
        publicUrl,
        uploadFolder,
        legacy,
        mayTellPrivateNetworks,
        copy.limits,
        copy.proxies,
        copy.tls,
        copy.accessLog,
        copy.allowedOrigins,
        copy.pages,
        copy.console,
        copy.brand);
  }

  /** What can be changed one by one. */
  private static final class Changeable {

    private int port;
    private Limits limits;
    private TrustedProxies proxies;
    private Optional<Tls> tls;
    private Optional<Consumer<Answered>> accessLog;
    private AllowedOrigins allowedOrigins;
    private PageSettings pages;
    private ConsoleSettings console;
    private Brand brand;

    private Changeable(HttpSettings settings) {
      port = settings.port;
      limits = settings.limits;
      proxies = settings.proxies;
      tls = settings.tls;
      accessLog = settings.accessLog;
      allowedOrigins = settings.allowedOrigins;
      pages = settings.pages;
      console = settings.console;
      brand = settings.brand;
    }
  }

  /**
   * The path below which clients reach everything: empty, or with a slash at its beginning and none
   * at its end.
   */
  String path() {
    return publicUrl.map(url -> new PublicUrl(url).path()).orElse("");
  }

  /** Whether the operator says that clients reach it by https, and so will at any time. */
  boolean isPublicByHttps() {
    return publicUrl.filter(url -> url.startsWith("https:")).isPresent();
  }

  /** Where clients reach the server, as far as it can tell; needs a port that is not 0. */
  public String address() {
    var scheme = tls.isPresent() ? "https" : "http";
    return publicUrl.orElseGet(
        () -> "%s://%s:%s".formatted(scheme, ReachableHost.forOthers(host), port));
  }
}
