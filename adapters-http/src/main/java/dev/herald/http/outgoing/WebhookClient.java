package dev.herald.http.outgoing;

import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Posts to addresses that others chose, and trusts none of them: it follows no redirects, keeps no
 * cookies, reads no reply beyond its limit, and connects to no private network unless the operator
 * allows that. Whether an address is private is asked of the very addresses to which a connection
 * is made, so that a name that changes its mind gains nothing.
 *
 * <p>It costs next to nothing until the first post.
 */
public final class WebhookClient implements AutoCloseable {

  /** How long a reply may be. */
  public static final int MAX_REPLY_BYTES = 1024 * 1024;

  private static final String NAME = "webhooks";
  private static final int MOST_THREADS = 64;
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);

  /** Shorter than most servers keep a connection, so that none is used that they just gave up. */
  private static final Duration UNUSED = Duration.ofSeconds(4);

  private static final Duration STOP_WITHIN = Duration.ofMillis(500);
  private static final Duration UNUSED_DESTINATION = Duration.ofMinutes(1);

  private final Hosts hosts;
  private @Nullable HttpClient http;
  private boolean isClosed;

  /**
   * @param allowPrivateNetworks whether addresses may lead to this machine and the networks around
   *     it
   */
  public WebhookClient(boolean allowPrivateNetworks) {
    this(allowPrivateNetworks, InetAddress::getAllByName);
  }

  WebhookClient(boolean allowPrivateNetworks, Hosts.Lookup lookup) {
    hosts = new Hosts(allowPrivateNetworks, lookup);
  }

  /** What was answered, whatever it is. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares replies
  public record Reply(int status, byte[] body) {}

  /**
   * Posts a body, once.
   *
   * @param uri as {@link WireUri} writes it
   * @param headers among them the type of the body
   * @param timeout how long it may take until the whole reply is there
   * @return completed with the reply, or with {@link PostFailed}
   */
  public CompletionStage<Reply> post(
      URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
    var reply = new CompletableFuture<Reply>();
    try {
      var client = started();
      var request =
          request(client, uri)
              .method(HttpMethod.POST)
              .headers(it -> headers.forEach(it::put))
              .body(new BytesRequestContent(body))
              .idleTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
              .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
      var unused =
          new CompletableResponseListener(request, MAX_REPLY_BYTES)
              .send()
              .whenCompleteAsync( // or what follows would keep the one thread that minds time
                  // limits
                  (response, failure) -> {
                    if (failure == null) {
                      reply.complete(new Reply(response.getStatus(), response.getContent()));
                    } else {
                      reply.completeExceptionally(PostFailed.of(failure, host(uri), timeout));
                    }
                  },
                  client.getExecutor());
    } catch (RuntimeException e) {
      reply.completeExceptionally(PostFailed.of(e, host(uri), timeout));
    }
    return reply;
  }

  /** Java takes a name with an underscore for no host; networks of containers have such names. */
  private static Request request(HttpClient http, URI uri) {
    if (uri.getHost() != null) return http.newRequest(uri);
    var before = uri.getScheme() + "://";
    var after = uri.toString().substring(before.length() + host(uri).length());
    return http.newRequest(before + "host" + after).host(host(uri));
  }

  private static String host(URI uri) {
    var authority = uri.getRawAuthority();
    return authority.substring(0, authority.length() - port(uri).length());
  }

  private static String port(URI uri) {
    var authority = uri.getRawAuthority();
    var colon = authority.indexOf(':', authority.indexOf(']') + 1);
    return colon < 0 ? "" : authority.substring(colon);
  }

  /**
   * Tells early that a post to this address would be refused. It may ask for the host's addresses,
   * which takes its time.
   *
   * @return what is wrong, to follow the name of the address; empty if nothing is, or if the host
   *     is not known now
   */
  public Optional<String> objection(HttpUrl url) {
    return hosts.objection(host(WireUri.of(url)));
  }

  /**
   * An address to which posts may be sent.
   *
   * @throws InvalidValue with the rule {@code private_network}, for the field {@code url}
   */
  public HttpUrl allowed(HttpUrl url) {
    objection(url)
        .ifPresent(
            why -> {
              throw new InvalidValue(Violation.of("url", "private_network", why));
            });
    return url;
  }

  private synchronized HttpClient started() {
    if (isClosed) throw new PostFailed("Herald is stopping.");
    if (http == null) http = start();
    return http;
  }

  private HttpClient start() {
    var threads = new QueuedThreadPool(MOST_THREADS, 1);
    threads.setName(NAME);
    threads.setDaemon(true);
    threads.setStopTimeout(STOP_WITHIN.toMillis());
    var client = new HttpClient();
    client.setName(NAME);
    client.setExecutor(threads);
    client.setScheduler(new ScheduledExecutorScheduler(NAME + "-timer", true));
    client.setSocketAddressResolver(
        (host, port, context, promise) -> threads.execute(() -> resolve(host, port, promise)));
    client.setConnectTimeout(TO_CONNECT.toMillis());
    client.setIdleTimeout(UNUSED.toMillis());
    client.setDestinationIdleTimeout(UNUSED_DESTINATION.toMillis());
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Herald"));
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("The client of webhooks does not start.", e);
    }
    // What the receiver answers is the reply, whatever it asks for.
    client.getProtocolHandlers().remove(RedirectProtocolHandler.NAME);
    client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
    client.getProtocolHandlers().remove(ProxyAuthenticationProtocolHandler.NAME);
    client.getContentDecoderFactories().clear();
    return client;
  }

  private void resolve(String host, int port, Promise<List<InetSocketAddress>> promise) {
    try {
      promise.succeeded(
          hosts.addresses(host).stream().map(it -> new InetSocketAddress(it, port)).toList());
    } catch (RuntimeException e) {
      promise.failed(e);
    }
  }

  /** Ends what is under way, which then fails. */
  @Override
  public void close() {
    var started = end();
    if (started == null) return;
    try {
      started.stop(); // not under the lock, for which those that it waits for may wait
    } catch (Exception e) {
      throw new IllegalStateException("The client of webhooks does not stop.", e);
    }
  }

  private synchronized @Nullable HttpClient end() {
    isClosed = true;
    var started = http;
    http = null;
    return started;
  }
}
