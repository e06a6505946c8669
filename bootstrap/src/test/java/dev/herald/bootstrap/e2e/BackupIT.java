package dev.herald.bootstrap.e2e;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.application.testkit.Await;
import dev.herald.bootstrap.cli.CommandRun;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored is copied while it changes, comes back, and survives whatever is killed. */
@Order(1)
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class BackupIT {

  private static final int CLIENTS = 32;
  private static final String POSTS = "/api/v1/channels/news/posts";
  private static final Map<String, String> NOTHING = Map.of();

  private static final int FEW = 20;

  /** What a server has left, and a backup of it; a channel that came later is not in there. */
  @TempDir private static Path given;

  @TempDir private Path temporary;
  private Path data;
  private Path file;
  private String image = "";

  /** The text of each post that was answered 201, by its id. */
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  @BeforeAll
  static void makePicturesAndPosts() throws Exception {
    var folder = given.resolve("data");
    try (var server = Jar.serve(folder)) {
      var client = new Client(server.port());
      client.createChannel("news");
      for (var i = 0; i < FEW; i++) {
        var id = upload(client, new Color(i, i, i));
        client.create(POSTS, Map.of("text", "p" + i, "images", List.of(Map.of("imageId", id))));
      }
      assertWell(CommandRun.of(NOTHING, "backup", backup().toString(), "--data=" + folder));
      client.createChannel("later");
    }
  }

  private static Path backup() {
    return given.resolve("backups/one.db");
  }

  @BeforeEach
  void chooseFolders() {
    data = temporary.resolve("data");
    file = temporary.resolve("backups/one.db");
  }

  @Test
  void aBackupThatIsMadeWhileThirtyTwoPublishHasAllThatWasAcknowledgedBefore() throws Exception {
    Map<String, String> before;
    try (var server = Jar.serve(data)) {
      var client = new Client(server.port());
      givenAChannelWithAPicture(client);
      var enough = new CountDownLatch(200);
      var isOver = new AtomicBoolean();
      var clients = Executors.newFixedThreadPool(CLIENTS);
      for (var i = 0; i < CLIENTS; i++) {
        var name = "c" + i;
        clients.execute(() -> publish(client, name, enough, isOver));
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      before = Map.copyOf(acknowledged);
      assertWell(Jar.run(NOTHING, "backup", file.toString(), "--data=" + data));
      isOver.set(true);
      clients.shutdown();
      assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    var restored = temporary.resolve("restored");
    assertWell(Jar.run(NOTHING, "restore", file.toString(), "--data=" + restored));

    assertWell(CommandRun.of(NOTHING, "doctor", "--deep", "--data=" + restored));
    try (var server = Jar.serve(restored)) {
      assertEverythingIsThere(new Client(server.port()), before);
    }
  }

  private void givenAChannelWithAPicture(Client client) throws Exception {
    client.createChannel("news");
    image = upload(client, Color.RED);
    client.create(POSTS, Map.of("text", "picture", "images", List.of(Map.of("imageId", image))));
  }

  private static String upload(Client client, Color color) throws Exception {
    var picture = BodyPublishers.ofByteArray(picture(color));
    return Client.json(client.send("POST", "/api/v1/images", picture)).get("imageId").asText();
  }

  /** It has 192 kB. */
  private static byte[] picture(Color color) throws IOException {
    var picture = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, color.getRGB());
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "bmp", bytes);
    return bytes.toByteArray();
  }

  private void publish(Client client, String name, CountDownLatch enough, AtomicBoolean isOver) {
    try {
      for (var i = 0; !isOver.get(); i++) {
        var text = "p%s of %s".formatted(i, name);
        var post = client.create(POSTS, Map.of("text", text));
        acknowledged.put(post.get("id").asText(), text);
        enough.countDown();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertEverythingIsThere(Client client, Map<String, String> before) throws Exception {
    var posts = all(client, POSTS + "?limit=100");
    assertThat(posts.stream().map(post -> post.get("sequence").asLong()))
        .as("sequences, newest first")
        .containsExactlyElementsOf(
            LongStream.iterate(posts.size(), n -> n > 0, n -> n - 1).boxed().toList());
    assertThat(texts(posts)).containsAllEntriesOf(before);
    for (var name : List.of("c0", "c7", "c31")) {
      assertThat(texts(all(client, "/api/v1/posts?limit=100&query=%22" + name + "%22")))
          .as("found by the word " + name)
          .isEqualTo(withWord(name, texts(posts)));
    }
    assertThat(client.get("/images/" + image).body()).isEqualTo(picture(Color.RED));
  }

  private static List<JsonNode> all(Client client, String list) throws Exception {
    List<JsonNode> posts = new ArrayList<>();
    var cursor = "";
    do {
      var page = client.read(list + cursor);
      page.get("items").forEach(posts::add);
      cursor = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : "";
    } while (!cursor.isEmpty());
    return posts;
  }

  private static Map<String, String> texts(List<JsonNode> posts) {
    return posts.stream()
        .collect(toMap(post -> post.get("id").asText(), post -> post.get("text").asText()));
  }

  private static Map<String, String> withWord(String word, Map<String, String> texts) {
    return texts.entrySet().stream()
        .filter(text -> text.getValue().endsWith(" " + word))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** When it is killed does not matter to what is asserted, only to what is tried. */
  @ParameterizedTest(name = "when there is {0}")
  @MethodSource("phasesOfABackup")
  void aKilledBackupIsNoBackupOrAWholeOne(String sign) throws Exception {
    givenPicturesAndPosts();

    killWhen(sign, file.getParent(), "backup", file.toString(), "--data=" + data);

    if (Files.exists(file)) {
      assertWell(CommandRun.of(NOTHING, "restore", file.toString(), "--data=" + restored(1)));
    }
    var next = file.resolveSibling("next.db");
    assertWell(CommandRun.of(NOTHING, "backup", next.toString(), "--data=" + data));
    assertWell(CommandRun.of(NOTHING, "restore", next.toString(), "--data=" + restored(2)));
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.herald-part");
    assertWell(CommandRun.of(NOTHING, "doctor", "--data=" + data));
  }

  @ParameterizedTest(name = "when there is {0}")
  @MethodSource("phasesOfARestore")
  void aKilledRestoreLeavesTheOldDataOrTheNewAndCanBeRepeated(String sign) throws Exception {
    givenPicturesAndPosts();

    String[] restore = {"restore", backup().toString(), "--replace", "--data=" + data};
    killWhen(sign, data, restore);

    try (var server = Jar.serve(data)) {
      var posts = all(new Client(server.port()), POSTS + "?limit=100");
      assertThat(posts).hasSize(FEW);
    }
    assertWell(CommandRun.of(NOTHING, restore));
    try (var server = Jar.serve(data)) {
      var client = new Client(server.port());
      assertThat(all(client, POSTS + "?limit=100")).hasSize(FEW);
      assertThat(client.get("/api/v1/channels/later").statusCode()).isEqualTo(404);
    }
    assertThat(data).isDirectoryNotContaining("glob:**/restor*");
  }

  private static Stream<String> phasesOfABackup() {
    return some("one.db.herald-part", "images");
  }

  private static Stream<String> phasesOfARestore() {
    return some("before-", "restoring/herald.db", "restoring/images");
  }

  /** The first, and all when many kills are asked for: each costs several starts. */
  private static Stream<String> some(String... phases) {
    return Stream.of(phases).limit(KilledServerIT.KILLS > 5 ? phases.length : 1);
  }

  private Path restored(int number) {
    return temporary.resolve("restored" + number);
  }

  private void givenPicturesAndPosts() throws IOException {
    var from = given.resolve("data");
    try (var files = Files.walk(from)) {
      for (var it : (Iterable<Path>) files::iterator) {
        Files.copy(it, data.resolve(from.relativize(it)), COPY_ATTRIBUTES);
      }
    }
  }

  /** Kills a command as soon as there is a file whose path begins so, unless it has ended. */
  private static void killWhen(String sign, Path folder, String... command) throws Exception {
    var path = folder.resolve(sign);
    var process = Jar.start(NOTHING, command);
    Await.until(() -> isThere(path) || !process.isAlive());
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean isThere(Path path) {
    if (!Files.isDirectory(path.getParent())) return false;
    try (var files = Files.newDirectoryStream(path.getParent(), path.getFileName() + "*")) {
      return files.iterator().hasNext();
    } catch (IOException e) {
      return false; // it is just being renamed
    }
  }

  @Test
  void aServerMakesBackupsByItself() throws Exception {
    var backups = file.getParent();
    var environment = Map.of("HERALD_BACKUP_TO", backups.toString());
    try (var server = Jar.serve(data, environment, "-Dany=thing")) {
      Await.until(() -> isThere(backups.resolve("herald-20")) && isWhole(backups));
      new Client(server.port()).read("/health/ready");
    }

    assertWell(CommandRun.of(environment, "doctor", "--data=" + data));
    assertThat(backups).isDirectoryNotContaining("glob:**.herald-part");
  }

  private static boolean isWhole(Path backups) {
    try (var files = Files.newDirectoryStream(backups, "herald-20*.db")) {
      return files.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }

  private static void assertWell(CommandRun run) {
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }
}
