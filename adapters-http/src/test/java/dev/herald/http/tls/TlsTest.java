package dev.herald.http.tls;

import static dev.herald.http.tls.Certificates.certificatesInPem;
import static dev.herald.http.tls.Certificates.chain;
import static dev.herald.http.tls.Certificates.keyInPem;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.http.HttpServer;
import dev.herald.http.door.Limits;
import dev.herald.http.testkit.HttpTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Herald can be reached by TLS without another server in front of it. */
class TlsTest extends HttpTest {

  @TempDir private Path folder;
  private PemFiles files;

  @BeforeEach
  void write() throws IOException {
    files = new PemFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    write("rsa");
  }

  private void write(String name) throws IOException {
    Files.writeString(files.certificate(), certificatesInPem(chain(name)));
    Files.writeString(files.key(), keyInPem(name));
  }

  @Test
  void clientsThatTrustTheRootAreServed() throws Exception {
    var server = serve(Optional.empty());

    var answer = get(server, "/console/language/ko", "root");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void addressesThatAreToldBeginWithHttps() {
    var settings = settings(Optional.empty()).over(Tls.open(files, clock)).withPort(443);

    assertThat(settings.address()).isEqualTo("https://127.0.0.1:443");
  }

  /** Who says by the public address that there is always TLS, says it to browsers too. */
  @Test
  void browsersAreToldToStayWithHttpsIfThePublicAddressHasIt() throws Exception {
    var server = serve(Optional.of("https://city.example"));

    assertThat(
            get(server, "/console/sign-in", "root")
                .headers()
                .firstValue("Strict-Transport-Security"))
        .contains("max-age=31536000");
  }

  @Test
  void newConnectionsSeeANewCertificateAndOldOnesGoOn() throws Exception {
    var tls = Tls.open(files, clock);
    try (var server = serve(tls);
        var old = connect(server, "root")) {
      assertThat(ask(old)).startsWith("HTTP/1.1 200");
      write("ec");

      tls.refresh();

      try (var fresh = connect(server, "ec")) {
        assertThat(subject(fresh)).isEqualTo("CN=ec");
      }
      assertThat(ask(old)).startsWith("HTTP/1.1 200");
      assertThat(subject(old)).isEqualTo("CN=rsa");
    }
  }

  @Test
  void brokenPairLeavesTheOldOneInUseUntilItIsMended() throws Exception {
    var tls = Tls.open(files, clock);
    try (var server = serve(tls)) {
      Files.writeString(files.key(), keyInPem("ec")); // and not yet the certificate
      tls.refresh();
      try (var connection = connect(server, "root")) {
        assertThat(subject(connection)).isEqualTo("CN=rsa");
      }
      Files.delete(files.certificate());
      tls.refresh();
      try (var connection = connect(server, "root")) {
        assertThat(subject(connection)).isEqualTo("CN=rsa");
      }

      write("ec");
      tls.refresh();

      try (var connection = connect(server, "ec")) {
        assertThat(subject(connection)).isEqualTo("CN=ec");
      }
    }
  }

  @Test
  void certificateThatHasExpiredIsUsed() throws Exception {
    write("old");

    try (var server = serve(Tls.open(files, clock));
        var connection = connect(server, "old")) {
      assertThat(subject(connection)).isEqualTo("CN=old");
    }
  }

  @Test
  void saysWhichFileIsNotThere() throws IOException {
    Files.delete(files.key());

    assertThatThrownBy(() -> Tls.open(files, clock))
        .isInstanceOf(UnusableTls.class)
        .hasMessage("There is no file " + files.key() + ".");
  }

  @Test
  void thoseWhoAreNotDoneWithTheirHeadersInTimeAreCutOff() throws Exception {
    try (var server = serveImpatiently();
        var connection = connect(server, "root")) {
      connection.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(US_ASCII));

      assertThat(connection.getInputStream().readAllBytes()).asString().contains("408");
    }
  }

  @Test
  void soAreThoseWhoAreNotDoneWithTheirHandshake() throws Exception {
    try (var server = serveImpatiently();
        var socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(new byte[] {22, 3, 1});

      assertThat(socket.getInputStream().read()).isNegative();
    }
  }

  private HttpServer serve(Optional<String> publicUrl) {
    return serve(herald, settings(publicUrl).over(Tls.open(files, clock)));
  }

  private HttpServer serve(Tls tls) {
    return serve(herald, settings(Optional.empty()).over(tls));
  }

  private HttpServer serveImpatiently() {
    var usual = Limits.usual();
    var limits =
        new Limits(
            usual.connections(),
            usual.connectionsPerAddress(),
            usual.streams(),
            usual.bytesPerSecond(),
            usual.grace(),
            Duration.ofSeconds(2), // enough for the handshake of a client that does not wait
            usual.bodyMemory(),
            usual.answerMemory(),
            usual.leftover(),
            usual.linger(),
            usual.rates());
    return serve(herald, settings(Optional.empty()).over(Tls.open(files, clock)).limitedTo(limits));
  }

  private static HttpResponse<String> get(HttpServer server, String path, String trusted)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + path))
            .timeout(Duration.ofSeconds(20))
            .build();
    return HttpClient.newBuilder()
        .sslContext(trusting(trusted))
        .build()
        .send(request, BodyHandlers.ofString());
  }

  private static SSLSocket connect(HttpServer server, String trusted) throws Exception {
    var socket =
        (SSLSocket) trusting(trusted).getSocketFactory().createSocket("127.0.0.1", server.port());
    socket.setSoTimeout(20_000);
    socket.startHandshake();
    return socket;
  }

  private static SSLContext trusting(String name) throws GeneralSecurityException {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(Certificates.trusting(name));
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static String subject(SSLSocket connection) throws IOException {
    var first = (X509Certificate) connection.getSession().getPeerCertificates()[0];
    return first.getSubjectX500Principal().getName();
  }

  /** The first bytes of an answer. */
  private static String ask(SSLSocket connection) throws IOException {
    connection
        .getOutputStream()
        .write("HEAD /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
    var answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) answer.append((char) connection.getInputStream().read());
    return answer.toString();
  }
}
