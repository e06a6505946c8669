package dev.herald.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.UseCasesWith;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A server that is closed finishes what it began. */
class StopTest extends HttpTest {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final CreateChannel slowly =
      (actor, command) -> {
        begun.countDown();
        await(mayEnd);
        return herald.createChannel().create(actor, command);
      };

  @Test
  void answersARequestThatIsUnderWay() throws Exception {
    var server = serve(UseCasesWith.of(herald, CreateChannel.class, slowly));
    var port = server.port();
    var answer = CompletableFuture.supplyAsync(this::create);
    await(begun);

    var stopped = CompletableFuture.runAsync(server::close);
    awaitThatNobodyIsLetIn(port);
    assertThat(stopped).isNotDone();
    assertThat(answer).isNotDone();
    mayEnd.countDown();

    answer.get(20, SECONDS).hasStatus(201).hasField("id", "\"news\"");
    stopped.get(20, SECONDS);
  }

  @Test
  void saysThatItIsNotReadyBeforeItStops() {
    var server = serve(herald);
    reader.get("/health/ready").is(200, "{\"status\": \"up\"}");

    server.announceStop();

    reader
        .get("/health/ready")
        .is(503, "{\"status\": \"down\", \"reason\": \"stopping\"}")
        .has("Cache-Control", "no-store");
    reader.get("/health/live").hasStatus(200);
    reader.get("/api/v1/channels").hasStatus(200);
  }

  @Test
  void stopsAtOnceIfNothingIsUnderWay() throws Exception {
    var server = serve(herald);
    var port = server.port();
    new Socket("127.0.0.1", port).close();

    CompletableFuture.runAsync(server::close).get(20, SECONDS);

    awaitThatNobodyIsLetIn(port);
  }

  @Test
  void doesNotWaitForBodiesThatDoNotCome() throws Exception {
    var server = serve(herald);
    try (var slow = anybody.connect()) {
      slow.lines("POST /api/v1/images HTTP/1.1", "Host: localhost", "Content-Length: 1000")
          .lines("Authorization: Bearer " + secret("editor"), "", "some");
      anybody.get("/health/live").hasStatus(200);

      CompletableFuture.runAsync(server::close).get(20, SECONDS);
    }
  }

  @Test
  void canBeClosedTwice() {
    var server = serve(herald);

    server.close();
    server.close();
  }

  private Answer create() {
    return admin.post("/api/v1/channels", CHANNEL);
  }

  private static void awaitThatNobodyIsLetIn(int port) {
    var deadline = System.nanoTime() + SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      try {
        new Socket("127.0.0.1", port).close();
      } catch (IOException e) {
        return;
      }
    }
    throw new AssertionError("the server still takes connections");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
