package dev.herald.persistence.s3;

import java.util.Arrays;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;

/** Tries at the start what Herald does with a bucket. */
final class FirstLook {

  private static final byte[] BYTES = {'H', 'e', 'r', 'a', 'l', 'd'};

  private final S3Client client;
  private final S3Settings settings;
  private final String bucket;
  private final Keys keys;
  private final String attempt;

  FirstLook(S3Client client, S3Settings settings) {
    this.client = client;
    this.settings = settings;
    this.bucket = settings.location().bucket();
    this.keys = new Keys(settings.location().prefix());
    this.attempt = keys.attemptOf(UUID.randomUUID());
  }

  /**
   * Tries all of it.
   *
   * @throws UnusableBucket something can't be done
   */
  void require() {
    requireReadable();
    attempt(
        "write to",
        () -> client.putObject(it -> it.bucket(bucket).key(attempt), RequestBody.fromBytes(BYTES)));
    attempt("read from", this::read);
    attempt("delete from", () -> client.deleteObject(it -> it.bucket(bucket).key(attempt)));
  }

  /**
   * Looks at it without changing anything.
   *
   * @throws UnusableBucket it can't be read
   */
  void requireReadable() {
    // Without the right to list, what is missing would look as if it were forbidden.
    attempt(
        "list", () -> client.listObjectsV2(it -> it.bucket(bucket).prefix(keys.kept()).maxKeys(1)));
  }

  private void read() {
    var read =
        client.getObject(it -> it.bucket(bucket).key(attempt), ResponseTransformer.toBytes());
    if (!Arrays.equals(read.asByteArray(), BYTES)) {
      throw new UnusableBucket(
          "What Herald writes to the bucket %s is not what it reads there.".formatted(bucket),
          null);
    }
  }

  private void attempt(String what, Runnable call) {
    try {
      call.run();
    } catch (SdkException e) {
      throw S3Failures.unusable(settings, what, e);
    }
  }
}
