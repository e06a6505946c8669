package dev.herald.http.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.domain.shared.HttpUrl;
import java.net.IDN;
import java.net.URI;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Addresses as they go over the wire: in ASCII, as people may write them in any script. */
public final class WireUri {

  private static final Pattern PARTS =
      Pattern.compile(
          "(?<scheme>[^:]+)://(?<host>[^/?#]*?)(?<port>:\\d*)?(?<rest>[/?][^#]*)?(#.*)?");

  private static final Pattern NOT_IN_HOSTS = Pattern.compile("[^A-Za-z0-9\\-._~]+");

  /** Not in a path or a query, where something may be escaped already. */
  private static final Pattern NOT_AFTER_HOSTS =
      Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\\-._~!$&'()*+,;=:@/?%]+");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private WireUri() {}

  /** An address without what follows a {@code #}, which no server is told. */
  public static URI of(HttpUrl url) {
    var parts = PARTS.matcher(url.value());
    if (!parts.matches()) throw new IllegalArgumentException(url.value());
    var port = parts.group("port") == null ? "" : parts.group("port");
    var rest = parts.group("rest") == null ? "" : parts.group("rest");
    return URI.create(
        parts.group("scheme")
            + "://"
            + host(parts.group("host"))
            + port
            + escaped(rest, NOT_AFTER_HOSTS));
  }

  /** The host of such an address. Java has none for some names that are used nevertheless. */
  static String host(URI uri) {
    var authority = uri.getRawAuthority();
    var colon = authority.indexOf(':', authority.indexOf(']') + 1);
    return colon < 0 ? authority : authority.substring(0, colon);
  }

  /** What is the name of no host may be looked up, in vain. */
  private static String host(String host) {
    try {
      return host.startsWith("[") ? URI.create("//" + host).getHost() : IDN.toASCII(host);
    } catch (IllegalArgumentException noHost) {
      return escaped(host, NOT_IN_HOSTS);
    }
  }

  private static String escaped(String text, Pattern foreign) {
    return foreign.matcher(text).replaceAll(found -> escaped(found.group()));
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (var unit : text.getBytes(UTF_8)) escaped.append('%').append(HEX.toHexDigits(unit));
    return escaped.toString();
  }
}
