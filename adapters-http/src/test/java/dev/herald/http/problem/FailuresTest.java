package dev.herald.http.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.in.access.Authenticate;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.image.UploadImage;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.UseCasesWith;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong inside Herald is told to the client as far as it is its business. */
class FailuresTest extends HttpTest {

  private static final String FAULT =
      "Something went wrong inside Herald. Its log says more under the id of this request.";

  @ParameterizedTest
  @CsvSource({"1000, 1", "1500, 2", "30000, 30", "1, 1"})
  void busyServerSaysWhenToTryAgain(long millis, String seconds) {
    serve(
        UseCasesWith.of(
            herald,
            CreateChannel.class,
            (actor, command) -> {
              throw new Busy("Too much is waiting.", Duration.ofMillis(millis));
            }));

    admin
        .post("/api/v1/channels", CHANNEL)
        .isProblem(503, "busy", "Try again", "Too much is waiting.")
        .has("Retry-After", seconds);
  }

  @Test
  void busyServerMayNotKnowWhoIsAsking() {
    serve(
        UseCasesWith.of(
            herald,
            Authenticate.class,
            (secret, address) -> {
              throw new Busy("Herald is closing.", Duration.ofSeconds(1));
            }));

    reader.get("/api/v1/channels").hasStatus(503).has("Retry-After", "1").hasNo("WWW-Authenticate");
  }

  @Test
  void fullStoreSaysSo() {
    serve(
        UseCasesWith.of(
            herald,
            UploadImage.class,
            (actor, bytes) -> {
              throw new StorageFull("There is no room for the image.", new IOException("secret"));
            }));

    editor
        .send("POST", "/api/v1/images", Samples.png())
        .isProblem(507, "storage_full", "No room left", "There is no room for the image.")
        .hasNo("Retry-After");
  }

  @Test
  void channelThatPostsTooOftenLearnsHowLongToWait() {
    serve(Services.over(ports.outbound(), PublishingPolicy.TENCENT));
    givenChannel();
    givenPost("news", "One");
    clock.advance(Duration.ofMillis(1500));
    givenPost("news", "Two");
    clock.advance(Duration.ofMinutes(10));

    editor
        .post("/api/v1/channels/news/posts", "{\"text\": \"Three\"}")
        .isProblem(
            429,
            "posting_too_often",
            "Posting too often",
            "The channel news may publish again at 2024-05-01T13:00:00.123Z.")
        .has("Retry-After", "2999");
  }

  @Test
  void faultIsToldToTheLogAlone() {
    serve(
        UseCasesWith.of(
            herald,
            PublishPost.class,
            (actor, command) -> {
              throw new IllegalStateException("the password is 1234");
            }));
    givenChannel();

    var log =
        logged(
            () ->
                editor
                    .with("X-Request-Id", "my-request")
                    .post("/api/v1/channels/news/posts", "{\"text\": \"x\"}")
                    .isProblem(500, "internal_error", "A fault in Herald", FAULT)
                    .has("X-Request-Id", "my-request"));

    assertThat(log)
        .contains("Request my-request: POST /api/v1/channels/news/posts failed.")
        .contains("java.lang.IllegalStateException: the password is 1234")
        .contains("at dev.herald.http.v1.PostRoutes.publish");
  }

  @Test
  void faultIsNotRemembered() {
    var broken = new AtomicBoolean(true);
    serve(
        UseCasesWith.of(
            herald,
            Authenticate.class,
            (secret, address) -> {
              if (broken.get()) throw new IllegalStateException("broken");
              return herald.authenticate().authenticate(secret);
            }));
    logged(
        () -> reader.get("/api/v1/channels").hasStatus(500).hasNo("Cache-Control").hasNo("ETag"));

    broken.set(false);

    reader.get("/api/v1/channels").is(200, "{\"items\": []}");
  }

  @Test
  void whatClientsCauseIsNoNewsForTheLog() {
    var log =
        logged(
            () -> {
              reader.get("/api/v1/channels/x").hasStatus(404);
              admin.post("/api/v1/channels", "{}").hasStatus(422);
              anybody.get("/api/v1/channels").hasStatus(401);
            });

    assertThat(log).isEmpty();
  }

  /** What is written to the log meanwhile. */
  private static String logged(Runnable meanwhile) {
    var usual = System.err;
    var log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, UTF_8));
    try {
      meanwhile.run();
    } finally {
      System.setErr(usual);
    }
    return log.toString(UTF_8);
  }
}
