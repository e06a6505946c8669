package dev.herald.bootstrap.cli;

import dev.herald.persistence.picture.HeifProgram;
import dev.herald.persistence.s3.S3Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of where images are, how they are sent, and what reads them. */
final class ImageOptions {

  private static final String AUTO = "auto";

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

  @Option(
      names = "--heif-decoder",
      defaultValue = AUTO,
      paramLabel = "auto|none|PROGRAM",
      description =
          "The program that makes a JPEG or PNG of a HEIC or AVIF, in a process of its own: libheif's"
              + " heif-dec or heif-convert, if it is installed (default: auto), none, or another one"
              + " that takes the names of both files.")
  private String decoder = AUTO;

  /** What is wrong with them, in a sentence; empty if nothing is. */
  Optional<String> objection() {
    return bucket
        .objection()
        .or(
            () ->
                Optional.of("--s3-redirect needs --images.")
                    .filter(it -> redirects && settings().isEmpty()))
        .or(
            () ->
                Optional.of("--heif-decoder must be auto, none, or a program, which %s is not.")
                    .map(it -> it.formatted(decoder))
                    .filter(it -> isNamed() && !Files.isExecutable(Path.of(decoder))));
  }

  private boolean isNamed() {
    return !decoder.equals(AUTO) && !decoder.equals("none");
  }

  /** Empty if there is none. */
  Optional<Path> heif() {
    if (isNamed()) return Optional.of(Path.of(decoder).toAbsolutePath());
    return decoder.equals(AUTO) ? HeifProgram.installed() : Optional.empty();
  }

  /** Empty for the data folder; there must be no objection. */
  Optional<S3Settings> settings() {
    return bucket.settings(redirects);
  }
}
