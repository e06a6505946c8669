package dev.herald.http.address;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from: the address of its client as far as trusted proxies tell it, else of
 * whoever connected. Everything that counts or writes down addresses asks here.
 *
 * @param text the address as it is written, without a zone
 * @param counted what stands for all addresses of one client: an IPv4 address, or the 64 bits that
 *     a network has in IPv6, whose other addresses cost nothing
 */
public record ClientAddress(String text, String counted) {

  private static final int NETWORK_BYTES = 8;
  private static final String ATTRIBUTE = "herald.client-address";

  /** Of the request's client. */
  public static ClientAddress of(Context ctx) {
    return ctx.attributeOrCompute(ATTRIBUTE, it -> of(it.ip()));
  }

  /** Of an address as servers write it. What can't be read counts by itself. */
  public static ClientAddress of(String ip) {
    if (ip.indexOf(':') < 0) return new ClientAddress(ip, ip); // IPv4, as of most requests
    return IpAddress.readNode(ip).map(ClientAddress::of).orElseGet(() -> new ClientAddress(ip, ip));
  }

  public static ClientAddress of(InetAddress address) {
    var bytes = address.getAddress();
    var text = withoutZone(address.getHostAddress());
    if (bytes.length <= NETWORK_BYTES) return new ClientAddress(text, text);
    var network = Arrays.copyOf(bytes, NETWORK_BYTES);
    return new ClientAddress(text, HexFormat.of().formatHex(network) + "/64");
  }

  private static String withoutZone(String text) {
    var zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
