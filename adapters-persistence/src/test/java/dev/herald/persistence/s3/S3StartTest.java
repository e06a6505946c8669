package dev.herald.persistence.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.testkit.Samples;
import dev.herald.persistence.folder.ImagesElsewhere;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.image.ImageFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A bucket that can't be used is refused at the start, in a sentence that says what to do. */
class S3StartTest {

  @TempDir private Path folder;

  @Test
  void leavesNothingInABucketThatItLookedOver() {
    var settings = S3Server.newBucket();

    S3Images.open(settings, folder, false, Optional.empty()).close();

    try (var client = S3Server.client(settings)) {
      var bucket = settings.location().bucket();
      assertThat(client.listObjectsV2(it -> it.bucket(bucket)).contents()).isEmpty();
    }
  }

  @Test
  void manyCanLookItOverAtOnce() throws Exception {
    var settings = S3Server.newBucket();
    var starts = Executors.newFixedThreadPool(8);
    try (var client = S3Server.client(settings)) {
      Callable<Void> look =
          () -> {
            for (var i = 0; i < 10; i++) new FirstLook(client, settings).require();
            return null;
          };
      for (var start : starts.invokeAll(Collections.nCopies(8, look), 60, TimeUnit.SECONDS)) {
        start.get();
      }
    } finally {
      starts.shutdownNow();
    }
  }

  @Test
  void notesInTheDataFolderWhereTheImagesAre() throws IOException {
    var settings = S3Server.newBucket();

    S3Images.open(settings, folder, false, Optional.empty()).close();

    var note = ImagesElsewhere.in(folder);
    assertThat(ImagesElsewhere.read(note)).contains(settings.location().toString());
    assertThatThrownBy(() -> open(S3Server.newBucket()))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageStartingWith(
            "The images of this data folder are in %s, and not in", settings.location())
        .hasMessageEndingWith("If you have moved them, delete %s.", note);
  }

  @Test
  void refusesAFolderThatHasImages() throws IOException {
    try (var files = new ImageFiles(folder, false);
        var staged = files.store().stage(new ByteArrayInputStream(Samples.png()))) {
      staged.keep();
    }

    assertThatThrownBy(() -> open(S3Server.newBucket()))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageStartingWith(
            "There are images in %s, which would not be used.", folder.resolve("kept"));
  }

  @Test
  void refusesABucketThatIsNotThere() {
    assertThatThrownBy(() -> open(S3Server.settings("no-such-bucket")))
        .isInstanceOf(UnusableBucket.class)
        .hasMessage(
            "There is no bucket no-such-bucket at %s. Create it, or name another one with --images."
                .formatted(S3Server.endpoint()));
  }

  @Test
  void refusesAnAddressWhereNothingIs() throws IOException {
    var nothing = addressOfNothing();

    assertThatThrownBy(() -> open(S3Server.at(nothing, "herald")))
        .isInstanceOf(UnusableBucket.class)
        .hasMessageStartingWith("S3 can't be reached at %s: ".formatted(nothing))
        .hasMessageContaining("Connection refused");
  }

  private static URI addressOfNothing() throws IOException {
    try (var closed = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + closed.getLocalPort());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 Forbidden | InvalidAccessKeyId | S3 does not know the access key of the credentials.",
        "403 Forbidden | SignatureDoesNotMatch | The secret key of the credentials is wrong.",
        "403 Forbidden | AccessDenied | Herald may not list the bucket herald",
        "403 Forbidden | RequestTimeTooSkewed | The clock of this machine and that of S3 differ",
        "400 Bad Request | ExpiredToken | The credentials have expired.",
        "301 Moved Permanently | PermanentRedirect | The bucket herald is in another region.",
        "400 Bad Request | AuthorizationHeaderMalformed | The bucket herald is in another region.",
        "405 Method Not Allowed | MethodNotAllowed | Herald can't list the bucket herald",
      })
  void saysWhatS3Refuses(String status, String code, String sentence) {
    try (var way = new FaultyWay(S3Server.endpoint())) {
      way.answer(1000, status, code);

      assertThatThrownBy(() -> open(S3Server.at(way.address(), "herald")))
          .isInstanceOf(UnusableBucket.class)
          .hasMessageStartingWith(sentence);
    }
  }

  @Test
  void saysInWhichRegionTheBucketIs() {
    try (var way = new FaultyWay(S3Server.endpoint())) {
      way.answer(
          1000, "301 Moved Permanently\r\nx-amz-bucket-region: eu-west-3", "PermanentRedirect");

      assertThatThrownBy(() -> open(S3Server.at(way.address(), "herald")))
          .hasMessage(
              "The bucket herald is in another region, eu-west-3. Name it with --s3-region or"
                  + " AWS_REGION.");
    }
  }

  @Test
  void saysThatThereAreNoCredentials() {
    var none =
        SdkClientException.create(
            "Unable to load credentials from any of the providers in the chain");

    assertThat(S3Failures.unusable(S3Server.settings("herald"), "list", none))
        .hasMessageStartingWith("Herald has no credentials for S3. Set AWS_ACCESS_KEY_ID");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://bucket, bucket, ''",
    "s3://bucket/, bucket, ''",
    "s3://bucket/herald, bucket, herald/",
    "s3://my.bucket-1/a/b_c/, my.bucket-1, a/b_c/",
  })
  void readsALocation(String text, String bucket, String prefix) {
    assertThat(S3Location.of(text)).isEqualTo(new S3Location(bucket, prefix));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bucket",
        "https://bucket/herald",
        "s3://",
        "s3:///herald",
        "s3://bucket//herald",
        "s3://bucket/../herald",
        "s3://bucket/a b",
        "s3://user@bucket/a",
      })
  void refusesWhatIsNoLocation(String text) {
    assertThatThrownBy(() -> S3Location.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsTheLocationAsItWasGiven() {
    assertThat(S3Location.of("s3://bucket/a/b/")).hasToString("s3://bucket/a/b");
    assertThat(S3Location.of("s3://bucket")).hasToString("s3://bucket");
  }

  private void open(S3Settings settings) {
    S3Images.open(settings, folder, false, Optional.empty()).close();
  }
}
