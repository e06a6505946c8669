package dev.herald.http.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.service.Services;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.permission.Role;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers show who they are with a bearer token. */
class TokensTest extends HttpTest {

  @Test
  void refusesARequestWithoutAToken() {
    assertUnauthorized(
        anybody.get("/api/v1/channels"), "Send an access token: Authorization: Bearer <token>.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Basic YWRtaW46YWRtaW4=", "Bearer a b", "Bearera", "x"})
  void refusesOtherSchemes(String header) {
    assertUnauthorized(
        anybody.with("Authorization", header).get("/api/v1/channels"),
        "The Authorization header must be of the form Bearer <token>.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"the-secret-of-nobody", "THE-SECRET-OF-ADMIN", "the-secret-of-admi", "x"})
  void refusesTokensThatNobodyHas(String secret) {
    assertUnauthorized(anybody.bearing(secret).get("/api/v1/channels"), "The token is not valid.");
  }

  @Test
  void refusesATokenThatDiffersInCaseEvenAfterTheRightOne() {
    reader.get("/api/v1/channels").hasStatus(200);

    assertUnauthorized(
        anybody.bearing(secret("reader").toUpperCase(Locale.ROOT)).get("/api/v1/channels"),
        "The token is not valid.");
  }

  @Test
  void refusesTheHashOfAToken() {
    var hash = Samples.imageId(secret("admin").getBytes(UTF_8)).value();

    assertUnauthorized(anybody.bearing(hash).get("/api/v1/channels"), "The token is not valid.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "bearer", "BEARER", "Bearer  "})
  void nameOfTheSchemeMayBeWrittenInAnyWay(String scheme) {
    anybody
        .with("Authorization", scheme + " " + secret("reader"))
        .get("/api/v1/channels")
        .hasStatus(200);
  }

  @Test
  void takesTheFirstTokenThatHeraldIssued() {
    var fresh = Services.over(new InMemoryPorts().outbound());
    var secret = fresh.issueFirstToken().issueFirst(Optional.empty()).orElseThrow().token();
    serve(fresh);

    anybody.bearing(secret).post("/api/v1/channels", CHANNEL).hasStatus(201);
    assertThat(fresh.issueFirstToken().issueFirst(Optional.empty())).isEmpty();
  }

  @Test
  void tokenThatIsIssuedIsGoodAtOnce() {
    var late = anybody.bearing(secret("late"));
    late.get("/api/v1/channels").hasStatus(401);

    givenToken("late", Role.READER);

    late.get("/api/v1/channels").hasStatus(200);
  }

  private static void assertUnauthorized(Answer answer, String detail) {
    answer
        .isProblem(401, "unauthorized", "No valid token", detail)
        .has("WWW-Authenticate", "Bearer realm=\"Herald\"");
  }
}
