package dev.herald.http.address;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives requests that come through trusted proxies the address and the scheme of their clients, so
 * that everything behind it sees them alone.
 */
public final class BehindProxies implements HttpConfiguration.Customizer {

  private static final Logger LOG = LoggerFactory.getLogger(BehindProxies.class);

  private final TrustedProxies proxies;
  private final AtomicBoolean hasWarned = new AtomicBoolean();

  public BehindProxies(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    var peer = peer(request.getConnectionMetaData());
    if (peer == null) return request;
    if (!proxies.contain(peer.getAddress())) {
      warnOfStranger(request.getHeaders(), peer);
      return request;
    }
    var origin = Forwarded.origin(request.getHeaders(), proxies);
    if (origin.client().isEmpty()) return request;
    return new OfClient(
        request,
        new InetSocketAddress(origin.client().get(), peer.getPort()),
        origin.scheme().orElse("http"));
  }

  /** Once: anybody can send such headers, but mostly it is a proxy that was forgotten. */
  private void warnOfStranger(HttpFields headers, InetSocketAddress peer) {
    if (hasWarned.get() || !isForwarded(headers) || hasWarned.getAndSet(true)) return;
    LOG.warn(
        "A request came with X-Forwarded-For or Forwarded from {}, which is not among"
            + " --trusted-proxies. If that is your proxy, add it: until then all its clients count"
            + " as one.",
        peer.getAddress().getHostAddress());
  }

  private static boolean isForwarded(HttpFields headers) {
    return headers.contains(HttpHeader.X_FORWARDED_FOR) || headers.contains(HttpHeader.FORWARDED);
  }

  private static @Nullable InetSocketAddress peer(ConnectionMetaData connection) {
    return connection.getRemoteSocketAddress() instanceof InetSocketAddress address
            && address.getAddress() != null
        ? address
        : null;
  }

  private static final class OfClient extends Request.Wrapper {

    private final HttpURI uri;
    private final ConnectionMetaData connection;
    private final boolean isSecure;

    OfClient(Request request, InetSocketAddress client, String scheme) {
      super(request);
      isSecure = scheme.equals("https");
      uri = HttpURI.build(request.getHttpURI()).scheme(scheme).asImmutable();
      connection =
          new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
            @Override
            public SocketAddress getRemoteSocketAddress() {
              return client;
            }

            @Override
            public boolean isSecure() {
              return isSecure;
            }
          };
    }

    @Override
    public HttpURI getHttpURI() {
      return uri;
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }

    @Override
    public boolean isSecure() {
      return isSecure;
    }
  }
}
