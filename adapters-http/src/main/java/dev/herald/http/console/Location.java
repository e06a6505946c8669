package dev.herald.http.console;

import dev.herald.application.view.Cursor;
import dev.herald.http.answer.Cursors;
import io.javalin.http.Context;

/**
 * Where the reader is.
 *
 * @param path the address that was asked for, with its query
 * @param from the address of the page from which a part of one was asked for; empty if none was
 */
public record Location(String path, String from) {

  static Location of(Context ctx) {
    var query = ctx.queryString();
    var url = ctx.header("HX-Current-URL");
    return new Location(
        query == null ? ctx.path() : ctx.path() + "?" + query,
        url == null ? "" : url.replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("#.*$", ""));
  }

  /** The address of the page that follows in the list at this address. */
  public String next(Cursor cursor) {
    var first = firstPage();
    return first + (first.contains("?") ? "&" : "?") + "cursor=" + Cursors.write(cursor);
  }

  /** The address of the first page of the list at this address. */
  public String firstPage() {
    return path.replaceAll("(?<=[?&])cursor=[^&]*&?", "").replaceFirst("[?&]$", "");
  }

  /** Another address, asking for the same as the first page of the list at this one. */
  public String alsoAt(String address) {
    var first = firstPage();
    return first.contains("?") ? address + first.substring(first.indexOf('?')) : address;
  }

  /** Whether this is not the first page of a list. */
  public boolean isLaterPage() {
    return !path.equals(firstPage());
  }
}
