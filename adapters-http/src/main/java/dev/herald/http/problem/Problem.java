package dev.herald.http.problem;

import dev.herald.domain.shared.Violation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What went wrong with a request.
 *
 * @param code in snake case, for programs; never renamed
 * @param title the code in words
 * @param detail what went wrong this time, in words
 * @param violations which rules were broken, if that is what went wrong
 * @param violationsOmitted how many more were broken than {@code violations} has
 * @param headers that go with the answer
 * @param members what else programs are told, by the names of the members of the answer
 */
public record Problem(
    int status,
    String code,
    String title,
    String detail,
    List<Violation> violations,
    long violationsOmitted,
    Map<String, String> headers,
    Map<String, Object> members) {

  public Problem {
    violations = List.copyOf(violations);
    headers = Map.copyOf(headers);
    members = Map.copyOf(members);
  }

  public static Problem of(int status, String code, String title, String detail) {
    return new Problem(status, code, title, detail, List.of(), 0, Map.of(), Map.of());
  }

  /** The same problem with the rules that were broken. */
  public Problem with(List<Violation> broken, long omitted) {
    return new Problem(status, code, title, detail, broken, omitted, headers, members);
  }

  public Problem with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Problem(status, code, title, detail, violations, violationsOmitted, more, members);
  }

  /** The same problem, which tells programs more. */
  public Problem telling(String member, Object value) {
    var more = new TreeMap<>(members);
    more.put(member, value);
    return new Problem(status, code, title, detail, violations, violationsOmitted, headers, more);
  }
}
