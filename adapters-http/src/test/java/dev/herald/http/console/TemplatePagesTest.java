package dev.herald.http.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.TestClient;
import java.net.URLDecoder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Templates are made of drafts and posts, found, and begun with. */
class TemplatePagesTest extends ConsoleTest {

  /** The keys of the windows. */
  private static final String OF_DRAFT = "00000000-0000-4000-8000-000000000000";

  private static final String OF_POST = "00000000-0000-4000-8000-000000000001";

  private TestClient browser;

  @BeforeEach
  void givenADraftAndAPost() {
    givenChannel();
    editor
        .post("/api/v1/channels/news/drafts", "{\"type\": \"TEXT_ONLY\", \"text\": \"Closed on\"}")
        .hasStatus(201);
    givenPost("news", "Open");
    browser = browserOf("admin").with("Accept-Language", "en-GB");
  }

  @Test
  void savingLeadsBackToWhatItWasMadeOf() {
    save("draft", "draft-1", "news", "Closed")
        .hasStatus(204)
        .has("HX-Redirect", "/console/drafts/draft-1");
    var answer =
        save("post", "post-1", "", "Open")
            .hasStatus(204)
            .has("HX-Redirect", "/console/posts/post-1");

    assertThat(URLDecoder.decode(answer.header("X-Herald-Notice"), UTF_8))
        .isEqualTo("“Open” is a template now.");
    var list = page(browser, "/console/templates");
    assertThat(list.select("tbody .who-name").eachText()).containsExactly("Open", "Closed");
    assertThat(list.select("tbody td:nth-child(3)").eachText())
        .containsExactly("All channels", "News");
    assertThat(page(browser, "/console/templates?query=clo").select("tbody tr")).hasSize(1);
  }

  @Test
  void pressedTwiceItMakesOne() {
    save("draft", "draft-1", "news", "Closed");
    save("draft", "draft-1", "news", "Closed");

    editor.get("/api/v1/templates").lists("template-1");
  }

  @Test
  void composerBeginsWithWhatItSaysForItsChannel() {
    save("draft", "draft-1", "news", "Closed");

    var composer = page(browser, "/console/compose?template=template-1").select("#composer");

    assertThat(composer.attr("data-begin"))
        .isEqualTo("{\"type\":\"TEXT_ONLY\",\"text\":\"Closed on\",\"images\":[],\"links\":[]}");
    assertThat(composer.select("[name=channel]").val()).isEqualTo("news");
    assertThat(composer.select("[name=draft]").val()).isEmpty();
    editor.get("/api/v1/drafts").lists("draft-1");
  }

  @Test
  void isRenamedAndDeleted() {
    save("draft", "draft-1", "news", "Closd");

    submit(script(browser), "/console/templates/template-1/rename", "name", "Closed")
        .hasStatus(204)
        .has("HX-Redirect", "/console/templates");
    editor.get("/api/v1/templates/template-1").hasField("name", "\"Closed\"");
    submit(script(browser), "/console/templates/template-1/rename", "name", "x".repeat(151))
        .hasStatus(422);
    submit(script(browser), "/console/templates/template-1/delete").hasStatus(204);

    editor.get("/api/v1/templates").lists();
    assertThat(page(browser, "/console/templates").select(".empty").text())
        .contains("No templates yet");
  }

  @Test
  void whoeverIsBoundToAChannelIsOfferedWhatTheyMay() {
    save("draft", "draft-1", "", "Common");
    save("post", "post-1", "news", "Ours");
    var news = ChannelScope.of(List.of(new ChannelId("news")));
    var hash = Samples.imageId(secret("mina").getBytes(UTF_8)).value();
    change(() -> ports.outbound().tokens().insert(Samples.token("mina", Role.EDITOR, news, hash)));
    var theirs = browserOf("mina").with("Accept-Language", "en-GB");

    var list = page(theirs, "/console/templates");

    assertThat(list.select("[aria-label^=Rename]").eachAttr("aria-label"))
        .containsExactly("Rename Ours");
    assertThat(list.select("[aria-label^=Begin]")).hasSize(2);
    assertThat(
            page(theirs, "/console/windows/save-template?draft=draft-1")
                .select("[name=channel]")
                .eachAttr("value"))
        .containsExactly("news");
  }

  private Answer save(String of, String id, String channel, String name) {
    var key = of.equals("post") ? OF_POST : OF_DRAFT;
    return submit(
        script(browser),
        "/console/templates",
        of,
        id,
        "channel",
        channel,
        "name",
        name,
        "key",
        key);
  }
}
