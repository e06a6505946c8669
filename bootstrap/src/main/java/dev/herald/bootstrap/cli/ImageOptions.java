package dev.herald.bootstrap.cli;

import dev.herald.persistence.s3.S3Settings;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of where images are, and how they are sent. */
final class ImageOptions {

  @Mixin private final BucketOptions bucket = new BucketOptions();

  @Option(
      names = "--s3-redirect",
      arity = "0..1",
      defaultValue = "false",
      fallbackValue = "true",
      paramLabel = "true|false",
      description =
          "Send whoever asks for an image to the bucket, by an address that is good for an hour"
              + " (default: Herald sends images itself). Readers must reach the bucket's server.")
  private boolean redirects;

  /** What is wrong with them, in a sentence; empty if nothing is. */
  Optional<String> objection() {
    return bucket
        .objection()
        .or(
            () ->
                Optional.of("--s3-redirect needs --images.")
                    .filter(it -> redirects && settings().isEmpty()));
  }

  /** Empty for the data folder; there must be no objection. */
  Optional<S3Settings> settings() {
    return bucket.settings(redirects);
  }
}
