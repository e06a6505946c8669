package dev.herald.http.outgoing;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
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
 * cookies, reads no reply beyond its limits, and connects to no private network unless the operator
 * allows that. Whether an address is private is asked of the very addresses to which a connection
 * is made, so that a name that changes its mind gains nothing.
 *
 * <p>It costs next to nothing until the first post.
 */
public final class WebhookClient implements AutoCloseable {

  /** How long the body of a reply may be. */
  public static final int MAX_REPLY_BYTES = 128 * 1024;

  /** How long the headers of a reply may be in all, and those after a body in chunks as well. */
  static final int MAX_HEADERS_BYTES = 16 * 1024;

  private static final String STOPPING = "Herald is stopping.";

  private static final String NAME = "webhooks";
  private static final int MOST_THREADS = 64;
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);

  /** Shorter than most servers keep a connection, so that none is used that they just gave up. */
  private static final Duration UNUSED = Duration.ofSeconds(4);

  private static final Duration STOP_WITHIN = Duration.ofMillis(500);
  private static final Duration UNUSED_DESTINATION = Duration.ofMinutes(1);

  private final AddressPolicy addresses;
  private final Set<CompletableFuture<Reply>> underWay = ConcurrentHashMap.newKeySet();
  private @Nullable HttpClient http;
  private boolean isClosed;

  /**
   * @param allowPrivateNetworks whether addresses may lead to this machine and the networks around
   *     it
   */
  public WebhookClient(boolean allowPrivateNetworks) {
    this(new AddressPolicy(allowPrivateNetworks));
  }

  WebhookClient(AddressPolicy addresses) {
    this.addresses = addresses;
  }

  /** What was answered, whatever it is. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares replies
  public record Reply(int status, byte[] body) {}

  /**
   * Posts a body, once. What the reply says beside its status is dropped.
   *
   * @param uri as {@link WireUri} writes it
   * @param headers among them the type of the body
   * @param timeout how long it may take until the whole reply is there
   * @return completed with the status of the reply, or with {@link PostFailed}
   */
  public CompletionStage<Integer> post(
      URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
    return send(uri, headers, body, timeout, new ReplyListener(false)).thenApply(Reply::status);
  }

  /**
   * Posts a body, once, for the sake of the reply.
   *
   * @param uri as {@link WireUri} writes it
   * @param headers among them the type of the body
   * @param timeout how long it may take until the whole reply is there
   * @return completed with the reply, or with {@link PostFailed}
   */
  public CompletionStage<Reply> ask(
      URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
    return send(uri, headers, body, timeout, new ReplyListener(true));
  }

  private CompletionStage<Reply> send(
      URI uri, Map<String, String> headers, byte[] body, Duration timeout, ReplyListener listener) {
    var post = new CompletableFuture<Reply>();
    try {
      var client = startedFor(post);
      request(client, uri)
          .method(HttpMethod.POST)
          .headers(it -> headers.forEach(it::put))
          .body(new BytesRequestContent(body))
          .idleTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
          .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
          .send(listener);
      var unused =
          listener
              .reply()
              .handleAsync( // or what follows would keep the one thread that minds time limits
                  (reply, failure) ->
                      failure == null
                          ? post.complete(reply)
                          : post.completeExceptionally(failed(failure, uri, timeout)),
                  client.getExecutor())
              .exceptionally( // the executor takes no more
                  refused -> post.completeExceptionally(new PostFailed(STOPPING)));
    } catch (RuntimeException e) {
      post.completeExceptionally(failed(e, uri, timeout));
    }
    return post;
  }

  private static PostFailed failed(Throwable failure, URI uri, Duration timeout) {
    return PostFailed.of(failure, WireUri.host(uri), timeout);
  }

  /** Java takes a name with an underscore for no host; networks of containers have such names. */
  private static Request request(HttpClient http, URI uri) {
    if (uri.getHost() != null) return http.newRequest(uri);
    var before = uri.getScheme() + "://";
    var after = uri.toString().substring(before.length() + WireUri.host(uri).length());
    return http.newRequest(before + "host" + after).host(WireUri.host(uri));
  }

  /** The client, which will have completed this post when it is closed at the latest. */
  @SuppressWarnings("CollectionUndefinedEquality") // it is the same post that goes
  private synchronized HttpClient startedFor(CompletableFuture<Reply> post) {
    if (isClosed) throw new PostFailed(STOPPING);
    if (http == null) http = start();
    underWay.add(post);
    var unused = post.whenComplete((reply, failure) -> underWay.remove(post));
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
    client.setMaxResponseHeadersSize(MAX_HEADERS_BYTES);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Herald"));
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("The client of webhooks does not start.", e);
    }
    // What the receiver answers is the reply, whatever it asks for.
    var handlers = client.getProtocolHandlers();
    handlers.clear();
    handlers.put(new InterimAnswers());
    client.getContentDecoderFactories().clear();
    return client;
  }

  private void resolve(String host, int port, Promise<List<InetSocketAddress>> promise) {
    try {
      promise.succeeded(
          addresses.addresses(host).stream().map(it -> new InetSocketAddress(it, port)).toList());
    } catch (RuntimeException e) {
      promise.failed(e);
    }
  }

  /**
   * Ends what is under way, which then fails. Every post is completed when this returns, also one
   * whose end Jetty no longer tells, as happens to one that is between two of its threads.
   */
  @Override
  public void close() {
    var started = end();
    try {
      if (started != null) started.stop(); // not under the lock, for which its threads may wait
    } catch (Exception e) {
      throw new IllegalStateException("The client of webhooks does not stop.", e);
    } finally {
      underWay.forEach(post -> post.completeExceptionally(new PostFailed(STOPPING)));
    }
  }

  private synchronized @Nullable HttpClient end() {
    isClosed = true;
    var started = http;
    http = null;
    return started;
  }
}
