package dev.herald.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.herald.domain.permission.Role;
import dev.herald.http.HttpServer;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what, and sees what: everybody asks for everything, as {@code access.txt} has it. */
class AccessTest extends HttpTest {

  private static final List<AccessLine> LINES = AccessLine.all();

  /** For those who only read. */
  private final TwoChannels unchanged = new TwoChannels();

  private static List<AccessLine> lines() {
    return LINES;
  }

  @Test
  void everyRouteHasALineAndEveryLineARoute() {
    var routes = HttpServer.routes(herald, settings(Optional.empty()), InstantSource.system());

    assertThat(routes).allSatisfy(route -> assertThat(lines()).anyMatch(it -> it.isFor(route)));
    assertThat(lines()).allSatisfy(line -> assertThat(routes).anyMatch(line::isFor));
    assertThat(lines()).allMatch(line -> line.namesAChannel() == !line.other().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void answersAreThoseOfTheTable(AccessLine line) {
    assertSoftly(
        softly -> {
          softly.assertThat(nobody(line)).as("nobody").containsOnly(line.nobody());
          softly.assertThat(cells(line, "")).as("not bound").isEqualTo(line.unbound());
          softly.assertThat(cells(line, "bound ")).as("own").isEqualTo(line.own());
          if (!line.namesAChannel()) return;
          var other = line.about("secret-rink", "post-2");
          softly.assertThat(cells(other, "bound ")).as("another").isEqualTo(line.other());
        });
  }

  /** Who shows nothing, something wrong, or what counts elsewhere. */
  private List<String> nobody(AccessLine line) {
    Function<TwoChannels, TestClient> wrong =
        line.isOfTheConsole()
            ? it -> it.nobody().with("Cookie", "herald-session=wrong")
            : it -> it.nobody().bearing("wrong");
    Function<TwoChannels, TestClient> elsewhere =
        line.isOfTheConsole() ? it -> it.bearing("admin") : it -> it.signedIn("admin");
    return Stream.of(TwoChannels::nobody, wrong, elsewhere)
        .map(client -> cell(line, client))
        .toList();
  }

  /** Those whose tokens are called so, and after their roles. */
  private List<String> cells(AccessLine line, String prefix) {
    return Stream.of(Role.values())
        .map(role -> prefix + role.name().toLowerCase(Locale.ROOT))
        .map(token -> cell(line, it -> it.client(line, token)))
        .toList();
  }

  private TwoChannels heraldFor(AccessLine line) {
    return line.reads() ? unchanged : new TwoChannels();
  }

  private String cell(AccessLine line, Function<TwoChannels, TestClient> client) {
    var herald = heraldFor(line);
    var answer = herald.answer(line, client.apply(herald));
    if (answer.status() == 401) answer.has("WWW-Authenticate", "Bearer realm=\"Herald\"");
    if (isSignIn(answer)) return "sign-in";
    return answer.status() + (tellsOfTheOther(answer, line) ? "*" : "");
  }

  private Answer answer(AccessLine line, String token) {
    var herald = heraldFor(line);
    return herald.answer(line, herald.client(line, token));
  }

  private static boolean isSignIn(Answer answer) {
    return answer.status() == 302 && answer.header("Location").startsWith("/console/sign-in?next=");
  }

  /** By more than the name that it was asked with. */
  private static boolean tellsOfTheOther(Answer answer, AccessLine line) {
    return TwoChannels.TRACES.stream()
        .filter(trace -> !line.toString().contains(trace))
        .anyMatch(answer.toString()::contains);
  }

  /** Word for word as of one that never was. */
  @ParameterizedTest
  @MethodSource("linesAboutAChannel")
  void anotherChannelIsAsIfItWereNotThere(AccessLine line) {
    for (var token : List.of("bound reader", "bound editor", "bound admin")) {
      var hidden = answer(line.about("secret-rink", "post-2"), token);
      var none = answer(line.about("never-there", "post-9"), token);

      assertThat(none.status()).as(token).isEqualTo(hidden.status());
      assertThat(anonymous(hidden)).isEqualTo(anonymous(none));
    }
  }

  private static List<AccessLine> linesAboutAChannel() {
    return lines().stream().filter(AccessLine::namesAChannel).toList();
  }

  private static String anonymous(Answer answer) {
    return answer
        .text()
        .replaceAll("secret-rink|never-there|(post|draft|template)-[29]", "it")
        .replaceAll("name=\"key\" value=\"[^\"]*\"", "a key that is new each time")
        .replace(answer.header("X-Request-Id"), "");
  }

  @Test
  void headLetsNobodyInWhomGetDoesNot() {
    var reads = lines().stream().filter(AccessLine::reads);

    assertThat(reads)
        .allSatisfy(
            line ->
                assertThat(cell(line.by("HEAD"), TwoChannels::nobody)).isEqualTo(line.nobody()));
  }

  @Test
  void tellsWhichRoleIsNeeded() {
    reader
        .post("/api/v1/channels", CHANNEL)
        .isProblem(
            403,
            "forbidden",
            "Not allowed",
            "This needs the role admin, but you have the role reader.");
  }

  @Test
  void refusesBeforeItLooksAtTheRequest() {
    anybody.get("/api/v1/channels?x=1").hasStatus(401);
    anybody.post("/api/v1/channels", "{").hasStatus(401);
    reader.post("/api/v1/channels", "{").hasStatus(403);
    reader.post("/api/v1/posts/a%2Fb/recall", "{").hasStatus(403);
  }
}
