package dev.herald.http.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.link.PageUrls;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.net.URLDecoder;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads what is asked for by the address of a page. */
final class Asked {

  /** Each place is written in one way, so that each page has one address. */
  private static final Pattern PLACE = Pattern.compile("[1-9]\\d{0,17}");

  /** What follows the beginning of all addresses of pages. */
  private static final Pattern PATH =
      Pattern.compile("(?<channel>[^/?#]+)(?:/(?<sequence>[0-9]+))?/?(?:[?#].*)?");

  private Asked() {}

  /**
   * The same handler, which finds nothing where there is nothing for everybody: strangers can't
   * tell what is private from what never was, or could never be.
   */
  static Handler orNothing(Handler handler) {
    return ctx -> {
      try {
        handler.handle(ctx);
      } catch (Refusal.ChannelNotFound | Refusal.PostNotFound e) {
        throw new NotFoundResponse();
      }
    };
  }

  /**
   * @throws NotFoundResponse no channel can have this id
   */
  static ChannelId channel(Context ctx) {
    return channel(ctx.pathParam("id"));
  }

  private static ChannelId channel(String id) {
    try {
      return new ChannelId(id);
    } catch (InvalidValue impossible) {
      throw new NotFoundResponse();
    }
  }

  /**
   * @throws NotFoundResponse no post can have this place
   */
  static long sequence(Context ctx) {
    return place(ctx.pathParam("sequence"));
  }

  /**
   * The place before which a part of a list ends; empty for the newest part. Other parameters are
   * left alone: those who lead here add some of their own.
   *
   * @throws NotFoundResponse no post can have this place
   */
  static OptionalLong before(Context ctx) {
    var before = ctx.queryParam("before");
    return before == null ? OptionalLong.empty() : OptionalLong.of(place(before));
  }

  /**
   * A page that somebody names by its address.
   *
   * @param sequence the place of the post whose page it is; empty for that of a channel
   */
  record PageAddress(ChannelId channel, OptionalLong sequence) {}

  /**
   * The page whose address the parameter {@code url} is.
   *
   * @param base what the addresses of this server begin with
   * @throws NotFoundResponse it is none of this server's pages
   */
  static PageAddress page(Context ctx, String base) {
    var url = ctx.queryParam("url");
    var start = base + PageUrls.ROOT;
    if (url == null || !url.startsWith(start)) throw new NotFoundResponse();
    var path = PATH.matcher(url.substring(start.length()));
    if (!path.matches()) throw new NotFoundResponse();
    var sequence = path.group("sequence");
    return new PageAddress(
        channel(decoded(path.group("channel"))),
        sequence == null ? OptionalLong.empty() : OptionalLong.of(place(sequence)));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new NotFoundResponse();
    }
  }

  /** What there is room for, if that is less than usual; what is no number is left alone. */
  static int most(Context ctx, String parameter, int usual) {
    var asked = ctx.queryParam(parameter);
    var isLess = asked != null && PLACE.matcher(asked).matches() && Long.parseLong(asked) < usual;
    return isLess ? Integer.parseInt(asked) : usual;
  }

  /**
   * Which page of a list is asked for, from 1 on; empty for none.
   *
   * @throws NotFoundResponse there can be no such page
   */
  static OptionalLong pageNumber(Context ctx) {
    var page = ctx.queryParam("page");
    return page == null ? OptionalLong.empty() : OptionalLong.of(place(page));
  }

  private static long place(String text) {
    if (!PLACE.matcher(text).matches()) throw new NotFoundResponse();
    return Long.parseLong(text);
  }
}
