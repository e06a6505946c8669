package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.FakeImageProcessor;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.image.Crop;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import org.junit.jupiter.api.Test;

/** A part of an image becomes an image of its own. */
class CropsTest extends HttpTest {

  private static final String WHOLE =
      "\"left\": 0, \"top\": 0, \"width\": 10000, \"height\": 10000";

  @Test
  void answersWithTheImageThatWasCutOut() {
    var png = Samples.imageId(Samples.png());
    editor.send("POST", "/api/v1/images", Samples.png()).hasStatus(201);
    var bytes = FakeImageProcessor.cut(png, new Crop(2500, 0, 5000, 10_000, 270));
    var cut = Samples.imageId(bytes).value();

    var answer =
        crop(
            png.value(),
            "{\"left\": 2500, \"top\": 0, \"width\": 5000, \"height\": 10000, \"rotation\": 270}");

    answer
        .is(
            201,
            """
            {"imageId": "%s", "url": "/images/%s", "contentType": "image/gif", "byteSize": %s}"""
                .formatted(cut, cut, bytes.length))
        .has("Location", "/images/" + cut);
    assertThat(admin.get("/images/" + cut).hasStatus(200).text().getBytes()).isEqualTo(bytes);
  }

  @Test
  void tellsAllThatIsWrong() {
    var answer =
        crop(
            Samples.imageId(Samples.png()).value(),
            "{\"left\": -1, \"width\": 10001, \"height\": 1e40, \"rotation\": 45, \"zoom\": 2}");

    answer.hasStatus(422);
    for (var code :
        new String[] {
          "left.out_of_range",
          "top.required",
          "width.out_of_range",
          "rotation.unknown",
          "zoom.unknown"
        }) {
      assertThat(answer.text()).contains(code);
    }
  }

  @Test
  void nothingIsCutFromAnImageThatIsNotThereOrThatHeraldCanNotRead() {
    crop(Samples.imageId(Samples.png()).value(), "{" + WHOLE + "}").hasStatus(404);

    editor.send("POST", "/api/v1/images", Samples.svg()).hasStatus(201);
    var answer = crop(Samples.imageId(Samples.svg()).value(), "{" + WHOLE + "}").hasStatus(422);
    assertThat(answer.text()).contains("imageId.unreadable").contains("image/svg+xml");
  }

  private Answer crop(String image, String part) {
    return editor.post("/api/v1/images/" + image + "/crops", part);
  }
}
