package dev.herald.http.brand;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.pages.PageSettings;
import dev.herald.http.testkit.HttpTest;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** People see the server under the name, in the colour and with the logo of its operator. */
class BrandTest extends HttpTest {

  private static final String SVG =
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
  private static final Brand CITY =
      new Brand(
          "City <of> Linz",
          Optional.of(BrandColor.of("#ff0000")),
          Optional.of(new BrandLogo(SVG.getBytes(UTF_8), "image/svg+xml")));

  @Test
  void pageToSignInIsThatOfTheOperator() {
    serve(herald, settings(Optional.of("https://city.example/news")).named(CITY));

    var page = page("/console/sign-in");

    assertThat(page.title()).isEqualTo("Sign in to City <of> Linz · City <of> Linz");
    assertThat(page.select(".brand").text()).isEqualTo("City <of> Linz");
    assertThat(page.select(".brand img").attr("src")).matches("/news/brand/[0-9a-f]{16}/logo");
    assertThat(page.select("link[rel=icon]").attr("href")).endsWith("/logo");
    assertThat(page.select("link[rel=stylesheet]").last().attr("href"))
        .matches("/news/brand/[0-9a-f]{16}/brand.css");
  }

  @Test
  void browsersKeepLogoAndColoursForGoodAndRunNothingInThem() {
    serve(herald, settings(Optional.empty()).named(CITY));
    var page = page("/console/sign-in");

    var logo = anybody.get(page.select(".brand img").attr("src")).hasStatus(200);
    logo.has("Content-Type", "image/svg+xml")
        .has("Cache-Control", "public, max-age=31536000, immutable")
        .has("X-Content-Type-Options", "nosniff");
    assertThat(logo.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    assertThat(logo.text()).isEqualTo(SVG);
    var styles = anybody.get(page.select("link[rel=stylesheet]").last().attr("href"));
    assertThat(styles.hasStatus(200).text())
        .contains(":root { --accent: " + BrandColor.of("#ff0000").onLight().parts())
        .contains("[data-bs-theme=\"dark\"] { --accent: ");
    assertThat(styles.text()).contains(".brand img", "drop-shadow");
    anybody.get("/brand/0123456789abcdef/logo").hasStatus(404);
    anybody
        .get("/favicon.ico")
        .hasStatus(302)
        .has("Location", page.select(".brand img").attr("src"));
  }

  @Test
  void publicPagesNameTheOperatorToo() {
    serve(herald, settings(Optional.empty()).showing(PageSettings.ON).named(CITY));
    givenChannel();
    admin.patch("/api/v1/channels/news", "{\"visibility\": \"PUBLIC\"}").hasStatus(200);

    assertThat(page("/c/news").select(".imprint").text()).isEqualTo("City <of> Linz");
    assertThat(page("/c/news").select("link[rel=stylesheet]").last().attr("href"))
        .endsWith("/brand.css");
  }

  @Test
  void withoutOneItIsHerald() {
    serve(herald, settings(Optional.empty()).showing(PageSettings.ON));
    givenChannel();
    admin.patch("/api/v1/channels/news", "{\"visibility\": \"PUBLIC\"}").hasStatus(200);

    assertThat(page("/console/sign-in").select(".brand").text()).isEqualTo("Herald");
    assertThat(page("/c/news").select(".imprint")).isEmpty();
    anybody.get("/brand/0123456789abcdef/brand.css").hasStatus(404);
  }

  private Document page(String path) {
    return Jsoup.parse(anybody.with("Accept", "text/html").get(path).hasStatus(200).text());
  }
}
