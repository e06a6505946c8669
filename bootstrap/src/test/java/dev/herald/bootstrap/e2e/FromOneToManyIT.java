package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.application.testkit.Await;
import dev.herald.bootstrap.bench.ServerProcess;
import dev.herald.bootstrap.e2e.stream.JavaFollower;
import dev.herald.bootstrap.e2e.stream.Received;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lines of {@code docs/from-one-to-many.md}, one after the other, with its configuration of
 * HAProxy as it is, while people read, publish and follow streams.
 */
@Order(1)
@Timeout(240)
@ExtendWith(HaProxy.class)
class FromOneToManyIT {

  private static final Pattern LISTENING = Pattern.compile("listening at http://[^:]+:(\\d+)");
  private static final Pattern SETTING = Pattern.compile("(?m)^([A-Z_0-9]+)=(.*)$");
  private static final int SERVERS = 3;
  private static final int FOLLOWERS = 3;
  private static final Duration BEFORE_A_SIGN_OF_LIFE = Duration.ofSeconds(12);

  private enum Step {
    EXPORT,
    IMPORT,
    SERVER,
    PROXY,
    LOOK,
    UNTIL_READY
  }

  @TempDir private Path folder;
  private Shell shell;
  private Page page;
  private int proxyPort;
  private Client client;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();
  private final List<JavaFollower> followers = new ArrayList<>();
  private final ScheduledExecutorService publisher = Executors.newScheduledThreadPool(1);
  private final AtomicInteger published = new AtomicInteger();
  private final List<String> wrongAnswers = new CopyOnWriteArrayList<>();

  /** A server, which keeps its port and its data. */
  private static final class Node {

    private final Path data;
    private Process process;
    private int port;

    private Node(Path data) {
      this.data = data;
    }
  }

  @BeforeEach
  void givenAShell() throws IOException {
    shell = new Shell(folder.resolve("shell"));
    shell.knows("haproxy", "'%s'".formatted(HaProxy.program()));
    page = Page.of("docs/from-one-to-many.md");
    assertThat(page.blocks("sh")).hasSize(Step.values().length);
    proxyPort = HaProxy.freePort();
    client = new Client(proxyPort);
  }

  @AfterEach
  void leaveNobodyBehind() {
    publisher.shutdownNow();
    followers.forEach(JavaFollower::close);
    processes.forEach(process -> process.toHandle().destroyForcibly());
  }

  private String lines(Step step) {
    return page.blocks("sh").get(step.ordinal());
  }

  @Test
  void nobodyNoticesThatOneServerBecameThreeWhichAreRestarted() throws Exception {
    Map<String, JsonNode> answers;
    String image;
    var old = folder.resolve("old");
    try (var server = Jar.serve(old)) {
      var one = new Client(server.port());
      image = News.publish(one);
      answers = News.answers(one);
    }
    try (var postgres = Postgres.start(folder.resolve("postgres"));
        var s3 = S3.start(folder.resolve("s3"))) {
      try {
        writeSettings(postgres, s3);
        move(old);
        startServers();
        startProxy();
        assertThat(News.answers(client)).isEqualTo(answers);
        News.assertShown(client, image);
        assertThat(s3.objects()).contains(image);
        goOn(answers);
      } finally {
        leaveNobodyBehind(); // before the database is gone
      }
    }
  }

  private void goOn(Map<String, JsonNode> answers) throws Exception {
    look();
    assertClientsHaveTheirAddresses();
    var photo = assertTakesLargeUploads();
    var console = signIn();
    follow();
    restartOneAfterTheOther(console);

    assertThat(wrongAnswers).isEmpty();
    assertNothingIsLostOrDouble(answers);
    assertThat(client.get("/images/" + photo).statusCode()).isEqualTo(200);
  }

