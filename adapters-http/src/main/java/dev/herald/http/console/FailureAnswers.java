package dev.herald.http.console;

import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.Violation;
import dev.herald.http.log.LoggedPath;
import dev.herald.http.problem.FullDiskLog;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.Problems;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the reader what went wrong, in their words: in a popup beside what they entered, or on a
 * page if they asked for one.
 */
final class FailureAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(FailureAnswers.class);

  /** A field of an item of a list. */
  private static final Pattern ITEM = Pattern.compile("^(\\w+)\\[(\\d{1,9})]");

  private final Problems problems;

  FailureAnswers(InstantSource clock) {
    problems = new Problems(clock);
  }

  void answer(RuntimeException failure, Context ctx, View view) {
    FullDiskLog.look(failure);
    var problem = problems.of(failure);
    if (problem.status() == 500) {
      LOG.error(
          "Request {}: {} {} failed.",
          requestId(ctx),
          ctx.method(),
          LoggedPath.of(ctx.path()),
          failure);
    }
    problem.headers().forEach(ctx::header);
    ctx.status(problem.status());
    var values =
        Map.of(
            "title", title(problem, failure, ctx, view),
            "lines", lines(problem, view),
            "status", problem.status());
    if (isPartOfAPage(ctx)) popup(ctx, view, values);
    else Templates.answer(ctx, view, "failurePage", values);
  }

  /** A page leads to where one can sign in; a part of one stays, with what was entered. */
  void answerSignedOut(Context ctx, View view) {
    if (isPartOfAPage(ctx)) {
      ctx.status(401);
      popup(
          ctx,
          view,
          Map.of(
              "title", view.text("failure.signedOut"),
              "lines", List.of(),
              "status", 401));
    } else {
      ctx.redirect(view.links().signIn(view.location().path()));
    }
  }

  private static boolean isPartOfAPage(Context ctx) {
    return ctx.header("HX-Request") != null;
  }

  private static void popup(Context ctx, View view, Map<String, ?> values) {
    ctx.header("HX-Retarget", "#popups");
    ctx.header("HX-Reswap", "beforeend");
    Templates.answer(ctx, view, "popup", values);
  }

  private static String title(Problem problem, RuntimeException failure, Context ctx, View view) {
    if (problem.status() == 500) {
      return view.text("failure.internal_error", requestId(ctx));
    }
    if (failure instanceof Refusal.PostingTooOften wait) {
      return view.text("failure.posting_too_often", view.reader().time(wait.allowedAt()));
    }
    if (failure instanceof Refusal.RefusedByWebhook refusal) {
      return view.text("failure.refused_by_webhook", refusal.message());
    }
    var other = problem.status() < 500 ? "failure.refused" : "failure.unavailable";
    return view.reader().findText("failure." + problem.code()).orElseGet(() -> view.text(other));
  }

  private static List<FailureLine> lines(Problem problem, View view) {
    var lines = new ArrayList<>(lines(problem.violations(), view));
    var omitted = problem.violationsOmitted();
    if (omitted > 0) lines.add(new FailureLine(null, "", view.text("failure.more", omitted)));
    return lines;
  }

  /** The id under which the log has a fault. */
  private static String requestId(Context ctx) {
    return String.valueOf(ctx.res().getHeader("X-Request-Id"));
  }

  static List<FailureLine> lines(List<Violation> violations, View view) {
    return violations.stream().map(violation -> line(violation, view)).distinct().toList();
  }

  private static FailureLine line(Violation violation, View view) {
    var limit = violation.limit() == null ? 0 : violation.limit();
    var actual = violation.actual() == null ? 0 : violation.actual();
    var own = view.reader().findText("rule." + violation.code(), limit, actual);
    var message =
        own.or(() -> view.reader().findText("rule." + violation.rule(), limit, actual))
            .orElseGet(() -> view.text("rule.other"));
    var label = label(violation, view, own.isEmpty());
    return new FailureLine(
        violation.field(), label.isEmpty() ? "" : view.text("failure.label", label), message);
  }

  /**
   * Of several images or links it says which one.
   *
   * @param named whether it must name the field too, as the message does not
   */
  private static String label(Violation violation, View view, boolean named) {
    var field = violation.code().replaceFirst("\\.[^.]*$", "");
    var label = named ? view.reader().findText("field." + field).orElse(violation.field()) : "";
    var place = ITEM.matcher(violation.field());
    if (!place.find()) return label;
    var nth = Integer.parseInt(place.group(2)) + 1;
    var item = view.reader().findText("field." + place.group(1) + ".nth", nth).orElse(label);
    return label.isEmpty() || field.startsWith("images.image") ? item : item + " · " + label;
  }
}
