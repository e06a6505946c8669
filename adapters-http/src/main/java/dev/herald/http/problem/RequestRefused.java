package dev.herald.http.problem;

import dev.herald.domain.shared.Violation;
import java.util.List;

/** A request that went wrong before any use case was asked. */
public final class RequestRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public RequestRefused(Problem problem) {
    super(problem.detail(), null, false, false);
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
            .with(List.of(violation)));
  }

  public Problem problem() {
    return problem;
  }
}
