package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.TestClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Administrators look after tokens, invite colleagues, and everybody sees their sessions. */
class AccessPagesTest extends ConsoleTest {

  @Test
  void listsTokensAndWhatBecameOfThem() {
    givenToken("thief", Role.ADMIN);
    admin.delete("/api/v1/tokens/thief").hasStatus(204);

    var page = page(browserOf("admin"), "/console/access");

    assertThat(page.select("tbody .who-name").eachText())
        .containsExactly("thief", "admin", "editor", "reader");
    assertThat(page.select("tbody tr").first().select(".badge").eachText())
        .containsExactly("Admin", "Revoked");
    assertThat(page.select("tbody tr").first().select("button")).isEmpty();
  }

  @Test
  void isForAdministratorsAlone() {
    assertThat(page(browserOf("admin"), "/console/channels").select("nav").text())
        .contains("Access");
    assertThat(page(browserOf("editor"), "/console/channels").select("nav").text())
        .doesNotContain("Access");
    browserOf("editor").get("/console/access").hasStatus(403);
    browserOf("editor").get("/console/sessions/all").hasStatus(403);
  }

  @Test
  void showsTheSecretOfANewTokenOnce() {
    givenChannel("news");
    givenChannel("sport");
    var browser = script(browserOf("admin"));
    var answer =
        submit(
                browser,
                "/console/access/tokens",
                "name",
                "desk",
                "role",
                "EDITOR",
                "channels",
                "news",
                "channels",
                "news",
                "channels",
                " sport ",
                "expiresAt",
                "2024-06-01")
            .hasStatus(200);

    anybody
        .bearing(page(answer).select("code").text())
        .get("/api/v1/channels")
        .lists("sport", "news");
    assertThat(token("desk").channels())
        .isEqualTo(ChannelScope.of(List.of(new ChannelId("news"), new ChannelId("sport"))));
    assertThat(token("desk").expiresAt()).contains(Instant.parse("2024-06-01T00:00:00Z"));
    assertThat(page(answer).select("[data-done]")).hasSize(1);
  }

  @Test
  void channelsToChooseFromAreFoundByTheirIdAsWell() {
    givenChannel("first");
    givenChannel("second");
    var browser = browserOf("admin");

    assertThat(picks(browser, "second")).containsExactly("second");
    assertThat(picks(browser, "news")).containsExactly("second", "first"); // by their name
    assertThat(picks(browser, "third/../")).isEmpty();
  }

  private static List<String> picks(TestClient browser, String query) {
    var window = page(browser, "/console/windows/pick-channel?query=" + query);
    assertThat(window.select("#picker [data-query]").attr("data-query")).isEqualTo(query);
    return window.select("[data-pick]").eachAttr("data-pick");
  }

  @Test
  void saysWhatIsWrongBesideTheField() {
    var answer =
        submit(
                script(browserOf("admin")),
                "/console/access/invitations",
                "name",
                "admin",
                "role",
                "EDITOR",
                "channels",
                "none",
                "expiresAt",
                "2020-01-01")
            .hasStatus(422);

    assertThat(page(answer).select("li").eachAttr("data-field"))
        .containsExactly("name", "channels", "expiresAt");
    assertThat(page(answer).select("li").eachText())
        .containsExactly(
            "Choose another name: this one is or was another token’s.",
            "One of these channels is not there.",
            "Choose a day in the future.");
  }

  @Test
  void revokesAndEndsSessions() {
    var editor = browserOf("editor");
    var window = page(browserOf("admin"), "/console/windows/revoke-token?id=editor");
    var action = window.select("form").attr("hx-post");

    submit(script(browserOf("admin")), action).hasStatus(204);

    editor.get("/console/channels").hasStatus(302);
    submit(script(browserOf("admin")), "/console/access/revoke?id=admin").hasStatus(409);
  }

  // Invitations

  @Test
  void colleagueAcceptsAndSeesTheirTokenOnce() {
    var link = invite("Max");
    // Whatever opens links to look at them does not use it up.
    assertThat(page(browser(), link).select("dd").eachText())
        .containsExactly("Max", "Editor", "All channels");
    assertThat(page(browser(), link).select("form button").text()).isEqualTo("Accept and sign in");

    var answer = submit(browser(), link).hasStatus(200).has("Cache-Control", "no-store");

    var cookie = answer.header("Set-Cookie").split(";", 2)[0];
    browser().with("Cookie", cookie).get("/console/channels").hasStatus(200);
    assertThat(admin.get("/api/v1/audit?action=sign_in&actor=token:Max").text())
        .contains("sign_in");
    var secret = page(answer).select("main code").text();
    anybody
        .bearing(secret)
        .get("/api/v1/self")
        .is(200, "{\"name\": \"Max\", \"role\": \"editor\"}");

    browser().get(link).hasStatus(404);
    assertThat(page(submit(browser(), link).hasStatus(404)).text()).contains("no longer valid");
  }

  private String invite(String name) {
    var browser = script(browserOf("admin"));
    var answer =
        submit(browser, "/console/access/invitations", "name", name, "role", "EDITOR")
            .hasStatus(200);
    return page(answer).select("code").text().replaceFirst("^https?://[^/]+", "");
  }

  // Sessions

  @Test
  void everybodySeesTheirOwnSessions() {
    var here = signedIn("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    browserOf("admin");

    var page = page(here, "/console/sessions");

    assertThat(page.select("tbody tr")).hasSize(1);
    assertThat(page.select("tbody td").first().text()).isEqualTo("Firefox · Linux This one");
    assertThat(page.select("tbody").text()).contains("127.0.0.1");
    assertThat(page.select(".tabs")).isEmpty();
  }

  @Test
  void administratorsSeeAndEndAllSessions() {
    var editor = browserOf("editor");
    var admin = browserOf("admin");
    var page = page(admin, "/console/sessions/all");
    assertThat(page.select("tbody tr")).hasSize(2);
    var window = page.select("tbody tr").last().select("[hx-get]").attr("hx-get");
    var form = page(admin, window).select("form");

    submit(script(admin), form.attr("hx-post"), "from", "/console/sessions/all")
        .hasStatus(204)
        .has("HX-Redirect", "/console/sessions/all");

    editor.get("/console/channels").hasStatus(302);
    admin.get("/console/channels").hasStatus(200);
  }

  @Test
  void nobodyElseEndsTheSessionsOfOthers() {
    var admin = browserOf("admin");
    var button = page(admin, "/console/sessions").select("tbody [hx-get]").attr("hx-get");
    var id = button.replaceFirst(".*id=", "");

    submit(script(browserOf("editor")), "/console/sign-out-elsewhere?id=" + id).hasStatus(204);

    admin.get("/console/channels").hasStatus(200);
  }

  private TestClient signedIn(String userAgent) {
    var browser = browser().with("User-Agent", userAgent);
    Answer answer = submit(browser, "/console/sign-in", "token", secret("editor")).hasStatus(303);
    return browser.with("Cookie", answer.header("Set-Cookie").split(";", 2)[0]);
  }

  private Token token(String name) {
    return Optional.of(new TokenName(name)).flatMap(ports.outbound().tokens()::find).orElseThrow();
  }
}