  /** What the page sets, with the places of this test. */
  private void writeSettings(Postgres postgres, S3 s3) throws IOException {
    var here = new HashMap<>(s3.environment());
    here.remove("AWS_EC2_METADATA_DISABLED");
    here.put("HERALD_DATABASE_URL", postgres.url());
    here.put("HERALD_PUBLIC_URL", url());
    here.put("HERALD_TRUSTED_PROXIES", "127.0.0.1");
    var settings =
        SETTING
            .matcher(page.blocks("ini").get(0))
            .replaceAll(
                line -> {
                  var value = here.remove(line.group(1));
                  return line.group(1) + "='" + (value == null ? line.group(2) : value) + "'";
                });
    assertThat(here).as("settings that the page does not have").isEmpty();
    Files.writeString(folder.resolve("shell/herald.env"), settings);
  }

  private String url() {
    return "http://127.0.0.1:" + proxyPort;
  }

  private void move(Path old) throws Exception {
    var archive = folder.resolve("herald.tar.gz").toString();
    shell.run(lines(Step.EXPORT), Map.of("ARCHIVE", archive, "OLD_DATA", old.toString()));
    shell.run(
        lines(Step.IMPORT), Map.of("ARCHIVE", archive, "DATA", folder.resolve("1").toString()));
  }

  private void startServers() throws IOException {
    for (var i = 1; i <= SERVERS; i++) {
      var node = new Node(folder.resolve("" + i));
      nodes.add(node);
      start(node);
    }
    for (var node : nodes) awaitListening(node);
  }

  private void start(Node node) throws IOException {
    node.process =
        shell.start(
            lines(Step.SERVER),
            Map.of("DATA", node.data.toString(), "ADDRESS", "127.0.0.1", "PORT", "" + node.port));
    processes.add(node.process);
  }

  private static void awaitListening(Node node) throws IOException {
    var said = Shell.read(node.process, "Console at");
    var listening = LISTENING.matcher(said);
    assertThat(listening.find()).as("the server started: " + said).isTrue();
    node.port = Integer.parseInt(listening.group(1));
  }

  private void startProxy() throws Exception {
    Files.copy(Path.of("../docs/proxy/haproxy.cfg"), folder.resolve("shell/haproxy.cfg"));
    var addresses = new HashMap<String, String>();
    addresses.put("LISTEN", "127.0.0.1:" + proxyPort);
    for (var i = 0; i < SERVERS; i++) {
      addresses.put("SERVER_" + (i + 1), "127.0.0.1:" + nodes.get(i).port);
    }
    processes.add(shell.start(lines(Step.PROXY), addresses));
    Await.until(this::isReady);
  }

