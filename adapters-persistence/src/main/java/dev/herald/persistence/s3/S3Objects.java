package dev.herald.persistence.s3;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.out.ImageStore.Kept;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects in a bucket. Each call throws {@link Busy} if S3 does not do it in time. */
final class S3Objects {

  private final S3Client client;
  private final String bucket;
  private final S3Calls calls;
  private final Uploads uploads;

  S3Objects(S3Client client, String bucket, S3Calls calls, Tuning tuning) {
    this.client = client;
    this.bucket = bucket;
    this.calls = calls;
    this.uploads = new Uploads(client, bucket, calls, tuning);
  }

  /** How long an object is; empty if it is not there. */
  Optional<Long> size(String key) {
    return calls
        .find(() -> client.headObject(it -> it.bucket(bucket).key(key)))
        .map(found -> found.contentLength());
  }

  /** The bytes of an object, for the caller to close. */
  Optional<Kept> open(String key) {
    return calls
        .find(() -> get(key, 0))
        .map(
            opened -> {
              var size = opened.response().contentLength();
              return new Kept(size, new ObjectStream(opened, size, from -> reopen(key, from)));
            });
  }

  private ResponseInputStream<GetObjectResponse> get(String key, long from) {
    return client.getObject(
        it -> {
          it.bucket(bucket).key(key);
          if (from > 0) it.range("bytes=" + from + "-");
        },
        ResponseTransformer.toInputStream());
  }

  private ResponseInputStream<GetObjectResponse> reopen(String key, long from) {
    return calls
        .find(() -> get(key, from))
        .orElseThrow(() -> Reachability.busy("The object is gone."));
  }

  /** The whole of a small object. */
  Optional<byte[]> read(String key) {
    return calls
        .find(
            () -> client.getObject(it -> it.bucket(bucket).key(key), ResponseTransformer.toBytes()))
        .map(found -> found.asByteArray());
  }

  /** Stores a small object. */
  void put(String key, byte[] bytes) {
    calls.run(
        () ->
            client.putObject(
                it -> it.bucket(bucket).key(key).contentType("text/plain"),
                RequestBody.fromBytes(bytes)));
  }

  /** Stores a file, in constant memory, durably and as a whole or not at all. */
  void put(String key, Path file, long size, String contentType) {
    uploads.put(key, file, size, contentType);
  }

  /** Ends all uploads of such keys; to be called before there are any. */
  void abortUploads(String prefix) {
    uploads.abortAll(prefix);
  }

  /** No error if it is not there. */
  void delete(String key) {
    calls.run(() -> client.deleteObject(it -> it.bucket(bucket).key(key)));
  }

  /** The keys that begin so, of which there are few. */
  List<String> keys(String prefix) {
    return calls
        .find(() -> client.listObjectsV2(it -> it.bucket(bucket).prefix(prefix)))
        .map(found -> found.contents().stream().map(S3Object::key).toList())
        .orElseGet(List::of);
  }
}
