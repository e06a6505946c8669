package dev.herald.bootstrap.cli;

import dev.herald.persistence.s3.S3Location;
import dev.herald.persistence.s3.S3Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a bucket in which images are. */
final class BucketOptions {

  @Option(
      names = "--images",
      defaultValue = "",
      paramLabel = "s3://BUCKET/PREFIX",
      description =
          "Bucket of S3, or of what speaks as S3 does, in which images are kept (default: the data"
              + " folder). Credentials are found as AWS's own tools find them, such as in"
              + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
  private String location = "";

  @Option(
      names = "--s3-endpoint",
      defaultValue = "",
      paramLabel = "URL",
      description =
          "Where the server of the bucket is, if it is not AWS's; also taken from"
              + " AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL.")
  private String endpoint = "";

  @Option(
      names = "--s3-region",
      defaultValue = "",
      paramLabel = "REGION",
      description =
          "In which region the bucket is; also taken from AWS_REGION or AWS_DEFAULT_REGION (default:"
              + " what AWS's own tools would take).")
  private String region = "";

  /** What is wrong with them, in a sentence; empty if nothing is. */
  Optional<String> objection() {
    try {
      settings(false);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage() + ".");
    }
  }

  /** Empty for the data folder; there must be no objection. */
  Optional<S3Settings> settings(boolean redirects) {
    if (location.isBlank()) return Optional.empty();
    return Optional.of(
        new S3Settings(
            location(),
            endpoint.isBlank() ? Optional.empty() : Optional.of(endpoint()),
            Optional.of(region).filter(it -> !it.isBlank()),
            redirects));
  }

  private S3Location location() {
    try {
      return S3Location.of(location);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--images: " + e.getMessage(), e);
    }
  }

  private URI endpoint() {
    try {
      var uri = new URI(endpoint);
      var isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (isHttp && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // As if it were another kind of address.
    }
    throw new IllegalArgumentException(
        "--s3-endpoint must be an address such as https://s3.example, but is " + endpoint);
  }
}
