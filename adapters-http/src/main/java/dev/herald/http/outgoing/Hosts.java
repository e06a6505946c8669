package dev.herald.http.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the addresses of hosts, and lets only those be used that may be. */
final class Hosts {

  private final boolean allowPrivateNetworks;
  private final Lookup lookup;

  Hosts(boolean allowPrivateNetworks, Lookup lookup) {
    this.allowPrivateNetworks = allowPrivateNetworks;
    this.lookup = lookup;
  }

  /** Asks for all addresses of a host. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /**
   * The addresses of a host.
   *
   * @throws PostFailed the host is not known, or leads to a private network
   */
  List<InetAddress> addresses(String host) {
    try {
      var addresses = List.of(lookup.addresses(host));
      var objection = objection(addresses);
      if (objection.isPresent()) throw new PostFailed("The address " + objection.get() + ".");
      return addresses;
    } catch (UnknownHostException e) {
      throw new PostFailed("The host " + host + " is not known.");
    }
  }

  /**
   * What is wrong with a host; empty if nothing is, or if it is not known now.
   *
   * @return words to follow the name of what leads to the host
   */
  Optional<String> objection(String host) {
    try {
      return objection(Arrays.asList(lookup.addresses(host)));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
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
