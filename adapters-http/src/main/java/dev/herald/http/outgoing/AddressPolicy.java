package dev.herald.http.outgoing;

import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Says to which addresses requests may be sent: to all, or to those outside of private networks
 * alone. A host is read in the same way when a webhook names it and when it is connected to, so
 * that a name which is refused later was refused at first.
 */
public final class AddressPolicy {

  private final boolean allowPrivateNetworks;
  private final Lookup lookup;

  /**
   * @param allowPrivateNetworks whether addresses may lead to this machine and the networks around
   *     it
   */
  public AddressPolicy(boolean allowPrivateNetworks) {
    this(allowPrivateNetworks, InetAddress::getAllByName);
  }

  AddressPolicy(boolean allowPrivateNetworks, Lookup lookup) {
    this.allowPrivateNetworks = allowPrivateNetworks;
    this.lookup = lookup;
  }

  /** Asks for all addresses of a host. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /**
   * An address to which posts may be sent.
   *
   * @throws InvalidValue with the rule {@code private_network}, for the field {@code url}
   */
  public HttpUrl allowed(HttpUrl url) {
    var objection = objection(url);
    if (objection.isEmpty()) return url;
    throw new InvalidValue(Violation.of("url", "private_network", objection.get()));
  }

  /**
   * Tells early that a post to this address would be refused. It may ask for the host's addresses,
   * which takes its time.
   *
   * @return what is wrong, to follow the name of the address; empty if nothing is, or if the host
   *     is not known now
   */
  public Optional<String> objection(HttpUrl url) {
    try {
      return objection(lookedUp(WireUri.host(WireUri.of(url))));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /**
   * The addresses of a host.
   *
   * @throws PostFailed the host is not known, or leads to a private network
   */
  List<InetAddress> addresses(String host) {
    try {
      var addresses = lookedUp(host);
      var objection = objection(addresses);
      if (objection.isPresent()) throw new PostFailed("The address " + objection.get() + ".");
      return addresses;
    } catch (UnknownHostException e) {
      throw new PostFailed("The host " + host + " is not known.");
    }
  }

  private List<InetAddress> lookedUp(String host) throws UnknownHostException {
    var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    var number = Ipv4Number.read(name);
    return number.isPresent() ? List.of(number.get()) : List.of(lookup.addresses(name));
  }

  /** One private address is enough: nobody knows to which of them a connection would be made. */
  private Optional<String> objection(List<InetAddress> addresses) {
    if (allowPrivateNetworks) return Optional.empty();
    return addresses.stream()
        .filter(PrivateNetworks::contain)
        .findFirst()
        .map(
            it ->
                "leads to %s in a private network, which the operator has not allowed"
                    .formatted(it.getHostAddress()));
  }
}
