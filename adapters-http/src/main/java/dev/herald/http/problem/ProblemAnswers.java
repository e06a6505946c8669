package dev.herald.http.problem;

import dev.herald.http.json.Json;
import dev.herald.http.log.LoggedPath;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers failures as problems, and logs those that are faults under the id of the request. */
public final class ProblemAnswers {

  public static final String CONTENT_TYPE = "application/problem+json";

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private final Problems problems;

  public ProblemAnswers(InstantSource clock) {
    problems = new Problems(clock);
  }

  /** Answers that a request failed. */
  public void answer(Exception failure, Context ctx, String requestId) {
    if (failure instanceof IOException) {
      LOG.debug("Request {}: the connection broke.", requestId, failure);
    }
    FullDiskLog.look(failure);
    var problem = problems.of(failure);
    if (problem.status() == 500) {
      LOG.error(
          "Request {}: {} {} failed.", requestId, ctx.method(), LoggedPath.of(ctx.path()), failure);
    }
    problem.headers().forEach(ctx::header);
    ctx.removeHeader("Cache-Control");
    ctx.status(problem.status()).contentType(CONTENT_TYPE).result(bytes(problem, requestId));
  }

  /** A problem as it is written. */
  public static byte[] bytes(Problem problem, String requestId) {
    return Json.bytes(ProblemJson.of(problem, requestId));
  }
}
