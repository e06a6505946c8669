package dev.herald.domain.audit;

import java.util.Objects;
import java.util.Optional;

/**
 * What was different afterwards. A change of which both values are empty says that something
 * changed, and keeps to itself from what to what: a secret, or what people say of themselves.
 *
 * @param field what, as the REST API calls it
 * @param before what it was, cut to {@link #MAX_LENGTH}; empty if it was not there
 * @param after what it is, cut likewise; empty if it is there no more
 */
public record AuditChange(String field, Optional<String> before, Optional<String> after) {

  /** In chars. */
  public static final int MAX_LENGTH = 500;

  public AuditChange {
    Objects.requireNonNull(field, "field");
    before = before.map(AuditChange::cut);
    after = after.map(AuditChange::cut);
  }

  /** Something that was not there before. */
  public static AuditChange to(String field, Object after) {
    return new AuditChange(field, Optional.empty(), Optional.of(after.toString()));
  }

  /** Something that is there no more. */
  public static AuditChange from(String field, Object before) {
    return new AuditChange(field, Optional.of(before.toString()), Optional.empty());
  }

  /** Something whose values are not for the log. */
  public static AuditChange untold(String field) {
    return new AuditChange(field, Optional.empty(), Optional.empty());
  }

  private static String cut(String text) {
    if (text.length() <= MAX_LENGTH) return text;
    var end = MAX_LENGTH - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
    return text.substring(0, end) + "…";
  }
}
