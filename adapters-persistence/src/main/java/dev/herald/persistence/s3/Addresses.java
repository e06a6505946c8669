package dev.herald.persistence.s3;

import dev.herald.application.failure.Busy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Signs addresses of objects, which are good for an hour for whoever has them. For half of it the
 * same one is handed out, so that browsers keep what they got there.
 */
final class Addresses implements AutoCloseable {

  private static final Duration GOOD = Duration.ofHours(1);
  private static final Duration HANDED_OUT = GOOD.dividedBy(2);
  private static final int MOST_REMEMBERED = 2_000;
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  /** It may have a script, and S3 can't be told to send it in a sandbox. */
  private static final String SVG = "image/svg+xml";

  private final S3Presigner presigner;
  private final String bucket;
  private final LongSupplier nanos;
  private final Map<String, Signed> signed =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Signed> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private record Signed(URI address, long at) {}

  /**
   * @param nanos a clock of nanoseconds that only goes forward
   */
  Addresses(S3Presigner presigner, String bucket, LongSupplier nanos) {
    this.presigner = presigner;
    this.bucket = bucket;
    this.nanos = nanos;
  }

  /**
   * An address of an object, which need not be there.
   *
   * @param contentType as what it is sent there
   * @return empty if it must not be sent from there
   * @throws Busy there are no credentials now
   */
  Optional<URI> of(String key, String contentType) {
    if (contentType.equals(SVG)) return Optional.empty();
    synchronized (signed) {
      var now = nanos.getAsLong();
      var known = signed.get(key);
      if (known == null || now - known.at() > HANDED_OUT.toNanos()) {
        known = new Signed(sign(key, contentType), now);
        signed.put(key, known);
      }
      return Optional.of(known.address());
    }
  }

  private URI sign(String key, String contentType) {
    try {
      return presigner
          .presignGetObject(
              it ->
                  it.signatureDuration(GOOD)
                      .getObjectRequest(
                          object ->
                              object
                                  .bucket(bucket)
                                  .key(key)
                                  .responseContentType(contentType)
                                  .responseCacheControl(FOR_EVER)))
          .url()
          .toURI();
    } catch (SdkException e) {
      throw Reachability.busy("There are no credentials for the store of images.");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e); // the SDK made it
    }
  }

  @Override
  public void close() {
    presigner.close();
  }
}
