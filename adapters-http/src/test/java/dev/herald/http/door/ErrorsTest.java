package dev.herald.http.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.access.Authenticate;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.session.FindSession;
import dev.herald.http.testkit.UseCasesWith;
import org.junit.jupiter.api.Test;

/** An Error is answered as any other failure of Herald is. */
class ErrorsTest extends DoorTest {

  private static final CreateChannel BROKEN =
      (actor, command) -> {
        throw new StackOverflowError();
      };

  @Test
  void clientLearnsUnderWhichIdTheLogHasIt() {
    serve(UseCasesWith.of(herald, CreateChannel.class, BROKEN), WIDE);

    var answer = admin.with("X-Request-Id", "mine").post("/api/v1/channels", CHANNEL);

    answer.hasStatus(500).has("Content-Type", "application/problem+json");
    assertThat(answer.json().get("requestId").asText()).isEqualTo("mine");
  }

  @Test
  void readerOfTheConsoleSeesAPage() {
    FindSession broken =
        (secret, address) -> {
          throw new StackOverflowError();
        };
    serve(UseCasesWith.of(herald, FindSession.class, broken), WIDE);

    var answer =
        anybody
            .with("Cookie", "herald-session=x")
            .with("X-Request-Id", "mine")
            .get("/console/sign-in");

    assertThat(answer.hasStatus(500).text()).contains("<html", "mine");
  }

  @Test
  void soDoesOneWhoseTokenCouldNotBeChecked() {
    Authenticate broken =
        (secret, address) -> {
          throw new StackOverflowError();
        };
    serve(UseCasesWith.of(herald, Authenticate.class, broken), WIDE);

    admin.get("/api/v1/channels").hasStatus(500).hasField("code", "\"internal_error\"");
  }
}
