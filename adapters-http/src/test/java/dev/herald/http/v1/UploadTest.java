package dev.herald.http.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images are uploaded as they are. */
class UploadTest extends HttpTest {

  private static final String PNG = Samples.imageId(Samples.png()).value();
  private static final String SVG = Samples.imageId(Samples.svg()).value();

  @Test
  void answersWithWhatTheImageIs() {
    upload(Samples.png())
        .is(
            201,
            """
            {"imageId": "%s", "url": "/images/%s", "contentType": "image/png", "byteSize": %s,
             "width": 1, "height": 1}"""
                .formatted(PNG, PNG, Samples.png().length))
        .has("Location", "/images/" + PNG);
  }

  @Test
  void addressBeginsWithThePublicUrl() {
    serve(herald, settings(Optional.of("https://herald.example.org")));

    upload(Samples.svg())
        .is(
            201,
            """
            {"imageId": "%s", "url": "https://herald.example.org/images/%s",
             "contentType": "image/svg+xml", "byteSize": %s}"""
                .formatted(SVG, SVG, Samples.svg().length));
  }

  @Test
  void sameBytesAreTheSameImage() {
    var first = upload(Samples.png());

    upload(Samples.png()).is(201, first.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/pdf", "text/plain", "application/x-www-form-urlencoded", "?"})
  void believesTheBytesRatherThanTheContentType(String type) {
    editor
        .with("Content-Type", type)
        .send("POST", "/api/v1/images", Samples.png())
        .hasStatus(201)
        .hasField("contentType", "\"image/png\"");
  }

  @Test
  void refusesWhatIsNoImage() {
    upload(Samples.pdf())
        .isProblem(
            415,
            "not_an_image",
            "Not an image",
            "The upload is not an image: its content is unknown.");
    assertNothingIsStored(Samples.pdf());
  }

  @Test
  void refusesAnUploadWithoutBytes() {
    upload(new byte[0])
        .isProblem(
            415,
            "not_an_image",
            "Not an image",
            "The upload is not an image: its content is empty.");
  }

  @Test
  void storesNothingOfAnUploadThatBreaksOff() {
    assertBreaksOff("Content-Length: 1000", svg())
        .isProblem(
            400, "upload_incomplete", "The upload broke off", "The image did not arrive whole.");
    assertBreaksOff("Transfer-Encoding: chunked", "%x\r\n%s\r\n".formatted(svg().length(), svg()))
        .hasStatus(400);
  }

  private Answer assertBreaksOff(String header, String body) {
    try (var connection = anybody.connect()) {
      var answer =
          connection
              .lines("POST /api/v1/images HTTP/1.1", "Host: localhost", header)
              .lines("Authorization: Bearer " + secret("editor"), "Connection: close", "")
              .text(body)
              .end()
              .answer();
      assertNothingIsStored(Samples.svg());
      return answer;
    }
  }

  private void assertNothingIsStored(byte[] bytes) {
    assertThat(ports.outbound().images().find(Samples.imageId(bytes))).isEmpty();
    anybody.get("/images/" + Samples.imageId(bytes)).hasStatus(404);
  }

  private Answer upload(byte[] bytes) {
    return editor.send("POST", "/api/v1/images", bytes);
  }

  private static String svg() {
    return new String(Samples.svg(), UTF_8);
  }
}
