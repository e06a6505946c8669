package dev.herald.bootstrap.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.bootstrap.bench.ServerProcess;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's command lines do what it says they do. */
class ReadmeIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(# .*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void commandLinesDoWhatTheReadmeSays() throws Exception {
    ImageIO.write(
        new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB),
        "jpg",
        folder.resolve("photo.jpg").toFile());
    try (var server = Jar.serve(folder.resolve("data"))) {
      var answers = new ArrayList<JsonNode>();
      for (var commands : commands()) answers.addAll(run(commands, server.port()));

      var channel = answers.get(0);
      assertThat(channel.get("id").asText()).isEqualTo("news");
      assertThat(channel.get("avatar").get("imageId").asText()).hasSize(64);
      var post = answers.get(1);
      assertThat(post.get("type").asText()).isEqualTo("TEXT_ONLY");
      var found = answers.get(2).get("items");
      assertThat(found).containsExactly(post);
      var refusal = answers.get(3);
      assertThat(refusal.get("violations"))
          .extracting(violation -> violation.get("code").asText())
          .containsExactly("name.too_long", "avatar.required", "photo.unknown_field");
      var webhook = answers.get(4);
      assertThat(webhook.get("secret").asText()).startsWith("whsec_");
      assertThat(answers.get(5).at("/items/0/id")).isEqualTo(webhook.get("id"));
      assertThat(answers.get(6)).isEqualTo(post);
      assertThat(answers.get(7).get("url").asText())
          .startsWith("/api/v1/channels/news/stream?ticket=");
      assertThat(answers.get(8).get("visibility").asText()).isEqualTo("PUBLIC");
      assertThat(answers).hasSize(9);
    }
  }

  /** The blocks that begin with a comment that says what they do. */
  private static List<String> commands() throws IOException {
    var readme = Files.readString(Path.of("..", "README.md"));
    return COMMANDS.matcher(readme).results().map(block -> block.group(1)).toList();
  }

  /** What the commands of a block print, one JSON after the other. */
  private List<JsonNode> run(String commands, int port) throws Exception {
    var builder =
        new ProcessBuilder("bash", "-eu", "-c", commands.replace(":8080/", ":" + port + "/"));
    builder.directory(folder.toFile());
    builder.environment().put("HERALD_TOKEN", ServerProcess.TOKEN);
    builder.redirectErrorStream(true);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return JSON.readerFor(JsonNode.class).<JsonNode>readValues(said).readAll();
  }
}
