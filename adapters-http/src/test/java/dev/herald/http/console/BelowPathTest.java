package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.permission.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that clients reach below a path, whether or not that path still comes with requests. */
class BelowPathTest extends ConsoleTest {

  private static final Pattern BARE = Pattern.compile("[\"'`(](?:/console|/images|/docs|/api)\\b");

  @BeforeEach
  void serveBelowAPath() {
    serve(herald, settings(Optional.of("https://city.example/herald")));
    givenChannel();
    givenPost("news", "Hello");
    editor.post("/api/v1/channels/news/drafts", "{\"text\": \"Hello\"}").hasStatus(201);
    editor.post("/api/v1/channels/news/drafts", "{\"text\": \"Soon\"}").hasStatus(201);
    editor
        .with("If-Match", "*")
        .put("/api/v1/drafts/draft-2/schedule", "{\"publishAt\": \"2024-05-06T12:00:00Z\"}")
        .hasStatus(200);
    editor.post("/api/v1/templates", "{\"name\": \"T\", \"draftId\": \"draft-1\"}").hasStatus(201);
    givenToken("<script>", Role.READER); // which a page of the list is about
  }

  static Stream<String> pages() {
    return PagesTest.pages().filter(path -> !path.contains("webhook"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void allThatAPageNamesIsBelowThePath(String path) {
    var page = page(browserOf("admin"), path);

    var named =
        Stream.of(
                "href",
                "src",
                "action",
                "hx-get",
                "hx-post",
                "data-preview",
                "data-audience",
                "data-drafts",
                "data-address",
                "data-to",
                "data-save-template")
            .flatMap(name -> page.select("[" + name + "]").eachAttr(name).stream())
            .filter(address -> address.startsWith("/"));
    assertThat(named).allMatch(address -> address.startsWith("/herald/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/herald"})
  void requestsComeWithThePathOrWithoutIt(String before) {
    var browser = browserOf("admin");

    browser.get(before + "/console").hasStatus(302).has("Location", "/herald/console/home");
    browser.get(before + "/console/posts").hasStatus(200);
    browser
        .with("Accept", "text/html")
        .get(before + "/")
        .hasStatus(302)
        .has("Location", "/herald/console");
    browser()
        .get(before + "/console/posts?query=a")
        .hasStatus(302)
        .has("Location", "/herald/console/sign-in?next=%2Fherald%2Fconsole%2Fposts%3Fquery%3Da");
    submit(browser(), before + "/console/sign-in", "token", secret("admin"), "next", "/console/x")
        .hasStatus(303)
        .has("Location", "/herald/console/home");
    editor
        .post(before + "/api/v1/channels/news/posts", "{\"text\": \"More\"}")
        .hasStatus(201)
        .has("Location", "/herald/api/v1/posts/post-2");
    var image = editor.send("POST", before + "/api/v1/images", Samples.png()).hasStatus(201);
    anybody.get(image.header("Location")).hasStatus(200);
    assertThat(image.json().get("url").asText())
        .isEqualTo("https://city.example" + image.header("Location"));
    anybody.get(before + "/docs").hasStatus(200);
    anybody.get(before + "/heralds").hasStatus(404);
  }

  @Test
  void sessionIsForTheConsoleBelowThePath() {
    var answer = submit(browser(), "/console/sign-in", "token", secret("admin"));

    assertThat(answer.header("Set-Cookie")).contains("; Path=/herald/console;");
  }

  @Test
  void changesLeadToPagesBelowThePath() {
    var browser = script(browserOf("admin"));

    submit(browser, "/console/compose", "channel", "news", "type", "TEXT_ONLY", "text", "More")
        .hasStatus(204)
        .has("HX-Redirect", "/herald/console/posts");
    submit(browser, "/console/posts/post-1/recall", "from", "/herald/console/posts?query=a")
        .hasStatus(204)
        .has("HX-Redirect", "/herald/console/posts?query=a");
  }

  /** An address that is written out in a template or a script would not be below the path. */
  @Test
  void noTemplateAndNoScriptNamesAnAddressByItself() throws Exception {
    for (var folder : new String[] {"src/main/jte", "src/main/resources/console/assets"}) {
      try (var files = Files.list(Path.of(folder))) {
        for (var file : files.toList()) {
          var text = Files.readString(file).replaceAll("links\\.at\\(\"[^\"]*\"\\)", "");
          assertThat(BARE.matcher(text).results().map(it -> it.group()))
              .as(file.toString())
              .isEmpty();
        }
      }
    }
  }
}
