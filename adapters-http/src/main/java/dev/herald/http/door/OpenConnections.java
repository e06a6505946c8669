package dev.herald.http.door;

import dev.herald.http.address.ClientAddress;
import dev.herald.http.address.TrustedProxies;
import dev.herald.http.door.Seat.Use;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Keeps room for who comes: of more connections than an address may have, and of more than there
 * may be at all, one is closed that is of the least use, the oldest of them. So nobody takes the
 * place of others by doing nothing, and who opens a thousand connections takes it from themselves.
 * Those of trusted proxies stay, as they are many clients'.
 */
final class OpenConnections implements Connection.Listener {

  /** One of so many places is always free, so that nobody has to wait to be let in. */
  private static final int SPARE_PART = 50;

  private final int most;
  private final int mostOfAddress;
  private final TrustedProxies proxies;
  private final Map<EndPoint, Seat> seats = new ConcurrentHashMap<>();
  private final Map<String, Set<Seat>> byAddress = new ConcurrentHashMap<>();

  OpenConnections(Limits limits, TrustedProxies proxies) {
    most = limits.connections() - Math.max(1, limits.connections() / SPARE_PART);
    mostOfAddress = limits.connectionsPerAddress();
    this.proxies = proxies;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof SslConnection) return; // it has another within it
    var endPoint = connection.getEndPoint();
    var address = address(endPoint);
    if (address.isEmpty()) return;
    var seat = new Seat(endPoint, address.get());
    if (!(connection instanceof HttpConnection)) seat.goOn(); // it was handed over
    var neighbours = add(seat);
    if (mostOfAddress > 0 && neighbours.size() > mostOfAddress) makeRoom(neighbours, seat);
    if (seats.size() > most) makeRoom(seats.values(), seat);
    if (!endPoint.isOpen()) dismiss(endPoint); // it was closed meanwhile
  }

  /** What a connection counts for; empty if it is a trusted proxy's. */
  private Optional<String> address(EndPoint endPoint) {
    if (!(endPoint.getRemoteSocketAddress() instanceof InetSocketAddress peer)
        || proxies.contain(peer.getAddress())) return Optional.empty();
    return Optional.of(ClientAddress.of(peer.getAddress()).counted());
  }

  /** Returns all of its address. */
  private Set<Seat> add(Seat seat) {
    seats.put(seat.endPoint(), seat);
    return byAddress.compute(
        seat.address(),
        (it, set) -> {
          var all = set == null ? ConcurrentHashMap.<Seat>newKeySet() : set;
          all.add(seat);
          return all;
        });
  }

  /** At the cost of others than the one that has just come. */
  private synchronized void makeRoom(Iterable<Seat> all, Seat fresh) {
    Seat least = null;
    var leastUse = Use.KNOWN;
    for (var seat : all) {
      var use = seat.use();
      if (seat == fresh || use == Use.KNOWN || seat.isClosing()) continue;
      var isLess =
          least == null
              || use.compareTo(leastUse) < 0
              || (use == leastUse && seat.since() - least.since() < 0);
      if (!isLess) continue;
      least = seat;
      leastUse = use;
    }
    if (least != null) least.close();
  }

  /** How many are open. */
  int count() {
    return seats.size();
  }

  @Override
  public void onClosed(Connection connection) {
    if (!(connection instanceof SslConnection)) dismiss(connection.getEndPoint());
  }

  /** No longer counts the connection of a request that waits, or whose answer goes on and on. */
  void dismiss(Request request) {
    dismiss(endPoint(request));
  }

  /**
   * Counts the connection of a request again, as it waits no longer.
   *
   * @return false if there are as many as there may be, so that it has to be closed: nobody else
   *     has to go for it
   */
  boolean readmit(Request request) {
    var endPoint = endPoint(request);
    var address = address(endPoint);
    if (address.isEmpty()) return true;
    var neighbours = byAddress.getOrDefault(address.get(), Set.of()).size();
    var isFull = mostOfAddress > 0 && neighbours >= mostOfAddress;
    if (isFull || seats.size() >= most) return false;
    var seat = new Seat(endPoint, address.get());
    seat.begin(request);
    add(seat);
    if (!endPoint.isOpen()) dismiss(endPoint); // it was closed meanwhile
    return true;
  }

  private static EndPoint endPoint(Request request) {
    return request.getConnectionMetaData().getConnection().getEndPoint();
  }

  private void dismiss(EndPoint endPoint) {
    var seat = seats.remove(endPoint);
    if (seat == null) return;
    byAddress.computeIfPresent(
        seat.address(),
        (it, set) -> {
          set.remove(seat);
          return set.isEmpty() ? null : set;
        });
  }

  /** A request has come. */
  void begin(Request request) {
    var seat = seat(request);
    if (seat != null) seat.begin(request);
  }

  /** It is over. */
  void end(Request request) {
    var seat = seat(request);
    if (seat != null) seat.end();
  }

  private @Nullable Seat seat(Request request) {
    return seats.get(endPoint(request));
  }
}
