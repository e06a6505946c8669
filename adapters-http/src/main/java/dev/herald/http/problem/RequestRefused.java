package dev.herald.http.problem;

import dev.herald.domain.shared.Violation;
import io.javalin.http.HttpResponseException;
import java.util.List;

/**
 * A request that went wrong before any use case was asked. A Javalin that knows nothing of Herald
 * answers it with its status at least.
 */
public final class RequestRefused extends HttpResponseException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public RequestRefused(Problem problem) {
    super(problem.status(), problem.detail(), problem.headers());
    this.problem = problem;
  }

  /** JSON that can't be read. */
  public static RequestRefused unreadable(String detail) {
    return new RequestRefused(Problem.of(400, "invalid_json", "The body can't be read", detail));
  }

  /** A query parameter or a header that can't be read. */
  public static RequestRefused parameter(Violation violation) {
    return new RequestRefused(
        Problem.of(400, "invalid_parameter", "A parameter can't be read", violation.message() + ".")
            .with(List.of(violation), 0));
  }

  /** A change of something that others change too, which does not say what it is a change of. */
  public static RequestRefused withoutRevision() {
    return new RequestRefused(
        Problem.of(
            428,
            "revision_required",
            "Which revision?",
            "If-Match must name the entity tag or the revision that you have, or * for any."));
  }

  /** What is wrong with a request is an answer: nobody reads where it was found out. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  public Problem problem() {
    return problem;
  }
}
