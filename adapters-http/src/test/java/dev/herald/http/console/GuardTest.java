package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.HttpServer;
import dev.herald.http.route.Route;
import io.javalin.http.HandlerType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see a page, and whose changes are taken. */
class GuardTest extends ConsoleTest {

  /** What those who are not signed in may ask for. */
  private static final Set<String> OPEN =
      Set.of(
          "/console",
          "/console/sign-in",
          "/console/sign-in/{code}",
          "/console/language/{language}",
          "/console/assets/{version}/{name}");

  @BeforeEach
  void givenSomethingToChange() {
    givenChannel();
  }

  @Test
  void signInLeadsBackToThePageThatWasAskedFor() {
    browser()
        .get("/console/channel?id=news")
        .hasStatus(302)
        .has("Location", "/console/sign-in?next=%2Fconsole%2Fchannel%3Fid%3Dnews");
  }

  @Test
  void partsOfPagesSayThatTheSessionHasEnded() {
    for (var type : List.of(HandlerType.GET, HandlerType.POST)) {
      for (var route : guarded(type)) {
        var answer = script(browser()).send(type.name(), path(route), "").hasStatus(401);

        answer.has("HX-Retarget", "#popups");
        assertThat(page(answer).select(".popup-title").text())
            .as(route.toString())
            .isEqualTo("Your session has ended.");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none"})
  void changesAreNotTakenFromOtherSites(String site) {
    var session = session("admin");
    for (var route : all(HandlerType.POST)) {
      anybody
          .with("Cookie", session)
          .with("Sec-Fetch-Site", site)
          .send("POST", path(route), "")
          .hasStatus(403);
    }
  }

  @Test
  void olderBrowsersShowTheirOrigin() {
    var client = anybody.with("Cookie", session("admin"));
    var own = "http://127.0.0.1:" + client.port();

    submit(client.with("Origin", "http://example.org"), "/console/sign-out").hasStatus(403);
    submit(client.with("Origin", "null"), "/console/sign-out").hasStatus(403);
    submit(client, "/console/sign-out").hasStatus(403);
    submit(client.with("Origin", own), "/console/sign-out").hasStatus(303);
  }

  @Test
  void originBehindAnotherServerIsThePublicAddress() {
    serve(herald, settings(Optional.of("http://herald.example.org")));
    var client = anybody.with("Cookie", session("admin"));

    submit(client.with("Origin", "http://herald.example"), "/console/sign-out").hasStatus(403);
    submit(client.with("Origin", "http://herald.example.org"), "/console/sign-out").hasStatus(303);
  }

  @Test
  void nobodyIsShownWhatTheyMayNotDo() {
    assertThat(page(browserOf("reader"), "/console/channels").select("main button")).isEmpty();
    var editor = page(browserOf("editor"), "/console/channels");
    assertThat(editor.select("main [hx-get]").eachAttr("hx-get"))
        .contains("/console/windows/edit-channel?id=news")
        .doesNotContain("/console/windows/delete-channel?id=news");
  }

  private List<Route> guarded(HandlerType type) {
    return all(type).stream().filter(route -> !OPEN.contains(route.path())).toList();
  }

  private List<Route> all(HandlerType type) {
    return HttpServer.routes(herald, settings(Optional.empty()), InstantSource.system()).stream()
        .filter(route -> route.path().startsWith("/console") && route.method().equals(type))
        .toList();
  }

  private static String path(Route route) {
    return route.path().replace("{code}", "none").replaceAll("\\{\\w+}", "news");
  }
}
