package dev.herald.http.outgoing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.shared.HttpUrl;
import dev.herald.http.testkit.ReceivingServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a client is the end of all its posts, in whatever state they are. */
@Timeout(120)
class WebhookClientCloseTest {

  private static final int ROUNDS = 100;
  private static final Duration LONG = Duration.ofMinutes(10);

  private final ReceivingServer receiver = new ReceivingServer();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void endsPostsThatWaitForAnAnswer() throws Exception {
    receiver.keepsSilent();
    for (var round = 0; round < ROUNDS; round++) {
      var client = new WebhookClient(true);
      var posts = posts(client, 2);

      client.close();

      assertThat(posts).allMatch(CompletableFuture::isDone);
      assertThatThrownBy(() -> posts.get(0).get(20, SECONDS)).hasCauseInstanceOf(PostFailed.class);
    }
  }

  /** Some are answered, some are refused, and some are cut off. */
  @ParameterizedTest
  @ValueSource(ints = {1, 30})
  void endsPostsThatAreBeingAnswered(int posts) {
    for (var round = 0; round < ROUNDS; round++) {
      var client = new WebhookClient(true);
      var underWay = posts(client, posts);
      if (round % 2 == 0) CompletableFuture.anyOf(underWay.toArray(CompletableFuture[]::new));

      client.close();

      assertThat(underWay).allMatch(CompletableFuture::isDone);
    }
  }

  @Test
  void endsPostsOfWhichTheHostIsStillLookedUp() {
    var closed = new CountDownLatch(1);
    var client =
        new WebhookClient(
            new AddressPolicy(
                true,
                host -> {
                  try {
                    closed.await();
                  } catch (InterruptedException e) {
                    throw new UnknownHostException(host);
                  }
                  return new InetAddress[] {InetAddress.getLoopbackAddress()};
                }));
    var post = post(client, "http://slow.example.org/");

    client.close();

    assertThat(post).isDone();
    closed.countDown();
  }

  /** Those who were told of an end may post again, as the relay does. */
  @Test
  void endsPostsThatOthersLeadTo() {
    receiver.keepsSilent();
    var client = new WebhookClient(true);
    var last =
        post(client, receiver.url("/"))
            .exceptionallyCompose(failure -> post(client, receiver.url("/")))
            .exceptionallyCompose(failure -> post(client, receiver.url("/")));

    client.close();

    assertThat(last).isCompletedExceptionally();
  }

  @Test
  void leavesNoThread() {
    receiver.keepsSilent();
    var client = new WebhookClient(true);
    var post = post(client, receiver.url("/"));

    client.close();

    assertThat(post).isCompletedExceptionally();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("webhooks"));
    assertThatThrownBy(() -> post(client, receiver.url("/")).get(20, SECONDS))
        .hasMessageContaining("Herald is stopping.");
  }

  private List<CompletableFuture<Integer>> posts(WebhookClient client, int count) {
    var posts = new ArrayList<CompletableFuture<Integer>>();
    for (var i = 0; i < count; i++) posts.add(post(client, receiver.url("/")));
    return posts;
  }

  private static CompletableFuture<Integer> post(WebhookClient client, String url) {
    return client
        .post(WireUri.of(new HttpUrl(url)), Map.of(), new byte[0], LONG)
        .toCompletableFuture();
  }
}
