package dev.herald.http.address;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * What proxies say of where a request comes from: each adds the address from which it got it at the
 * end of a list. A client can say what it likes at the beginning.
 */
final class Forwarded {

  /** No honest list is longer. Of a longer one only the end is looked at. */
  private static final int MAX_HOPS = 32;

  /** Of an item of the standard header: a name, and a value that may be in quotes. */
  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*(?<name>\\w+)\\s*=\\s*(?:\"(?<quoted>[^\"]*)\"|(?<bare>[^\\s;,\"]*))\\s*");

  /**
   * Where a request comes from.
   *
   * @param client empty if nobody whom Herald believes says so
   * @param scheme of the client's request, in lower case; empty if it is not said
   */
  record Origin(Optional<InetAddress> client, Optional<String> scheme) {
    static final Origin UNKNOWN = new Origin(Optional.empty(), Optional.empty());
  }

  private record Hop(@Nullable String node, @Nullable String scheme) {}

  private Forwarded() {}

  /**
   * What the headers of a request from a trusted proxy say. Clients can send both kinds of them
   * through a proxy that writes one: if they differ, neither is believed.
   */
  static Origin origin(HttpFields headers, TrustedProxies proxies) {
    var usual = usual(headers);
    var standard = standard(headers);
    if (usual.isEmpty()) return origin(standard, proxies);
    var origin = origin(usual, proxies);
    if (standard.isEmpty() || origin(standard, proxies).client().equals(origin.client())) {
      return origin;
    }
    return Origin.UNKNOWN;
  }

  /** From the end on, the first that is no proxy of ours is the client. */
  private static Origin origin(List<Hop> hops, TrustedProxies proxies) {
    var origin = Origin.UNKNOWN;
    for (var i = hops.size() - 1; i >= 0; i--) {
      var hop = hops.get(i);
      var address = Optional.ofNullable(hop.node()).flatMap(IpAddress::readNode);
      if (address.isEmpty()) return origin;
      origin = new Origin(address, Optional.ofNullable(hop.scheme()));
      if (!proxies.contain(address.get())) return origin;
    }
    return origin;
  }

  private static List<Hop> usual(HttpFields headers) {
    var nodes = lastItems(headers, HttpHeader.X_FORWARDED_FOR.asString());
    var schemes = lastItems(headers, HttpHeader.X_FORWARDED_PROTO.asString());
    var hops = new ArrayList<Hop>();
    for (var i = 0; i < nodes.size(); i++) {
      var place = schemes.size() == nodes.size() ? i : schemes.size() - 1;
      hops.add(new Hop(nodes.get(i), place < 0 ? null : scheme(schemes.get(place))));
    }
    return hops;
  }

  private static List<Hop> standard(HttpFields headers) {
    return lastItems(headers, HttpHeader.FORWARDED.asString()).stream()
        .map(Forwarded::standardHop)
        .toList();
  }

  private static Hop standardHop(String item) {
    String node = null;
    String scheme = null;
    for (var part : item.split(";", -1)) {
      var pair = PAIR.matcher(part);
      if (!pair.matches()) return new Hop(null, null);
      var value = pair.group("quoted") == null ? pair.group("bare") : pair.group("quoted");
      switch (pair.group("name").toLowerCase(Locale.ROOT)) {
        case "for" -> node = value;
        case "proto" -> scheme = scheme(value);
        default -> {
          // by, host and others say nothing of the client
        }
      }
    }
    return new Hop(node, scheme);
  }

  private static @Nullable String scheme(String text) {
    var scheme = text.strip().toLowerCase(Locale.ROOT);
    return scheme.equals("https") || scheme.equals("http") ? scheme : null;
  }

  /** The last items of a list that may be spread over several headers. */
  private static List<String> lastItems(HttpFields headers, String name) {
    var last = new ArrayList<String>();
    var values = headers.getValuesList(name);
    for (var i = values.size() - 1; i >= 0; i--) {
      for (var items = backwards(values.get(i)); items.hasNext(); ) {
        if (last.size() == MAX_HOPS) return last;
        last.add(0, items.next().strip());
      }
    }
    return last;
  }

  /** The items of a list, the last first. */
  private static Iterator<String> backwards(String list) {
    return new Iterator<>() {
      private int end = list.length();

      @Override
      public boolean hasNext() {
        return end >= 0;
      }

      @Override
      public String next() {
        var comma = list.lastIndexOf(',', end - 1);
        var item = list.substring(comma + 1, end);
        end = comma;
        return item;
      }
    };
  }
}
