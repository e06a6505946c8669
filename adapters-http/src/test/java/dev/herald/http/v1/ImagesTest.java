package dev.herald.http.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.image.ReadImage;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.UseCasesWith;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images are shown to anybody, and can do no harm. */
class ImagesTest extends HttpTest {

  @Test
  void showsWhatBrowsersCanShowAsItIs() {
    var id = givenImage(Samples.png());

    for (var path : new String[] {"/images/" + id, "/images/" + id + "/original"}) {
      assertThat(assertShown(path, "image/png").bytes()).isEqualTo(Samples.png());
    }
  }

  @Test
  void showsARenditionOfWhatBrowsersCannotShow() {
    var id = givenImage(Samples.tiff());

    assertThat(assertShown("/images/" + id, "image/png").text())
        .isEqualTo(id + " at most 2048 wide or high");
    assertThat(assertShown("/images/" + id + "/original", "image/tiff").bytes())
        .isEqualTo(Samples.tiff());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/original", "/thumbnail"})
  void leadsToImagesThatAreElsewhere(String path) {
    serve(UseCasesWith.of(herald, ReadImage.class, new Elsewhere()));

    anybody
        .get("/images/" + "0".repeat(64) + path)
        .hasStatus(302)
        .has("Location", Elsewhere.ADDRESS)
        .has("Cache-Control", "public, max-age=600")
        .has("Cross-Origin-Resource-Policy", "cross-origin")
        .hasNo("ETag");
  }

  /** All of them are in a bucket. */
  private static final class Elsewhere implements ReadImage {

    private static final String ADDRESS = "https://s3.example/bucket/0?X-Amz-Signature=1";

    @Override
    public Picture original(ImageId id) {
      return Picture.at(URI.create(ADDRESS), "image/png", true);
    }

    @Override
    public Picture displayable(ImageId id) {
      return original(id);
    }

    @Override
    public Picture thumbnail(ImageId id, int edge) {
      return original(id);
    }
  }

  @Test
  void showsAnSvgInASandbox() {
    var id = givenImage(Samples.svg());

    for (var path : new String[] {"", "/original", "/thumbnail"}) {
      assertThat(assertShown("/images/" + id + path, "image/svg+xml").bytes())
          .isEqualTo(Samples.svg());
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 256", "?size=16, 16", "?size=17, 32", "?size=300, 512", "?size=1024, 1024"})
  void makesThumbnailsOfTheAskedSizeOrALittleLarger(String query, int edge) {
    var id = givenImage(Samples.png());

    assertThat(assertShown("/images/" + id + "/thumbnail" + query, "image/png").text())
        .isEqualTo("%s at most %s wide or high".formatted(id, edge));
  }

  @ParameterizedTest
  @CsvSource({"15, 16", "1025, 1024", "0, 16", "-1, 16", "2147483647, 1024"})
  void refusesOtherSizes(long size, long limit) {
    var id = givenImage(Samples.png());
    var text = "must be from 16 to 1024 pixels, but is " + size;

    anybody
        .get("/images/" + id + "/thumbnail?size=" + size)
        .isInvalid(new Violation("size", "out_of_range", text, limit, size))
        .hasNo("Content-Security-Policy")
        .hasNo("Cache-Control")
        .hasNo("ETag");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "big", "16.5", "2147483648", "0x10"})
  void refusesSizesThatAreNone(String size) {
    anybody
        .get("/images/" + "0".repeat(64) + "/thumbnail?size=" + size)
        .isMalformed(Violation.of("size", "malformed", "must be a whole number"));
  }

  @Test
  void everyPictureHasATagOfItsOwn() {
    var id = givenImage(Samples.png());
    var paths = new String[] {"", "/original", "/thumbnail?size=16", "/thumbnail?size=512"};

    assertThat(paths).extracting(path -> tag("/images/" + id + path)).doesNotHaveDuplicates();
  }

  private String tag(String path) {
    return anybody.get(path).header("ETag");
  }

  @Test
  void doesNotSendWhatTheClientHas() {
    var path = "/images/" + givenImage(Samples.png());
    var tag = tag(path);

    for (var known : new String[] {tag, "\"x\", " + tag, "W/" + tag, "*"}) {
      anybody
          .with("If-None-Match", known)
          .get(path)
          .hasStatus(304)
          .isEmpty()
          .has("ETag", tag)
          .hasNo("Content-Type")
          .has("Cache-Control", "public, max-age=31536000, immutable");
    }
    anybody.with("If-None-Match", "\"x\"").get(path).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/original", "/thumbnail"})
  void knowsNoImageThatNobodyUploaded(String path) {
    var id = "0".repeat(64);

    anybody
        .with("If-None-Match", "*")
        .get("/images/" + id + path)
        .isProblem(404, "image_not_found", "No such image", "There is no image " + id + ".")
        .hasNo("Cache-Control")
        .hasNo("ETag");
  }

  @Test
  void svgMayBeCompressedOnItsWay() {
    var svg = "<svg>" + " ".repeat(5000) + "</svg>";
    var path = "/images/" + givenImage(svg.getBytes(UTF_8));

    var plain = anybody.get(path).hasStatus(200);
    var compressed = anybody.with("Accept-Encoding", "gzip").get(path).hasStatus(200);

    assertThat(plain.text()).isEqualTo(svg);
    assertThat(compressed.unzipped()).isEqualTo(svg);
    compressed.has("Vary", "Accept-Encoding").has("Content-Type", "image/svg+xml");
    anybody.with("Accept-Encoding", "gzip").head(path).hasStatus(200).isEmpty();
  }

  private Answer assertShown(String path, String contentType) {
    var answer =
        anybody
            .get(path)
            .hasStatus(200)
            .has("Content-Type", contentType)
            .has("Cache-Control", "public, max-age=31536000, immutable")
            .has("X-Content-Type-Options", "nosniff")
            .has("Cross-Origin-Resource-Policy", "cross-origin")
            .has(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
    answer.has("Content-Length", "" + answer.bytes().length);
    anybody
        .head(path)
        .hasStatus(200)
        .isEmpty()
        .has("Content-Type", contentType)
        .has("Content-Length", "" + answer.bytes().length)
        .has("ETag", answer.header("ETag"));
    return answer;
  }
}