  private boolean isReady() throws InterruptedException {
    try {
      return client.get("/health/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private void look() throws Exception {
    var said =
        shell.run(lines(Step.LOOK), Map.of("URL", url(), "HERALD_TOKEN", ServerProcess.TOKEN));
    assertThat(said).contains("\"channelId\":\"news\"");
  }

  /** Whatever they say of themselves, and though the proxy is on this machine as well. */
  private void assertClientsHaveTheirAddresses() throws Exception {
    shell.run(
        """
        curl --fail --silent --show-error --interface 127.0.0.2 \
          --header "Authorization: Bearer $HERALD_TOKEN" --header "Content-Type: application/json" \
          --header "X-Forwarded-For: 203.0.113.9" --header "Forwarded: for=203.0.113.9" \
          --data '{"id": "far", "name": "Far", "avatar": {"url": "https://example.org/photo.png"}}' \
          "$URL/api/v1/channels"
        """,
        Map.of("URL", url(), "HERALD_TOKEN", ServerProcess.TOKEN));
    var entry = client.read("/api/v1/audit?action=channel.created&limit=1").at("/items/0");
    assertThat(entry.get("subject").asText()).isEqualTo("channel:far");
    assertThat(entry.get("address").asText()).isEqualTo("127.0.0.2");
  }

  /** Several megabytes, which some proxies refuse unless they are told otherwise. */
  private String assertTakesLargeUploads() throws Exception {
    var noise = new BufferedImage(1200, 1000, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (var y = 0; y < noise.getHeight(); y++) {
      for (var x = 0; x < noise.getWidth(); x++) noise.setRGB(x, y, random.nextInt());
    }
    var png = new ByteArrayOutputStream();
    ImageIO.write(noise, "png", png);
    assertThat(png.size()).isGreaterThan(3_000_000);
    var answer =
        client.send("POST", "/api/v1/images", BodyPublishers.ofByteArray(png.toByteArray()));
    assertThat(answer.statusCode()).isEqualTo(201);
    var id = Client.json(answer).get("imageId").asText();
    assertThat(client.get("/images/" + id).body()).hasSize(png.size());
    return id;
  }

  /** A browser that is signed in. */
  private HttpClient signIn() throws Exception {
    var http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    var signIn =
        HttpRequest.newBuilder(URI.create(url() + "/console/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString("token=" + ServerProcess.TOKEN))
            .build();
    assertThat(http.send(signIn, BodyHandlers.discarding()).statusCode()).isEqualTo(303);
    assertSignedIn(http);
    return http;
  }

  private void assertSignedIn(HttpClient http) throws Exception {
    var posts = HttpRequest.newBuilder(URI.create(url() + "/console/posts")).build();
    assertThat(http.send(posts, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
  }

  /** Each post must come at once: a proxy that gathers them hands them on with a sign of life. */
  private void follow() throws Exception {
    for (var i = 0; i < FOLLOWERS; i++) {
      var follower = new JavaFollower(url() + "/api/v1/channels/news/stream");
      followers.add(follower);
      follower.follow();
    }
    var begin = System.nanoTime();
    publish();
    for (var follower : followers) follower.awaitPosts(1);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BEFORE_A_SIGN_OF_LIFE);
    publisher.scheduleWithFixedDelay(this::publish, 0, 50, TimeUnit.MILLISECONDS);
  }

  private void publish() {
    var text = "Tram " + published.get();
    try {
      var answer = client.post(News.POSTS, Map.of("text", text), text);
      if (answer.statusCode() == 201) published.incrementAndGet();
      else wrongAnswers.add(answer.statusCode() + " " + Client.json(answer));
    } catch (IOException e) {
      wrongAnswers.add(e.toString());
    } catch (InterruptedException e) {
      // The test is over.
    }
  }

  private void restartOneAfterTheOther(HttpClient console) throws Exception {
    for (var node : nodes) {
      var before = published.get();
      Shell.stop(node.process);
      assertThat(node.process.exitValue()).isZero();
      assertThat(published.get()).as("posts while it stopped").isGreaterThan(before);
      assertSignedIn(console);
      start(node);
      awaitListening(node);
      shell.run(lines(Step.UNTIL_READY), Map.of("ADDRESS", "127.0.0.1", "PORT", "" + node.port));
      comeBack();
    }
    publisher.shutdown();
    assertThat(publisher.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    Await.until(this::allHaveAll);
  }

  /** Who is at the end of a stream asks for it again, from the last id on. */
  private void comeBack() throws Exception {
    for (var follower : followers) if (follower.hasEnded()) follower.follow();
  }

  private boolean allHaveAll() throws Exception {
    comeBack();
    return followers.stream().allMatch(it -> it.posts().size() >= published.get());
  }

  private void assertNothingIsLostOrDouble(Map<String, JsonNode> before) throws Exception {
    var first = before.get(News.POSTS).get("items").size();
    List<JsonNode> posts = new ArrayList<>();
    for (var after = 0L; ; after = posts.get(posts.size() - 1).get("sequence").asLong()) {
      var some = client.read(News.POSTS + "?limit=100&after=" + after).get("items");
      if (some.isEmpty()) break;
      some.forEach(posts::add);
    }
    assertThat(posts.stream().map(post -> post.get("sequence").asLong()))
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, first + published.get()).boxed().toList());
    var ids = posts.stream().skip(first).map(post -> post.get("id").asText()).toList();
    for (var follower : followers) {
      assertThat(follower.posts()).extracting(Received::id).isEqualTo(ids);
    }
  }
}
