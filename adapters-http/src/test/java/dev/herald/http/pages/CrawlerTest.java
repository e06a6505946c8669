package dev.herald.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.channel.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** What searches are told. */
class CrawlerTest extends PageTest {

  @Test
  void nothingIsForThemButPublicChannelsAndPictures() {
    serve(herald, settings(Optional.of("https://city.example/herald")));

    var robots = anybody.get("/robots.txt").hasStatus(200);

    robots.has("Content-Type", "text/plain;charset=utf-8");
    assertThat(robots.text())
        .isEqualTo(
            """
            User-agent: *
            Disallow: /herald/
            Allow: /herald/c/
            Allow: /herald/images/
            Sitemap: https://city.example/herald/sitemap.xml
            """);
  }

  @Test
  void sitemapHasThePublicChannelsAndWhenTheyChanged() {
    givenChannel("private");
    givenPublic("a b&c");
    givenPublic("news");
    clock.advance(Duration.ofHours(1));
    givenPost("news", "New");

    var index = xml("/sitemap.xml");
    var address = ADDRESS + anybody.port();
    assertThat(index.select("sitemapindex > sitemap > loc").eachText())
        .containsExactly(address + "/sitemap.xml?page=1");
    var part = xml("/sitemap.xml?page=1");
    assertThat(part.select("urlset > url > loc").eachText())
        .containsExactly(address + "/c/a%20b%26c", address + "/c/news");
    assertThat(part.select("lastmod").eachText())
        .containsExactly("2024-05-01T12:00:00.123Z", "2024-05-01T13:00:00.123Z");
  }

  @Test
  void sitemapIsInPartsOfAThousand() {
    var info = Samples.channelInfo("News").withVisibility(Visibility.PUBLIC);
    var channels = ports.outbound().channels();
    change(
        () -> {
          for (var i = 1; i <= 1001; i++) channels.insert(Samples.channel("c" + i, info));
        });

    assertThat(xml("/sitemap.xml").select("loc")).hasSize(2);
    assertThat(xml("/sitemap.xml?page=1").select("loc")).hasSize(1000);
    assertThat(xml("/sitemap.xml?page=2").select("loc").text()).endsWith("/c/c1001");
  }

  @Test
  void thereAreNoOtherParts() {
    assertThat(xml("/sitemap.xml").select("loc")).isEmpty();
    for (var page : List.of("0", "1", "51", "x", "", "999999999999999999")) {
      anybody.get("/sitemap.xml?page=" + page).hasStatus(404);
    }
  }

  @Test
  void withoutPublicPagesThereIsNothing() {
    serve(herald, settings(Optional.empty()).showing(PageSettings.OFF));

    for (var path : List.of("/robots.txt", "/sitemap.xml", "/oembed?url=x")) {
      anybody.get(path).hasStatus(404);
    }
  }

  private Document xml(String path) {
    var answer = anybody.get(path).hasStatus(200).has("Cache-Control", "public, max-age=30");
    return Jsoup.parse(answer.text(), "", Parser.xmlParser());
  }
}
