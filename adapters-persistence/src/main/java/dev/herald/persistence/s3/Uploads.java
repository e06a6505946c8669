package dev.herald.persistence.s3;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Sends files: large ones in parts, of which each can be sent again. */
final class Uploads {

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private static final int MOST_PARTS = 10_000;
  private static final String OF_A_PART = "application/octet-stream";

  private final S3Client client;
  private final String bucket;
  private final S3Calls calls;
  private final long partBytes;
  private final Duration unfinished;
  private final AwsRequestOverrideConfiguration patient;
  private final AwsRequestOverrideConfiguration veryPatient;

  Uploads(S3Client client, String bucket, S3Calls calls, Tuning tuning) {
    this.client = client;
    this.bucket = bucket;
    this.calls = calls;
    partBytes = tuning.partBytes();
    unfinished = tuning.unfinished();
    patient = within(tuning.part(), tuning.upload());
    veryPatient = within(tuning.upload(), tuning.upload());
  }

  private static AwsRequestOverrideConfiguration within(Duration attempt, Duration call) {
    return AwsRequestOverrideConfiguration.builder()
        .apiCallAttemptTimeout(attempt)
        .apiCallTimeout(call)
        .build();
  }

  void put(String key, Path file, long size, String contentType) {
    if (size > 2 * partBytes) {
      putParts(key, file, size, contentType);
      return;
    }
    calls.run(
        () ->
            client.putObject(
                it ->
                    it.bucket(bucket)
                        .key(key)
                        .contentType(contentType)
                        .overrideConfiguration(patient),
                body(file, 0, size, contentType)));
  }

  private void putParts(String key, Path file, long size, String contentType) {
    var id =
        calls
            .find(
                () ->
                    client.createMultipartUpload(
                        it -> it.bucket(bucket).key(key).contentType(contentType)))
            .orElseThrow(() -> Reachability.busy("The bucket is gone."))
            .uploadId();
    try {
      complete(key, id, sendParts(key, id, file, size));
    } catch (RuntimeException | Error e) {
      abort(key, id);
      throw e;
    }
  }

  private List<CompletedPart> sendParts(String key, String id, Path file, long size) {
    var partSize = Math.max(partBytes, (size + MOST_PARTS - 1) / MOST_PARTS);
    var parts = new ArrayList<CompletedPart>();
    for (var from = 0L; from < size; from += partSize) {
      var number = parts.size() + 1;
      var body = body(file, from, Math.min(partSize, size - from), OF_A_PART);
      var sent =
          calls
              .find(
                  () ->
                      client.uploadPart(
                          it ->
                              it.bucket(bucket)
                                  .key(key)
                                  .uploadId(id)
                                  .partNumber(number)
                                  .overrideConfiguration(patient),
                          body))
              .orElseThrow(() -> Reachability.busy("The upload is gone."));
      parts.add(
          CompletedPart.builder()
              .partNumber(number)
              .eTag(sent.eTag())
              .checksumCRC32(sent.checksumCRC32())
              .build());
    }
    return parts;
  }

  private void complete(String key, String id, List<CompletedPart> parts) {
    var completed =
        calls.find(
            () ->
                client.completeMultipartUpload(
                    it ->
                        it.bucket(bucket)
                            .key(key)
                            .uploadId(id)
                            .multipartUpload(all -> all.parts(parts))
                            .overrideConfiguration(veryPatient)));
    if (completed.isEmpty()) throw Reachability.busy("The upload is gone.");
  }

  /** What is left nonetheless is removed at the next start, or by a rule of the bucket. */
  private void abort(String key, String id) {
    try {
      client.abortMultipartUpload(it -> it.bucket(bucket).key(key).uploadId(id));
    } catch (SdkException e) {
      LOG.debug("An upload in parts can't be ended.", e);
    }
  }

  /**
   * Ends all uploads that nobody finishes any more, as they were begun long ago.
   *
   * @param prefix how the keys begin
   */
  void abortAll(String prefix) {
    try {
      var begunBefore = Instant.now().minus(unfinished);
      var found =
          client.listMultipartUploads(it -> it.bucket(bucket).prefix(prefix)).uploads().stream()
              .filter(upload -> !upload.initiated().isAfter(begunBefore))
              .toList();
      for (var upload : found) abort(upload.key(), upload.uploadId());
      if (!found.isEmpty()) {
        LOG.info("Ended {} uploads to S3 that an earlier process left unfinished.", found.size());
      }
    } catch (SdkException e) {
      LOG.warn(
          "Uploads that were left unfinished in S3 can't be listed ({}): let a lifecycle rule of the"
              + " bucket end them.",
          S3Failures.reason(e));
    }
  }

  /** Of a part of a file, which can be read as often as it is sent. */
  private static RequestBody body(Path file, long from, long length, String contentType) {
    return RequestBody.fromContentProvider(() -> part(file, from, length), length, contentType);
  }

  private static InputStream part(Path file, long from, long length) {
    try {
      var in = new FileInputStream(file.toFile());
      in.skipNBytes(from);
      return new BufferedInputStream(new FirstBytes(in, length), 64 * 1024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
