package dev.herald.http.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.herald.domain.shared.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Problem} on the wire. */
record ProblemJson(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String requestId,
    @Nullable List<ViolationJson> violations,
    @Nullable Long violationsOmitted,
    @JsonAnyGetter Map<String, Object> members) {

  static ProblemJson of(Problem problem, String requestId) {
    return new ProblemJson(
        "urn:herald:problem:" + problem.code(),
        problem.title(),
        problem.status(),
        problem.detail(),
        problem.code(),
        requestId,
        problem.violations().isEmpty()
            ? null
            : problem.violations().stream().map(ViolationJson::of).toList(),
        problem.violationsOmitted() == 0 ? null : problem.violationsOmitted(),
        problem.members());
  }

  record ViolationJson(
      String field, String code, String message, @Nullable Long limit, @Nullable Long actual) {

    static ViolationJson of(Violation violation) {
      return new ViolationJson(
          violation.field(),
          violation.code(),
          violation.message(),
          violation.limit(),
          violation.actual());
    }
  }
}
