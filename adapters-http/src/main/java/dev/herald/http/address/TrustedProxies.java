package dev.herald.http.address;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** The servers in front of Herald that are believed when they say from where a request comes. */
public record TrustedProxies(List<Network> networks) {

  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  public TrustedProxies {
    networks = List.copyOf(networks);
  }

  /**
   * Reads addresses and networks, separated by commas or spaces, such as {@code 127.0.0.1,
   * 10.0.0.0/8, fd00::/8}.
   *
   * @throws InvalidValue one of them is neither an address nor a network
   */
  public static TrustedProxies of(String text) {
    return new TrustedProxies(
        Stream.of(text.split("[,\\s]+"))
            .filter(item -> !item.isEmpty())
            .map(TrustedProxies::network)
            .toList());
  }

  private static Network network(String text) {
    return Network.read(text)
        .orElseThrow(
            () ->
                new InvalidValue(
                    Violation.of(
                        "trustedProxies",
                        "malformed",
                        "must be addresses and networks such as 10.0.0.1 or fd00::/8, but has \""
                            + text
                            + "\"")));
  }

  /** Whether requests from this address are believed. */
  public boolean contain(InetAddress address) {
    var bytes = address.getAddress();
    for (var network : networks) {
      if (network.contains(bytes)) return true;
    }
    return false;
  }
}
