package dev.herald.http.pages;

import dev.herald.application.port.in.UseCases;
import dev.herald.http.brand.Brand;
import dev.herald.http.link.PageUrls;
import dev.herald.http.rate.Rates;
import dev.herald.http.route.Route;
import dev.herald.http.stream.StreamAnswers;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that anybody may read of public channels. */
public final class PublicPages {

  private static final int NOT_FOUND = 404;

  private PublicPages() {}

  /**
   * The routes.
   *
   * @param streams tell open pages what is new
   * @param settings which must be on
   * @param brand what people see the server as
   * @param address where clients reach the server
   * @param rates counts all requests
   */
  public static List<Route> routes(
      UseCases useCases,
      PageAnswers answers,
      StreamAnswers streams,
      PageSettings settings,
      Brand brand,
      String address,
      Rates rates) {
    var channels = useCases.readPublicChannels();
    var absolute = new PageLinks(address, brand);
    return Stream.of(
            PageFile.routes(),
            List.of(new LiveRoute(channels, streams).route()),
            new EmbedPages(channels, answers, absolute, settings.framedBy()).routes(),
            new OEmbedRoutes(channels, answers, absolute, settings.framedBy()).routes(),
            new CrawlerRoutes(channels, answers, absolute).routes(),
            new FeedRoutes(channels, answers, absolute).routes(),
            new ReadingPages(channels, answers, absolute).routes())
        .flatMap(List::stream)
        .map(rates::ofStrangers)
        .toList();
  }

  /** Whether people look for a public page at this address, whether or not there are any. */
  public static boolean covers(Context ctx) {
    var path = ctx.path().substring(ctx.contextPath().length());
    var accepted = ctx.header("Accept");
    return path.startsWith(PageUrls.ROOT) && accepted != null && accepted.contains("text/html");
  }

  /**
   * Says in words for people what the status of an answer says: that there is nothing, for whatever
   * reason, or that they may try again.
   */
  public static void answerFailure(Context ctx, Brand brand) {
    var reader = PageReader.of(ctx);
    var key = ctx.statusCode() == NOT_FOUND ? "page.nothing" : "page.later";
    var page =
        PageTemplates.page(
            "failure",
            Map.of(
                "reader",
                reader,
                "links",
                new PageLinks(ctx.contextPath(), brand),
                "title",
                reader.text(key),
                "words",
                reader.text(key + "Text")));
    ctx.header("Cache-Control", "no-store");
    PageTemplates.HEADERS.forEach(ctx::header);
    ctx.result(page.body(ctx));
  }
}
