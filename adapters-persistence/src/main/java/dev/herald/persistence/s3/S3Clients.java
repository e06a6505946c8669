package dev.herald.persistence.s3;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Makes clients of S3 that give up in time. */
final class S3Clients {

  private static final int ATTEMPTS = 3;

  /** What servers that are not AWS's take, and most don't look at. */
  private static final Region ANY = Region.US_EAST_1;

  private final S3Settings settings;
  private final Tuning tuning;
  private final AwsCredentialsProvider credentials;
  private final Region region;

  /**
   * @throws UnusableBucket it is not known which region is meant
   */
  S3Clients(S3Settings settings, Tuning tuning) {
    this.settings = settings;
    this.tuning = tuning;
    this.credentials = DefaultCredentialsProvider.builder().build();
    this.region = region();
  }

  private Region region() {
    if (settings.region().isPresent()) return Region.of(settings.region().get());
    if (settings.endpoint().isPresent()) return ANY;
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException e) {
      throw new UnusableBucket(
          "In which region the bucket %s is, is not known. Name it with --s3-region or AWS_REGION."
              .formatted(settings.location().bucket()),
          e);
    }
  }

  /** For the caller to close. */
  S3Client client() {
    var builder =
        S3Client.builder()
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(styles())
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(tuning.connect())
                    .socketTimeout(tuning.silence()))
            .overrideConfiguration(
                it ->
                    it.apiCallAttemptTimeout(tuning.attempt())
                        .apiCallTimeout(tuning.call())
                        .retryStrategy(retries -> retries.maxAttempts(ATTEMPTS)));
    settings
        .endpoint()
        .ifPresent(
            it ->
                builder
                    .endpointOverride(it)
                    // Many others don't know the checksums that AWS adds to each request.
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED));
    return builder.build();
  }

  /** Signs addresses, for the caller to close. */
  S3Presigner presigner() {
    var builder =
        S3Presigner.builder()
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(styles());
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private S3Configuration styles() {
    return S3Configuration.builder()
        .pathStyleAccessEnabled(settings.endpoint().isPresent())
        .build();
  }
}
