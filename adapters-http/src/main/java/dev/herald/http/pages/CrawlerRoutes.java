package dev.herald.http.pages;

import static dev.herald.http.markup.Markup.escaped;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.in.channel.ReadPublicChannels;
import dev.herald.application.view.ChannelView;
import dev.herald.http.answer.ReadyAnswer;
import dev.herald.http.answer.StaticFile;
import dev.herald.http.json.Json;
import dev.herald.http.language.Language;
import dev.herald.http.pages.PageAnswers.Page;
import dev.herald.http.pages.PageAnswers.Question;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What searches are told: that there is nothing for them but public channels, and which these are.
 */
final class CrawlerRoutes {

  private static final int CHANNELS_ON_A_PAGE = ReadPublicChannels.MAX_CHANNELS;

  /** More are found by links to them. */
  private static final int MOST_PAGES = 50;

  private final ReadPublicChannels channels;
  private final PageAnswers answers;
  private final PageLinks absolute;
  private final StaticFile robots;

  CrawlerRoutes(ReadPublicChannels channels, PageAnswers answers, PageLinks absolute) {
    this.channels = channels;
    this.answers = answers;
    this.absolute = absolute;
    robots = new StaticFile("text/plain; charset=utf-8", this::robots);
  }

  List<Route> routes() {
    return List.of(
        Route.get("/robots.txt", Access.PUBLIC, robots::answer),
        Route.get("/sitemap.xml", Access.PUBLIC, this::sitemap));
  }

  private byte[] robots() {
    var path = URI.create(absolute.base()).getRawPath();
    return """
        User-agent: *
        Disallow: %1$s/
        Allow: %1$s/c/
        Allow: %1$s/images/
        Sitemap: %2$s/sitemap.xml
        """
        .formatted(path == null ? "" : path, absolute.base())
        .getBytes(UTF_8);
  }

  private void sitemap(Context ctx) {
    var page = Asked.pageNumber(ctx).orElse(0);
    answers.answer(
        ctx,
        new Question(CrawlerRoutes.class, "", page, Language.ENGLISH),
        () -> {
          var xml = page == 0 ? index() : part(page);
          return Page.forPrograms(
              ReadyAnswer.of("application/xml; charset=utf-8", xml.getBytes(UTF_8)));
        });
  }

  private String index() {
    var pages =
        Math.min(MOST_PAGES, (channels.count() + CHANNELS_ON_A_PAGE - 1) / CHANNELS_ON_A_PAGE);
    return LongStream.rangeClosed(1, pages)
        .mapToObj(page -> "<sitemap><loc>%s</loc></sitemap>".formatted(address(page)))
        .collect(Collectors.joining("\n", head("sitemapindex"), "\n</sitemapindex>\n"));
  }

  private String address(long page) {
    return escaped(absolute.base()) + "/sitemap.xml?page=" + page;
  }

  private String part(long page) {
    if (page > MOST_PAGES) throw new NotFoundResponse();
    var listed = channels.list((page - 1) * CHANNELS_ON_A_PAGE, CHANNELS_ON_A_PAGE);
    if (listed.isEmpty()) throw new NotFoundResponse();
    return listed.stream()
        .map(this::entry)
        .collect(Collectors.joining("\n", head("urlset"), "\n</urlset>\n"));
  }

  private static String head(String element) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .formatted(element);
  }

  private String entry(ChannelView view) {
    var channel = view.channel();
    var changed =
        view.lastPostAt().filter(it -> it.isAfter(channel.updatedAt())).orElse(channel.updatedAt());
    return "<url><loc>%s</loc><lastmod>%s</lastmod></url>"
        .formatted(escaped(absolute.channel(channel.id())), Json.time(changed));
  }
}
