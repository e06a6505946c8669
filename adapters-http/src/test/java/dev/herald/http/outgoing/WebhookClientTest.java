package dev.herald.http.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.http.outgoing.WebhookClient.Reply;
import dev.herald.http.testkit.ReceivingServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts, their replies, and what the operator reads of those that failed. */
@Timeout(60)
class WebhookClientTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final ReceivingServer receiver = new ReceivingServer();
  private final WebhookClient client = new WebhookClient(true);

  @AfterEach
  void close() {
    client.close();
    receiver.close();
  }

  @Test
  void postsAndReadsTheReply() {
    receiver.answers(202, "{\"was\": \"taken\"}");

    var reply = post(client, receiver.url("/hook/a%20b?c=d"), LONG);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body()).asString(UTF_8).isEqualTo("{\"was\": \"taken\"}");
    var came = receiver.only();
    assertThat(came.method()).isEqualTo("POST");
    assertThat(came.target()).isEqualTo("/hook/a%20b?c=d");
    assertThat(came.body()).isEqualTo("{\"a\": \"ä\"}");
    assertThat(came.header("Content-Type")).isEqualTo("application/json");
    assertThat(came.header("X-Also")).isEqualTo("this");
    assertThat(came.header("Host")).isEqualTo("127.0.0.1:" + receiver.port());
    assertThat(came.headers()).doesNotContainKeys("Accept-encoding", "Cookie");
  }

  @Test
  void readsTheStatusAloneWhenNoMoreIsOfInterest() {
    receiver.answers(202, "x".repeat(WebhookClient.MAX_REPLY_BYTES));

    assertThat(status(receiver.url("/"))).isEqualTo(202);
    receiver.streams("x".repeat(WebhookClient.MAX_REPLY_BYTES + 1));
    assertThatThrownBy(() -> status(receiver.url("/")))
        .hasMessageContaining("The answer has more than 131072 bytes.");
  }

  private int status(String url) {
    return client
        .post(WireUri.of(new HttpUrl(url)), Map.of(), new byte[0], LONG)
        .toCompletableFuture()
        .orTimeout(30, SECONDS)
        .join();
  }

  @Test
  void readsAReplyWithoutABody() {
    receiver.answers(204, "");

    assertThat(post(client, receiver.url("/"), LONG).body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 407, 410, 500, 503})
  void readsWhateverIsAnswered(int status) {
    receiver.answers(status, "No.");

    var reply = post(client, receiver.url("/"), LONG);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).asString(UTF_8).isEqualTo("No.");
  }

  @Test
  void followsNoRedirect() {
    receiver.redirectsTo(receiver.url("/elsewhere"));

    assertThat(post(client, receiver.url("/"), LONG).status()).isEqualTo(307);
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void keepsTheConnection() {
    for (var i = 0; i < 3; i++) post(client, receiver.url("/"), LONG);

    assertThat(receiver.received())
        .extracting(it -> it.client())
        .containsOnly(receiver.received().get(0).client());
  }

  @Test
  void waitsNoLongerThanItMay() {
    receiver.keepsSilent();

    assertThat(failure(client, receiver.url("/"), SHORT))
        .isEqualTo("There was no answer within 50 ms.");
    assertThat(failure(client, receiver.url("/"), Duration.ofSeconds(1)))
        .isEqualTo("There was no answer within 1 s.");
  }

  @Test
  void readsNoMoreThanItMay() {
    var most = "x".repeat(WebhookClient.MAX_REPLY_BYTES);
    var tooLong = "The answer has more than 131072 bytes.";

    receiver.answers(200, most);
    assertThat(post(client, receiver.url("/"), LONG).body()).hasSize(most.length());
    receiver.answers(200, most + "x");
    assertThat(failure(client, receiver.url("/"), LONG)).isEqualTo(tooLong);
    receiver.streams(most + "x");
    assertThat(failure(client, receiver.url("/"), LONG)).isEqualTo(tooLong);
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = closed.getLocalPort();
    }

    assertThat(failure(client, "http://127.0.0.1:" + port, LONG))
        .isEqualTo("The connection was refused.");
  }

  @Test
  void saysThatTheReceiverHungUp() {
    receiver.hangsUp();

    assertThat(failure(client, receiver.url("/"), LONG))
        .isEqualTo("The connection was closed before there was an answer.");
  }

  @Test
  void saysThatTheAnswerIsNotHttp() throws IOException {
    assertThat(failureAt("http", "220 mail.example.org ESMTP\r\n\r\n"))
        .isEqualTo("The answer is not HTTP.");
  }

  /** Java may notice first what was said, or that the connection ended. */
  @Test
  void saysThatTheAnswerIsNotTls() throws IOException {
    assertThat(failureAt("https", "HTTP/1.1 400 Bad Request\r\n\r\n"))
        .matches("No secure connection could be made: .*|The connection was closed .*");
  }

  /**
   * Why a post fails at a server that says this to the first who asks. It waits for the first byte
   * of the question: what is said before it answers nothing, and the client connects anew.
   */
  private String failureAt(String scheme, String answer) throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var answering =
          CompletableFuture.runAsync(
              () -> {
                try (var socket = other.accept()) {
                  socket.getInputStream().read();
                  socket.getOutputStream().write(answer.getBytes(UTF_8));
                  socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      var failure = failure(client, scheme + "://127.0.0.1:" + other.getLocalPort(), LONG);
      answering.join();
      return failure;
    }
  }

  @Test
  void saysThatAHostIsNotKnown() {
    try (var lost =
        new WebhookClient(
            new AddressPolicy(
                true,
                host -> {
                  throw new UnknownHostException(host);
                }))) {
      assertThat(failure(lost, "http://none.example.org/", LONG))
          .isEqualTo("The host none.example.org is not known.");
    }
  }

  @Test
  void knowsHostsWithAnUnderscore() {
    try (var inContainers =
        new WebhookClient(new AddressPolicy(true, host -> InetAddress.getAllByName("127.0.0.1")))) {
      post(inContainers, "http://my_receiver:" + receiver.port() + "/hook?a=b", LONG);
    }

    assertThat(receiver.only().target()).isEqualTo("/hook?a=b");
    assertThat(receiver.only().header("Host")).isEqualTo("my_receiver:" + receiver.port());
  }

  @Test
  void trustsNoCertificateThatAnyoneCouldMake(@TempDir Path folder) throws Exception {
    var context = tls(folder);
    try (var impostor =
        new ReceivingServer(
            address -> {
              var server = HttpsServer.create(address, 0);
              server.setHttpsConfigurator(new HttpsConfigurator(context));
              return server;
            })) {
      assertThat(failure(client, "https://127.0.0.1:" + impostor.port(), LONG))
          .isEqualTo("The certificate of 127.0.0.1 is not one of an authority that Java trusts.");
      assertThat(impostor.received()).isEmpty();
    }
  }

  private static SSLContext tls(Path folder) throws Exception {
    var file = folder.resolve("own.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var making =
        new ProcessBuilder(
            (keytool
                    + " -genkeypair -keyalg EC -dname CN=127.0.0.1 -ext san=ip:127.0.0.1"
                    + " -storepass secret -keystore "
                    + file)
                .split(" "));
    assertThat(making.start().waitFor()).isZero();

    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, "secret".toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "secret".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"})
  void connectsToNoPrivateNetwork(String host) {
    try (var careful = new WebhookClient(false)) {
      assertThat(failure(careful, "http://" + host + ":" + receiver.port(), LONG))
          .matches(
              "The address leads to (127.0.0.1|0:0:0:0:0:0:0:1) in a private network,"
                  + " which the operator has not allowed\\.");
    }
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void connectsToNoHostOfWhichOneAddressIsPrivate() {
    try (var careful =
        new WebhookClient(
            new AddressPolicy(
                false,
                host ->
                    new InetAddress[] {
                      InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.7")
                    }))) {
      assertThat(failure(careful, "http://both.example.org", LONG)).contains("10.0.0.7");
    }
  }

  @Test
  void looksAtTheAddressToWhichItConnects() {
    var answers = new ArrayDeque<>(List.of("8.8.8.8", "127.0.0.1"));
    var policy = new AddressPolicy(false, host -> InetAddress.getAllByName(answers.remove()));
    try (var careful = new WebhookClient(policy)) {
      var url = "http://changes-its-mind.example.org:" + receiver.port();

      assertThat(policy.objection(new HttpUrl(url))).isEmpty();
      assertThat(failure(careful, url, LONG)).contains("leads to 127.0.0.1 in a private network");
    }
    assertThat(receiver.received()).isEmpty();
  }

  private static CompletionStage<Reply> start(WebhookClient client, String url, Duration timeout) {
    return client.ask(
        WireUri.of(new HttpUrl(url)),
        Map.of("Content-Type", "application/json", "X-Also", "this"),
        "{\"a\": \"ä\"}".getBytes(UTF_8),
        timeout);
  }

  private static Reply post(WebhookClient client, String url, Duration timeout) {
    return start(client, url, timeout).toCompletableFuture().orTimeout(30, SECONDS).join();
  }

  private static String failure(WebhookClient client, String url, Duration timeout) {
    try {
      throw new AssertionError("a reply: " + post(client, url, timeout));
    } catch (CompletionException e) {
      assertThat(e.getCause()).isInstanceOf(PostFailed.class);
      return e.getCause().getMessage();
    }
  }
}
