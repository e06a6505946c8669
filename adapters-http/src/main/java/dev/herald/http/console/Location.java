package dev.herald.http.console;

import dev.herald.application.view.Cursor;
import dev.herald.application.view.PageRequest;
import dev.herald.http.answer.Cursors;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the reader is.
 *
 * @param path the address that was asked for, with its query
 * @param from the address of the page from which a part of one was asked for; empty if none was
 */
public record Location(String path, String from) {

  /**
   * As far as this many characters go, one can go back step by step; the first page always is one.
   */
  private static final int MOST_BEFORE = 1_000;

  private static final Pattern CURSORS = Pattern.compile("c[0-9a-z.]+(?:-c[0-9a-z.]+)*");

  static Location of(Context ctx) {
    var query = ctx.queryString();
    var url = ctx.header("HX-Current-URL");
    return new Location(
        query == null ? ctx.path() : ctx.path() + "?" + query,
        url == null ? "" : url.replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("#.*$", ""));
  }

  /** The address of the page that follows in the list at this address. */
  public String next(Cursor cursor) {
    var before = new ArrayList<>(before());
    parameter("cursor").ifPresent(before::add);
    while (String.join("-", before).length() > MOST_BEFORE) before.remove(0);
    return page(number() + 1, Cursors.write(cursor), before);
  }

  /** The address of the page before, if it is known. */
  public Optional<String> previous() {
    var before = before();
    if (number() == 2) return Optional.of(firstPage());
    if (before.isEmpty()) return Optional.empty();
    var last = before.size() - 1;
    return Optional.of(page(number() - 1, before.get(last), before.subList(0, last)));
  }

  private String page(long number, String cursor, List<String> before) {
    var page = with("cursor", cursor) + "&page=" + number;
    return before.isEmpty() ? page : page + "&before=" + String.join("-", before);
  }

  /** Where the pages before this one begin, but the first. */
  private List<String> before() {
    return parameter("before")
        .filter(it -> CURSORS.matcher(it).matches())
        .map(it -> Arrays.asList(it.split("-")))
        .orElse(List.of());
  }

  /** Which page of its list this is, from 1 on. */
  public long number() {
    if (!isLaterPage()) return 1;
    return parameter("page")
        .filter(it -> it.matches("[1-9]\\d{0,8}"))
        .map(Long::valueOf)
        .orElse(2L);
  }

  /** How many items are on the pages before. */
  public long itemsBefore() {
    return (number() - 1) * PageRequest.DEFAULT_LIMIT;
  }

  private Optional<String> parameter(String name) {
    var found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(path);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /** The address of the first page of the list at this address. */
  public String firstPage() {
    return without(path, "cursor|page|before");
  }

  /** The first page of the same list, but for this one thing that it is asked for. */
  public String with(String name, String value) {
    var others = without(firstPage(), name);
    if (value.isEmpty()) return others;
    var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    return others + (others.contains("?") ? "&" : "?") + name + "=" + encoded;
  }

  /** As if this were asked for. */
  Location at(String otherPath) {
    return new Location(otherPath, from);
  }

  private static String without(String address, String names) {
    return address
        .replaceAll("(?<=[?&])(?:" + names + ")=[^&]*(?:&|$)", "")
        .replaceFirst("[?&]$", "");
  }

  /** Another address, asking for the same as the first page of the list at this one. */
  public String alsoAt(String address) {
    var first = firstPage();
    return first.contains("?") ? address + first.substring(first.indexOf('?')) : address;
  }

  /** Whether this is not the first page of a list. */
  public boolean isLaterPage() {
    return parameter("cursor").isPresent();
  }
}
