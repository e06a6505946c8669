package dev.herald.http.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images are uploaded in forms, of which nothing stays behind. */
class UploadFormTest extends HttpTest {

  private static final String SVG = Samples.imageId(Samples.svg()).value();

  @BeforeEach
  void givenAServerOfItsOwn() {
    serve(herald);
  }

  /** They go when the server is done with a request, which may be after its answer. */
  @AfterEach
  void assertThatNoFormLeavesAFileBehind() throws IOException {
    Await.until(() -> !hasFiles());
  }

  private boolean hasFiles() throws IOException {
    try (var files = Files.list(uploads)) {
      return files.findAny().isPresent();
    }
  }

  @Test
  void takesTheFileOutOfAForm() {
    var form = part("name=\"note\"", "x") + part("name=\"file\"; filename=\"a.svg\"", svg());

    form(form + "--b--\r\n").hasStatus(201).hasField("imageId", '"' + SVG + '"');
    anybody.get("/images/" + SVG).hasStatus(200);
  }

  @Test
  void refusesAFormOfTwoFiles() {
    var form =
        part("name=\"file\"; filename=\"a.svg\"", svg())
            + part("name=\"file\"; filename=\"b.svg\"", "<svg></svg>");

    form(form + "--b--\r\n")
        .isProblem(
            400,
            "invalid_form",
            "The form can't be read",
            "The form must have one file, but has 2.");
    assertNothingIsStored(Samples.svg());
    assertNothingIsStored("<svg></svg>".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name=\"image\"; filename=\"a.svg\"", "name=\"file\"", "name=\"File\""})
  void refusesAFormWithoutAFileOfThatName(String disposition) {
    form(part(disposition, svg()) + "--b--\r\n")
        .isProblem(
            400,
            "missing_file",
            "No file in the form",
            "The form must have a file in the field 'file'.");
  }

  @Test
  void refusesAFileThatIsNoImage() {
    form(part("name=\"file\"; filename=\"a.svg\"", "x") + "--b--\r\n").hasStatus(415);
    form(part("name=\"file\"; filename=\"a.svg\"", "") + "--b--\r\n").hasStatus(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "--b",
        "--b--",
        "--b\r\n\r\n<svg/>",
        "--b\r\nname=\"file\"\r\n\r\n<svg/>\r\n--b--"
      })
  void refusesAFormThatIsNone(String form) {
    var answer = form(form);

    answer.hasStatus(400);
    assertThat(answer.json().get("code").asText()).isIn("invalid_form", "missing_file");
  }

  @Test
  void refusesAFormThatDoesNotSayWhatItsPartsBeginWith() {
    editor
        .with("Content-Type", "multipart/form-data")
        .post("/api/v1/images", part("name=\"file\"; filename=\"a.svg\"", svg()) + "--b--\r\n")
        .isProblem(400, "invalid_form", "The form can't be read", "The form is malformed.");
  }

  @Test
  void storesNothingOfAFormThatBreaksOff() {
    breakOff(part("name=\"file\"; filename=\"a.svg\"", svg()))
        .isProblem(400, "invalid_form", "The form can't be read", "The form is malformed.");
  }

  private Answer breakOff(String form) {
    try (var connection = anybody.connect()) {
      var answer =
          connection
              .lines("POST /api/v1/images HTTP/1.1", "Host: localhost")
              .lines("Content-Type: multipart/form-data; boundary=b", "Content-Length: 1000")
              .lines("Authorization: Bearer " + secret("editor"), "Connection: close", "")
              .text(form)
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

  private Answer form(String form) {
    return editor
        .with("Content-Type", "multipart/form-data; boundary=b")
        .post("/api/v1/images", form);
  }

  private static String part(String disposition, String content) {
    return "--b\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
        .formatted(disposition, content);
  }

  private static String svg() {
    return new String(Samples.svg(), UTF_8);
  }
}
