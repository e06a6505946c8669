package dev.herald.persistence.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.ImageId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has an address gets one object, for an hour. */
class AddressesTest {

  private static final String KEY = "herald/kept/00/00";

  @TempDir private Path folder;

  @Test
  void bytesAreSentThereAsWhatTheyAre() throws Exception {
    var bucket = S3Server.newBucket();
    var settings = new S3Settings(bucket.location(), bucket.endpoint(), bucket.region(), true);
    try (var images = S3Images.open(settings, folder, false, Optional.empty())) {
      var id = keep(images);

      var answer = get(images.store().address(id, "image/png").orElseThrow());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(Samples.png());
      assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
      assertThat(answer.headers().firstValue("Cache-Control"))
          .contains("public, max-age=31536000, immutable");
    }
  }

  private static ImageId keep(S3Images images) throws IOException {
    try (var staged = images.store().stage(new ByteArrayInputStream(Samples.png()))) {
      staged.keep();
      return staged.id();
    }
  }

  private static HttpResponse<byte[]> get(URI address) throws Exception {
    var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }

  @Test
  void sameAddressIsHandedOutForHalfOfTheTime() {
    var nanos = new AtomicLong();
    try (var addresses = addresses(nanos)) {
      var first = addresses.of(KEY, "image/png").orElseThrow();
      nanos.addAndGet(Duration.ofMinutes(30).toNanos());

      assertThat(addresses.of(KEY, "image/png")).containsSame(first);

      nanos.addAndGet(1);
      assertThat(addresses.of(KEY, "image/png").orElseThrow()).isNotSameAs(first);
      assertThat(first.getQuery()).contains("X-Amz-Expires=3600");
    }
  }

  /** It may have a script, and would be opened at an address where nobody stops that. */
  @Test
  void nobodyIsSentElsewhereForAnSvg() {
    try (var addresses = addresses(new AtomicLong())) {
      assertThat(addresses.of(KEY, "image/svg+xml")).isEmpty();
    }
  }

  private static Addresses addresses(AtomicLong nanos) {
    var presigner = new S3Clients(S3Server.settings("herald"), Tuning.USUAL).presigner();
    return new Addresses(presigner, "herald", nanos::get);
  }
}
