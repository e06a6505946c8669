package dev.herald.http.request;

import dev.herald.application.view.Cursor;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import dev.herald.http.answer.Cursors;
import dev.herald.http.problem.RequestRefused;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The query parameters of a request. */
public final class QueryParameters {

  /** RFC 3339 has years of four digits. */
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final Map<String, List<String>> given;

  private QueryParameters(Map<String, List<String>> given) {
    this.given = given;
  }

  /**
   * The parameters of a request that knows these.
   *
   * @throws RequestRefused there is another one, or one comes twice or is not encoded as it must be
   */
  public static QueryParameters of(Context ctx, String... known) {
    var given = ctx.queryParamMap();
    given.forEach(
        (name, values) -> {
          if (!Set.of(known).contains(name)) {
            throw RequestRefused.parameter(
                Violation.of(
                    name, "unknown_parameter", "must be one of " + String.join(", ", known)));
          }
          if (values.size() > 1) {
            throw RequestRefused.parameter(Violation.of(name, "repeated", "must be given once"));
          }
          if (values.isEmpty()) { // for Javalin, a value that it can't decode is none
            var text = "must have two hexadecimal digits after each %";
            throw RequestRefused.parameter(Violation.of(name, "malformed", text));
          }
        });
    return new QueryParameters(given);
  }

  /** A text; empty if it is not given. */
  public String text(String name) {
    return find(name).orElse("");
  }

  /** A value made of a text, if it is given; an empty one counts as none. */
  public <T> Optional<T> value(String name, Function<String, T> value) {
    return find(name).filter(text -> !text.isEmpty()).map(text -> check(name, text, value));
  }

  /** A whole number, if it is given. */
  public Optional<Integer> number(String name) {
    return find(name).map(text -> readable(name, text, "a whole number", Integer::valueOf));
  }

  /**
   * A whole number within limits, if it is given.
   *
   * @throws InvalidValue {@code out_of_range}
   */
  public Optional<Long> number(String name, long least, long most) {
    var number = find(name).map(text -> readable(name, text, "a whole number", Long::valueOf));
    number
        .filter(it -> it < least || it > most)
        .ifPresent(
            it -> {
              throw new InvalidValue(Violation.outOfRange(name, least, most, it));
            });
    return number;
  }

  /**
   * A time in whole seconds; none at all if it is not given.
   *
   * @throws InvalidValue {@code out_of_range}
   */
  public Duration seconds(String name, Duration longest) {
    return Duration.ofSeconds(number(name, 0, longest.toSeconds()).orElse(0L));
  }

  /**
   * Makes sure that a parameter comes only with another.
   *
   * @throws RequestRefused it is given, and the other is not
   */
  public void only(String name, String with) {
    if (given.containsKey(name) && !given.containsKey(with)) {
      throw RequestRefused.parameter(
          Violation.of(name, "not_allowed", "must come with " + with + " alone"));
    }
  }

  /**
   * Makes sure that a parameter does not come with another.
   *
   * @throws RequestRefused both are given
   */
  public void not(String name, String with) {
    if (given.containsKey(name) && given.containsKey(with)) {
      throw RequestRefused.parameter(
          Violation.of(name, "not_allowed", "must not come with " + with));
    }
  }

  /** A time, if it is given. */
  public Optional<Instant> time(String name) {
    return find(name)
        .map(
            text ->
                readable(
                    name, text, "a time such as 2026-01-31T12:00:00Z", QueryParameters::instant));
  }

  /** A day, if it is given. */
  public Optional<LocalDate> day(String name) {
    return find(name)
        .map(text -> readable(name, text, "a day such as 2026-01-31", QueryParameters::readDay));
  }

  private static LocalDate readDay(String text) {
    var day = LocalDate.parse(text);
    if (day.getYear() < 0 || day.getYear() > 9999) {
      throw new IllegalArgumentException("a year that has not four digits");
    }
    return day;
  }

  private static Instant instant(String text) {
    var instant = OffsetDateTime.parse(text).toInstant();
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw new IllegalArgumentException("a year that has not four digits");
    }
    return instant;
  }

  /** One of the values of an enum, if it is given. */
  public <E extends Enum<E>> Optional<E> oneOf(Class<E> type, String name) {
    return value(name, text -> Choices.of(type, text));
  }

  /** Whether it is {@code true}; not so if it is not given. */
  public boolean flag(String name) {
    return value(name, text -> readable(name, text, "true or false", QueryParameters::readFlag))
        .orElse(false);
  }

  private static boolean readFlag(String text) {
    if (text.equals("true") || text.equals("false")) return text.equals("true");
    throw new IllegalArgumentException("no boolean");
  }

  /** {@code limit} and {@code cursor}. */
  public PageRequest page() {
    var limit = number("limit").orElse(PageRequest.DEFAULT_LIMIT);
    Optional<Cursor> cursor = value("cursor", Cursors::read);
    return new PageRequest(limit, cursor);
  }

  private Optional<String> find(String name) {
    return Optional.ofNullable(given.get(name)).map(values -> values.get(0));
  }

  private static <T> T check(String name, String text, Function<String, T> value) {
    var violations = new Violations();
    var checked = violations.checkAs(name, () -> value.apply(text));
    violations.throwIfAny();
    return checked;
  }

  private static <T> T readable(String name, String text, String form, Function<String, T> value) {
    try {
      return value.apply(text);
    } catch (InvalidValue e) {
      throw e;
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw RequestRefused.parameter(Violation.of(name, "malformed", "must be " + form));
    }
  }
}
