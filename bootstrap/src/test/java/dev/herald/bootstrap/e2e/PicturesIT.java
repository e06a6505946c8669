package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Await;
import dev.herald.bootstrap.bench.ServerProcess;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large pictures in a server with a heap that is smaller than one of them. */
@TestInstance(Lifecycle.PER_CLASS)
class PicturesIT {

  private static final int BMP_HEADER = 54;
  private static final int HEAP_MEGABYTES = 64;

  @TempDir private static Path data;
  private ServerProcess server;
  private Client client;

  @BeforeAll
  void start() throws IOException {
    server = Jar.serve(data, Map.of(), "-Xmx" + HEAP_MEGABYTES + "m");
    client = new Client(server.port());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void takesAPhotoOf12MegapixelsAndShowsItSmall() throws Exception {
    var photo = photo(4000, 3000);

    var uploaded = Client.json(upload(new ByteArrayInputStream(photo)));

    assertThat(uploaded.get("contentType").asText()).isEqualTo("image/jpeg");
    assertThat(uploaded.get("width").asInt()).isEqualTo(4000);
    assertThat(uploaded.get("height").asInt()).isEqualTo(3000);
    assertThat(client.get(uploaded.get("url").asText()).body()).isEqualTo(photo);
    var thumbnail = thumbnail(uploaded.get("imageId").asText());
    assertThat(thumbnail.getWidth()).isEqualTo(256);
    assertThat(thumbnail.getHeight()).isEqualTo(192);
  }

  @Test
  void takesAPictureThatIsLargerThanTheHeap() throws Exception {
    var answer = upload(bmp(5000, 4500));

    assertThat(answer.statusCode()).isEqualTo(201);
    var uploaded = Client.json(answer);
    assertThat(uploaded.get("byteSize").asLong())
        .isEqualTo(BMP_HEADER + 67_500_000L)
        .isGreaterThan((long) HEAP_MEGABYTES << 20);
    assertThat(uploaded.get("width").asInt()).isEqualTo(5000);
    var thumbnail = thumbnail(uploaded.get("imageId").asText());
    assertThat(thumbnail.getWidth()).isEqualTo(256);
    assertThat(new Color(thumbnail.getRGB(128, 128))).isEqualTo(Color.BLACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"heic", "avif"})
  void showsPhotosOfPhones(String format, @TempDir Path folder) throws Exception {
    var phone = new Phone(folder);
    var photo = phone.encoded(photo(4000, 3000), "jpg", format);

    var uploaded = Client.json(upload(new ByteArrayInputStream(photo)));

    assertThat(uploaded.get("contentType").asText()).isEqualTo("image/" + format);
    assertThat(uploaded.get("width").asInt()).isEqualTo(4000);
    var id = uploaded.get("imageId").asText();
    assertThat(thumbnail(id).getWidth()).isEqualTo(256);
    assertThat(thumbnail(id).getHeight()).isEqualTo(192);
  }

  @Test
  void showsAPhotoThatBrowsersCannot(@TempDir Path folder) throws Exception {
    var photo = new Phone(folder).encoded(photo(300, 200), "jpg", "heic");

    var uploaded = Client.json(upload(new ByteArrayInputStream(photo)));

    assertThat(picture(uploaded.get("url").asText()).getWidth()).isEqualTo(300);
  }

  @Test
  void leavesTransparentWhatIsSo(@TempDir Path folder) throws Exception {
    var sticker = new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB);
    for (var x = 0; x < 30; x++) {
      for (var y = 0; y < 40; y++) sticker.setRGB(x, y, Color.RED.getRGB());
    }
    var png = new ByteArrayOutputStream();
    ImageIO.write(sticker, "png", png);
    var avif = new Phone(folder).encoded(png.toByteArray(), "png", "avif");

    var small =
        thumbnail(Client.json(upload(new ByteArrayInputStream(avif))).get("imageId").asText());

    assertThat(small.getWidth()).isEqualTo(60);
    assertThat(new Color(small.getRGB(10, 20), true).getAlpha()).isEqualTo(255);
    assertThat(new Color(small.getRGB(10, 20), true).getRed()).isGreaterThan(200);
    assertThat(new Color(small.getRGB(50, 20), true).getAlpha()).isZero();
  }

  @Test
  void refusesWhatIsNoPictureWhateverItIsCalled() throws Exception {
    var pdf = upload(new ByteArrayInputStream("%PDF-1.7\n".getBytes()));
    assertThat(pdf.statusCode()).isEqualTo(415);
    assertThat(Client.json(pdf).get("code").asText()).isEqualTo("not_an_image");
    assertThat(Client.json(pdf).get("detail").asText()).contains("application/pdf");

    var empty = upload(InputStream.nullInputStream());
    assertThat(empty.statusCode()).isEqualTo(415);
    assertThat(Client.json(empty).get("detail").asText()).contains("empty");
  }

  @Test
  void removesThePicturesOfADeletedChannelNeverThoseOfOthers() throws Exception {
    var image =
        Client.json(upload(new ByteArrayInputStream(photo(40, 30)))).get("imageId").asText();
    for (var id : new String[] {"one", "two"}) {
      client.create(
          "/api/v1/channels", Map.of("id", id, "name", id, "avatar", Map.of("imageId", image)));
    }

    assertThat(client.send("DELETE", "/api/v1/channels/one", BodyPublishers.noBody()).statusCode())
        .isEqualTo(204);

    assertThat(client.get("/api/v1/channels/one").statusCode()).isEqualTo(404);
    assertThat(client.get("/images/" + image).statusCode()).isEqualTo(200);
  }

  private HttpResponse<byte[]> upload(InputStream bytes) throws Exception {
    return client.send("POST", "/api/v1/images", BodyPublishers.ofInputStream(() -> bytes));
  }

  private BufferedImage thumbnail(String image) throws Exception {
    return picture("/images/" + image + "/thumbnail");
  }

  private BufferedImage picture(String path) throws Exception {
    Await.until(() -> isMade(client.get(path)));
    return ImageIO.read(new ByteArrayInputStream(client.get(path).body()));
  }

  /** Until then it is busy, or what browsers show stands in for it. */
  private static boolean isMade(HttpResponse<byte[]> answer) {
    var type = answer.headers().firstValue("Content-Type").orElse("");
    return answer.statusCode() == 200 && !type.matches("image/(heic|avif)");
  }

  /** A photo with something to see all over it. */
  private static byte[] photo(int width, int height) throws IOException {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (var y = 0; y < height; y++) {
      for (var x = 0; x < width; x++) picture.setRGB(x, y, x * 31 ^ y * 17 << 8);
    }
    var bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, "jpg", bytes)).isTrue();
    return bytes.toByteArray();
  }

  /** An uncompressed black picture of any size, made while it is read. */
  private static InputStream bmp(int width, int height) {
    var pixels = 3L * width * height;
    var header = ByteBuffer.allocate(BMP_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 'B').put((byte) 'M').putInt((int) (BMP_HEADER + pixels)).putInt(0);
    header.putInt(BMP_HEADER).putInt(40).putInt(width).putInt(height);
    header.putShort((short) 1).putShort((short) 24).putInt(0).putInt((int) pixels);
    return new SequenceInputStream(new ByteArrayInputStream(header.array()), new Zeros(pixels));
  }

  /** So many zero bytes. */
  private static final class Zeros extends InputStream {

    private long left;

    private Zeros(long count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) return -1;
      var count = (int) Math.min(length, left);
      Arrays.fill(into, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }
}
