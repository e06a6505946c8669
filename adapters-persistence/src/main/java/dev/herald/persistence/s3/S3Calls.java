package dev.herald.persistence.s3;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OnceAMinute;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Makes calls, and says in Herald's words how they fail. */
final class S3Calls {

  private static final Logger LOG = LoggerFactory.getLogger(S3Calls.class);
  private static final int NOT_FOUND = 404;

  private final Reachability reachability;
  private final OnceAMinute failures = new OnceAMinute(System::nanoTime);

  S3Calls(Reachability reachability) {
    this.reachability = reachability;
  }

  /** The same for what has no answer. */
  void run(Runnable call) {
    find(
        () -> {
          call.run();
          return true;
        });
  }

  /**
   * Makes a call.
   *
   * @return its answer; empty if the object is not there
   * @throws Busy it failed; the log says why
   */
  <T> Optional<T> find(Supplier<T> call) {
    reachability.take();
    try {
      var answer = call.get();
      reachability.succeeded();
      return Optional.of(answer);
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_FOUND || S3Failures.isOfBucket(e)) throw failure(e);
      reachability.succeeded();
      return Optional.empty();
    } catch (SdkException e) {
      throw failure(e);
    } catch (RuntimeException | Error e) {
      reachability.failed(e.toString()); // or else nobody would try again
      throw e;
    } finally {
      reachability.release();
    }
  }

  /** What to throw for a failure that nobody has been told of. */
  Busy failure(Exception e) {
    var reason = S3Failures.reason(e);
    reachability.failed(reason);
    if (failures.isDue()) LOG.warn("Images in S3 can't be used: {}", reason);
    LOG.debug("A call to S3 failed.", e);
    return Reachability.busy("The store of images can't be reached.");
  }
}
