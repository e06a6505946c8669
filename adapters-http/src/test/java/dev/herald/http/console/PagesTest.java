package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.permission.Role;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.http.testkit.TestClient;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What all pages have in common. */
class PagesTest extends ConsoleTest {

  private static final String HOSTILE =
      "<script>alert(1)</script>\\\"><img src=x onerror=alert(2)>";

  @BeforeEach
  void givenHostileText() {
    admin
        .post(
            "/api/v1/channels",
            """
            {"id": "news", "name": "%s", "profile": "%s", "avatar": {"url": "https://example.org/a.png"}}\
            """
                .formatted(HOSTILE, HOSTILE))
        .hasStatus(201);
    editor
        .post(
            "/api/v1/channels/news/posts",
            """
            {"text": "%s", "links": [{"label": "%s", "url": "https://example.org/?a='b"}],
             "images": [{"url": "https://example.org/a.png", "alt": "%s"}]}\
            """
                .formatted(HOSTILE, HOSTILE, HOSTILE))
        .hasStatus(201);
    editor
        .post("/api/v1/channels/news/drafts", "{\"text\": \"%s\"}".formatted(HOSTILE))
        .hasStatus(201);
    editor
        .post("/api/v1/channels/news/drafts", "{\"text\": \"%s\"}".formatted(HOSTILE))
        .hasStatus(201);
    editor
        .with("If-Match", "*")
        .put("/api/v1/drafts/draft-2/schedule", "{\"publishAt\": \"2024-05-06T12:00:00Z\"}")
        .hasStatus(200);
    editor
        .post(
            "/api/v1/templates", "{\"name\": \"%s\", \"draftId\": \"draft-1\"}".formatted(HOSTILE))
        .hasStatus(201);
    editor.put("/api/v1/channels/news/subscribers/ann", "{}").hasStatus(201);
    admin
        .post(
            "/api/v1/webhooks",
            """
            {"url": "https://example.org/?a='b", "description": "%s"}\
            """
                .formatted(HOSTILE))
        .hasStatus(201);
    givenToken("<script>", Role.READER);
    var queue = ports.outbound().deliveryQueue();
    change(() -> queue.put(new WebhookId("webhook-1"), delivery(), 3, clock.instant(), HOSTILE));
  }

  /** Where the first event is in the log. */
  private long delivery() {
    return ports.outbound().events().after(0, 1).get(0).position();
  }

  /** All pages, and the windows on them. The page to sign in is shown to nobody who has. */
  static Stream<String> pages() {
    return Stream.of(
        "/console/home",
        "/console/channels",
        "/console/channels?query=%22%3E%3Cscript%3E",
        "/console/channel?id=news",
        "/console/channel/statistics?id=news&days=90",
        "/console/channel?id=news&query=%22%3E%3Cscript%3E",
        "/console/posts",
        "/console/posts?query=script",
        "/console/posts?channel=news&type=IMAGE_AND_TEXT&from=2000-01-01&to=2999-12-31",
        "/console/posts?from=2024-05-02&to=2024-05-01",
        "/console/posts/post-1",
        "/console/compose",
        "/console/compose?channel=news",
        "/console/drafts",
        "/console/drafts?query=script&channel=news",
        "/console/drafts?state=discarded",
        "/console/drafts/draft-1",
        "/console/templates",
        "/console/templates?query=%22%3E%3Cscript%3E",
        "/console/compose?template=template-1",
        "/console/windows/save-template?post=post-1",
        "/console/windows/save-template?draft=draft-1",
        "/console/windows/rename-template?id=template-1",
        "/console/windows/delete-template?id=template-1",
        "/console/signed-in",
        "/console/drafts?state=returned",
        "/console/drafts/draft-2",
        "/console/schedule",
        "/console/schedule?channel=news&week=2024-05-06",
        "/console/schedule?channel=news&day=2024-05-06",
        "/console/windows/schedule-draft?id=draft-2",
        "/console/windows/new-channel",
        "/console/windows/edit-channel?id=news",
        "/console/windows/delete-channel?id=news",
        "/console/windows/pick-channel",
        "/console/windows/palette",
        "/console/windows/palette?query=script",
        "/console/windows/remove-subscriber?id=news&account=%22%3E%3Cscript%3E",
        "/console/windows/recall-post?id=post-1",
        "/console/windows/recall-posts?chosen=post-1",
        "/console/windows/remove-subscribers?id=news&chosen=%22%3E%3Cscript%3E",
        "/console/audit",
        "/console/audit?actor=%22%3E%3Cscript%3E&action=CHANNEL_CREATED&subject=news&from=2000-01-01&to=2999-12-31",
        "/console/status",
        "/console/webhooks",
        "/console/webhook?id=webhook-1",
        "/console/windows/new-webhook",
        "/console/windows/edit-webhook?id=webhook-1",
        "/console/windows/webhook-secret?id=webhook-1",
        "/console/windows/delete-webhook?id=webhook-1",
        "/console/windows/discard-deliveries?id=webhook-1",
        "/console/access",
        "/console/sessions",
        "/console/sessions/all",
        "/console/windows/new-token",
        "/console/windows/new-invitation",
        "/console/windows/revoke-token?id=%3Cscript%3E",
        "/console/windows/end-session?id=%22%3E%3Cscript%3E",
        "/console/windows/discard-deliveries?id=webhook-1&delivery={delivery}");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothingThatWasEnteredCanRun(String path) {
    var address = path.replace("{delivery}", "" + delivery());
    var answer = browserOf("admin").get(address).hasStatus(200);
    var page = page(answer);

    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.select("script:not([src]), style, [style], [onerror], [onload], [onclick]"))
        .isEmpty();
    assertThat(page.select("script").eachAttr("src")).allMatch(src -> src.startsWith("/console/"));
    assertThat(page.select("a[href^=javascript], base, iframe, object")).isEmpty();
    assertThat(page.select("img[src=x]")).isEmpty();
    assertThat(answer.text()).doesNotContain("${", "@template", "@if");
  }

