package dev.herald.persistence.s3;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says in Herald's words what S3 and its SDK say. */
final class S3Failures {

  private static final Set<String> OTHER_REGION =
      Set.of(
          "PermanentRedirect",
          "TemporaryRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException");

  private static final int MOVED = 301;
  private static final int FORBIDDEN = 403;

  /** What credentials may lack, each in a sentence. */
  private static final Map<String, String> CREDENTIALS =
      Map.of(
          "InvalidAccessKeyId", "S3 does not know the access key of the credentials.",
          "SignatureDoesNotMatch", "The secret key of the credentials is wrong.",
          "ExpiredToken", "The credentials have expired.",
          "InvalidToken", "The session token of the credentials is wrong.",
          "RequestTimeTooSkewed",
              "The clock of this machine and that of S3 differ by more than S3 allows. Set the clock.");

  private S3Failures() {}

  /** Whether what is missing is the bucket, and not an object in it. */
  static boolean isOfBucket(S3Exception e) {
    return code(e).equals("NoSuchBucket");
  }

  private static String code(S3Exception e) {
    var details = e.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }

  /** What failed, on one line, for a log. */
  static String reason(Exception e) {
    if (e instanceof S3Exception answer) {
      return explained(answer).orElseGet(() -> "S3 answers " + answerOf(answer) + ".");
    }
    var cause = deepest(e);
    return (cause == e ? "" : e.getMessage() + ": ") + cause;
  }

  private static String answerOf(S3Exception e) {
    return (e.statusCode() + " " + code(e)).strip();
  }

  private static Optional<String> explained(S3Exception e) {
    return Optional.ofNullable(CREDENTIALS.get(code(e)));
  }

  private static Throwable deepest(Throwable e) {
    var cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
    return cause;
  }

  /**
   * What to tell an operator whose bucket can't be used, in sentences.
   *
   * @param what Herald was about to do there
   */
  static UnusableBucket unusable(S3Settings settings, String what, SdkException e) {
    return new UnusableBucket(sentence(settings, what, e), e);
  }

  private static String sentence(S3Settings settings, String what, SdkException e) {
    var where = settings.endpoint().map(it -> " at " + it).orElse("");
    var bucket = settings.location().bucket();
    if (e instanceof S3Exception answer) return answered(bucket, where, what, answer);
    if (e instanceof SdkClientException && String.valueOf(e.getMessage()).contains("credentials")) {
      return "Herald has no credentials for S3. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
          + " what else AWS's own tools take.";
    }
    return "S3 can't be reached%s: %s.".formatted(where, deepest(e));
  }

  private static String answered(String bucket, String where, String what, S3Exception e) {
    if (isOfBucket(e)) {
      return "There is no bucket %s%s. Create it, or name another one with --images."
          .formatted(bucket, where);
    }
    if (e.statusCode() == MOVED || OTHER_REGION.contains(code(e))) {
      return "The bucket %s is in another region%s. Name it with --s3-region or AWS_REGION."
          .formatted(bucket, region(e).map(it -> ", " + it).orElse(""));
    }
    if (e.statusCode() == FORBIDDEN && explained(e).isEmpty()) {
      return "Herald may not %s the bucket %s%s. Its credentials need the permissions s3:ListBucket, s3:GetObject, s3:PutObject and s3:DeleteObject there."
          .formatted(what, bucket, where);
    }
    return explained(e)
        .orElseGet(
            () ->
                "Herald can't %s the bucket %s%s: S3 answers %s."
                    .formatted(what, bucket, where, answerOf(e)));
  }

  private static Optional<String> region(S3Exception e) {
    return e.awsErrorDetails() == null || e.awsErrorDetails().sdkHttpResponse() == null
        ? Optional.empty()
        : e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region");
  }
}
