package dev.herald.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.http.testkit.HttpTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long texts are compressed for those who can read that, and photos never. */
class CompressionTest extends HttpTest {

  @Test
  void compressesALongList() {
    IntStream.rangeClosed(1, 9).forEach(i -> givenChannel("c" + i));
    var plain = reader.get("/api/v1/channels").hasNo("Content-Encoding");

    var compressed =
        reader.with("Accept-Encoding", "deflate, gzip, br").get("/api/v1/channels").hasStatus(200);

    assertThat(compressed.unzipped()).isEqualTo(plain.text());
    compressed
        .has("Vary", "Accept-Encoding")
        .has("ETag", plain.header("ETag"))
        .has("Content-Type", "application/json");
    assertThat(compressed.bytes().length).isLessThan(plain.bytes().length / 4);
  }

  @Test
  void givesEachClientTheFormThatItTakesOfAnAnswerThatIsKept() {
    IntStream.rangeClosed(1, 9).forEach(i -> givenChannel("c" + i));
    var plain = reader.get("/api/v1/channels").text();

    for (var round = 0; round < 2; round++) {
      var zipped = reader.with("Accept-Encoding", "gzip").get("/api/v1/channels");
      assertThat(zipped.has("Content-Encoding", "gzip").unzipped()).isEqualTo(plain);
      var unzipped = reader.get("/api/v1/channels");
      assertThat(unzipped.hasNo("Content-Encoding").text()).isEqualTo(plain);
    }
  }

  @Test
  void compressesFromOneKilobyteOn() {
    var shortest = new int[] {Integer.MAX_VALUE};
    var longest = new int[] {0};
    givenChannel();
    for (var length = 700; length < 760; length++) {
      editor
          .patch(
              "/api/v1/channels/news", "{\"customString\": \"%s\"}".formatted("x".repeat(length)))
          .hasStatus(200);
      var size = reader.get("/api/v1/channels/news").bytes().length;
      var answer = reader.with("Accept-Encoding", "gzip").get("/api/v1/channels/news");
      if (answer.headers().firstValue("Content-Encoding").isPresent()) {
        shortest[0] = Math.min(shortest[0], size);
      } else longest[0] = Math.max(longest[0], size);
    }

    assertThat(longest[0]).isEqualTo(1023);
    assertThat(shortest[0]).isEqualTo(1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "br", "gzip;q=0", "*;q=0"})
  void compressesNothingForThoseWhoCannotReadIt(String accepted) {
    IntStream.rangeClosed(1, 9).forEach(i -> givenChannel("c" + i));

    reader
        .with("Accept-Encoding", accepted)
        .get("/api/v1/channels")
        .hasStatus(200)
        .hasNo("Content-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "jpeg", "tiff"})
  void compressesNoPhotos(String type) {
    var photo = (start(type) + "\0".repeat(5000)).getBytes(ISO_8859_1);
    var id = givenImage(photo);

    var answer = anybody.with("Accept-Encoding", "gzip").get("/images/" + id + "/original");

    answer.hasStatus(200).hasNo("Content-Encoding").has("Content-Type", "image/" + type);
    assertThat(answer.bytes()).isEqualTo(photo);
  }

  private static String start(String type) {
    return switch (type) {
      case "png" -> new String(Samples.png(), ISO_8859_1);
      case "gif" -> new String(Samples.gif(), ISO_8859_1);
      case "tiff" -> new String(Samples.tiff(), ISO_8859_1);
      default -> "\u00ff\u00d8\u00ff";
    };
  }

  @Test
  void compressesThePageToTryTheApi() {
    var script =
        anybody.with("Accept-Encoding", "gzip").get("/docs/swagger-ui-bundle.js").hasStatus(200);

    assertThat(script.unzipped()).isEqualTo(anybody.get("/docs/swagger-ui-bundle.js").text());
  }

  @Test
  void compressesProblemsAsWell() {
    var longName = "x".repeat(1000);

    var answer =
        admin
            .with("Accept-Encoding", "gzip")
            .post("/api/v1/channels", "{\"%s\": 1}".formatted(longName))
            .hasStatus(422)
            .has("Content-Type", "application/problem+json");

    assertThat(answer.unzipped()).contains(longName);
  }
}