  @Test
  void nothingInAnAddressCanRunOnThePageToSignIn() {
    var page = page(browser(), "/console/sign-in?next=%22%3E%3Cscript%3E");

    assertThat(page.select("script:not([src]), [style], [onerror]")).isEmpty();
    assertThat(page.select("[name=next]").attr("value")).isEqualTo("/console/home");
  }

  @Test
  void whatWasEnteredIsShownAsText() {
    var text = HOSTILE.replace("\\", "");
    var browser = browserOf("admin");

    assertThat(page(browser, "/console/channels").select(".who-name").text()).isEqualTo(text);
    assertThat(page(browser, "/console/posts/post-1").select(".post-text").text()).isEqualTo(text);
    assertThat(page(browser, "/console/posts/post-1").select(".post-images img").attr("alt"))
        .isEqualTo(text);
  }

  @Test
  void firstVisitLoadsLessThan150KilobytesAndALaterOneLessThan30() {
    for (var i = 0; i < 30; i++) givenChannel("channel-" + i);
    for (var i = 0; i < 30; i++) givenPost("news", "Post " + i + " says " + "words ".repeat(50));
    var browser = browserOf("admin").with("Accept-Encoding", "gzip");
    var page = page(browserOf("admin"), "/console/posts");
    var assets =
        Stream.of(page.select("script").eachAttr("src"), page.select("link").eachAttr("href"))
            .flatMap(List::stream)
            .toList();
    var first = assets.stream().mapToInt(path -> size(browser, path)).sum();
    var modules =
        Stream.of(
                "popups.js",
                "addresses.js",
                "windows.js",
                "uploads.js",
                "chosen.js",
                "composer.js",
                "autosave.js",
                "items.js",
                "keys.js",
                "drafts.js",
                "undo.js",
                "returned.js",
                "schedule.js",
                "leaving.js",
                "palette.js",
                "picking.js",
                "runs.js",
                "signing.js",
                "counters.js",
                "icons.svg")
            .mapToInt(name -> size(browser, Assets.path(name)))
            .sum();

    for (var path : List.of("/console/posts", "/console/channels", "/console/compose")) {
      assertThat(size(browser, path)).as(path).isLessThan(30_000);
      assertThat(first + modules + size(browser, path)).as(path).isLessThan(150_000);
    }
  }

  private static int size(TestClient browser, String path) {
    return browser.get(path).hasStatus(200).bytes().length;
  }

  @Test
  void filesOfPagesMayBeKeptForGood() {
    browser()
        .get(Assets.path("console.css"))
        .hasStatus(200)
        .has("Cache-Control", "public, max-age=31536000, immutable");
    browser().get("/console/assets/0123456789abcdef/console.css").hasStatus(404);
    browser().get(Assets.path("console.css").replace("console.css", "other.css")).hasStatus(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh-CN,zh;q=0.9,en;q=0.8 | zh-CN | 官方频道管理",
        "zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7 | zh-CN | 官方频道管理",
        "zh-Hans-CN,en;q=0.8 | zh-CN | 官方频道管理",
        "fr,ko;q=0.5 | ko | 공식 채널 관리",
        "ja-JP | ja | 公式チャンネル管理",
        "fr | en | Official Channel Management",
        "*;;q=x | en | Official Channel Management"
      })
  void speakTheReadersLanguage(String accepted, String language, String heading) {
    var page = page(browserOf("admin").with("Accept-Language", accepted), "/console/channels");

    assertThat(page.select("html").attr("lang")).isEqualTo(language);
    assertThat(page.select("h1").text()).isEqualTo(heading);
  }

  @Test
  void languageCanBeChosen() {
    var answer = browser().get("/console/language/ja?next=%2Fconsole%2Fposts").hasStatus(303);
    var cookie = answer.has("Location", "/console/posts").header("Set-Cookie").split(";", 2)[0];

    var page = page(browser().with("Cookie", cookie), "/console/sign-in");
    assertThat(page.select("html").attr("lang")).isEqualTo("ja");
    browser().get("/console/language/tlh").hasStatus(303);
  }

  @Test
  void timesAreThoseOfTheReader() {
    var cookies = session("admin") + "; herald-zone=Asia/Tokyo";
    var browser = browser().with("Cookie", cookies).with("Accept-Language", "en-GB");

    // It was 12:00 in UTC.
    assertThat(page(browser, "/console/posts/post-1").select("time").text()).contains("21:00");
    browser().with("Cookie", "herald-zone=Nowhere/At-all").get("/console/sign-in").hasStatus(200);
  }

  @Test
  void addressOfTheServerAloneLeadsBrowsersToTheConsole() {
    var wanted = browser().with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    wanted.get("/").hasStatus(302).has("Location", "/console");
    wanted.get("/favicon.ico").hasStatus(200).has("Content-Type", "image/svg+xml");
    assertThat(page(wanted.get("/none").hasStatus(404)).select("h1").text())
        .isEqualTo("There is nothing at this address.");
    for (var path : new String[] {"/", "/none"}) {
      anybody.get(path).hasStatus(404).has("Content-Type", "application/problem+json");
    }
    wanted.get("/api/v1/none").hasStatus(404).has("Content-Type", "application/problem+json");
  }

  @Test
  void postsAreToldFromEachOtherByTheirTitles() {
    editor.post("/api/v1/channels/news/posts", "{\"text\": \"Trams resume\"}").hasStatus(201);

    var page = page(browserOf("reader"), "/console/posts/post-2");

    assertThat(page.title()).startsWith("Trams resume · ");
    assertThat(page.select("h1").text()).isEqualTo("Trams resume");
  }

  @Test
  void themeCanBeChosenBeforeSigningIn() {
    assertThat(page(browser(), "/console/sign-in").select("[data-theme]").eachText())
        .containsExactly("System", "Light", "Dark");
  }

  @Test
  void whoIsLostKeepsTheNavigation() {
    for (var path : List.of("/console/none", "/console/posts/none", "/console/sign-out")) {
      assertThat(page(browserOf("reader").get(path)).select("nav a[href=/console/posts]"))
          .as(path)
          .hasSize(1);
      assertThat(page(browser().get(path)).select("nav")).as(path).isEmpty();
    }
    var stranger = browser().with("Cookie", "herald-session=none");
    assertThat(page(stranger.get("/console/none").hasStatus(404)).select("nav")).isEmpty();
  }

  @Test
  void addressesThatAreNoneHaveAPageToo() {
    var answer = browserOf("admin").get("/console/none").hasStatus(404);

    assertThat(page(answer).select("h1").text()).isEqualTo("There is nothing at this address.");
    browserOf("admin").get("/console/posts/none").hasStatus(404);
    browserOf("admin").get("/console/channel?id=none").hasStatus(404);
    browserOf("admin").get("/console/channel").hasStatus(422);
    browserOf("admin").get("/console/posts?from=-999999999-01-01").hasStatus(200);
    assertThat(page(browserOf("admin").get("/console/channels/%25zz").hasStatus(404)).select("h1"))
        .hasSize(1);
    assertThat(page(browserOf("admin").get("/console/sign-out").hasStatus(405)).select("h1"))
        .hasSize(1);
    browserOf("admin").get("/console/posts?cursor=none").hasStatus(422);
  }
}
