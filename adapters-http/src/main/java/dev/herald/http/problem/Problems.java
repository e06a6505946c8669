package dev.herald.http.problem;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.application.failure.StorageFull;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/** The one place that knows which status and code each failure has. */
public final class Problems {

  private record Row(int status, String title) {}

  private static final Map<Class<? extends Refusal>, Row> REFUSALS =
      Map.ofEntries(
          Map.entry(Refusal.ChannelNotFound.class, new Row(404, "No such channel")),
          Map.entry(Refusal.ChannelExists.class, new Row(409, "The channel id is taken")),
          Map.entry(Refusal.ChannelChanged.class, new Row(412, "The channel was changed")),
          Map.entry(Refusal.ChannelFull.class, new Row(409, "The channel is full")),
          Map.entry(Refusal.PostNotFound.class, new Row(404, "No such post")),
          Map.entry(Refusal.PostRecalled.class, new Row(409, "The post was recalled")),
          Map.entry(Refusal.DraftNotFound.class, new Row(404, "No such draft")),
          Map.entry(Refusal.DraftChanged.class, new Row(412, "The draft was changed")),
          Map.entry(Refusal.DraftDiscarded.class, new Row(409, "The draft was discarded")),
          Map.entry(Refusal.DraftPublished.class, new Row(409, "The draft was published")),
          Map.entry(Refusal.TooManyDrafts.class, new Row(409, "Too many drafts")),
          Map.entry(Refusal.TemplateNotFound.class, new Row(404, "No such template")),
          Map.entry(Refusal.TooManyTemplates.class, new Row(409, "Too many templates")),
          Map.entry(Refusal.PostingTooOften.class, new Row(429, "Posting too often")),
          Map.entry(Refusal.ImageNotFound.class, new Row(404, "No such image")),
          Map.entry(Refusal.NotAnImage.class, new Row(415, "Not an image")),
          Map.entry(Refusal.SubscriptionNotFound.class, new Row(404, "No such subscription")),
          Map.entry(Refusal.AccountNotFound.class, new Row(404, "No such account")),
          Map.entry(Refusal.WebhookNotFound.class, new Row(404, "No such webhook")),
          Map.entry(Refusal.TokenNotFound.class, new Row(404, "No such token")),
          Map.entry(Refusal.LastAdmin.class, new Row(409, "The last admin token")),
          Map.entry(Refusal.RefusedByWebhook.class, new Row(403, "Refused by a webhook")),
          Map.entry(Refusal.DroppedByWebhook.class, new Row(403, "Dropped by a webhook")),
          Map.entry(Refusal.Forbidden.class, new Row(403, "Not allowed")),
          Map.entry(Refusal.IdempotencyConflict.class, new Row(409, "Idempotency key reused")));

  private final InstantSource clock;

  public Problems(InstantSource clock) {
    this.clock = clock;
  }

  /** What a failure means to the client. Of a fault it learns no more than that there was one. */
  public Problem of(Throwable failure) {
    if (failure instanceof InvalidValue invalid) return of(invalid);
    if (failure instanceof Refusal refusal) return of(refusal);
    if (failure instanceof RequestRefused refused) return refused.problem();
    if (failure instanceof Busy busy) return of(busy);
    if (failure instanceof OutcomeUnknown unknown) return of(unknown);
    if (failure instanceof StorageFull full) {
      return Problem.of(507, "storage_full", "No room left", full.getMessage() + "");
    }
    if (failure instanceof NotFoundResponse) {
      return Problem.of(404, "not_found", "No such resource", "There is nothing at this address.");
    }
    if (failure instanceof MethodNotAllowedResponse method) {
      var allowed = String.join(", ", method.getDetails().values());
      return Problem.of(405, "method_not_allowed", "No such method", "It must be " + allowed + ".")
          .with("Allow", allowed);
    }
    if (failure instanceof HttpResponseException http) {
      return Problem.of(
          http.getStatus(), "http_" + http.getStatus(), "Refused", http.getMessage() + "");
    }
    return Problem.of(
        500,
        "internal_error",
        "A fault in Herald",
        "Something went wrong inside Herald. Its log says more under the id of this request.");
  }

  private static Problem of(InvalidValue invalid) {
    var violations = invalid.violations();
    var broken = violations.size() + invalid.omitted();
    var detail = broken == 1 ? violations.get(0).message() + "." : broken + " rules are broken.";
    return Problem.of(422, "invalid_value", "Rules are broken", detail)
        .with(violations, invalid.omitted());
  }

  private Problem of(Refusal refusal) {
    var row = Objects.requireNonNull(REFUSALS.get(refusal.getClass()));
    var problem = Problem.of(row.status(), refusal.code(), row.title(), refusal.message());
    if (refusal instanceof Refusal.PostingTooOften wait) {
      return retryAfter(problem, Duration.between(clock.instant(), wait.allowedAt()));
    }
    if (refusal instanceof Refusal.ChannelChanged changed) {
      return problem.with("ETag", "\"" + changed.revision() + "\"");
    }
    if (refusal instanceof Refusal.DraftChanged changed) {
      return problem.with("ETag", "\"" + changed.revision() + "\"");
    }
    if (refusal instanceof Refusal.DraftPublished published) {
      return problem.telling("postId", published.post().value());
    }
    return problem;
  }

  private static Problem of(Busy busy) {
    return retryAfter(
        Problem.of(503, "busy", "Try again", busy.getMessage() + ""), busy.retryAfter());
  }

  private static Problem of(OutcomeUnknown unknown) {
    return retryAfter(
        Problem.of(503, "outcome_unknown", "It may have been done", unknown.getMessage() + ""),
        unknown.retryAfter());
  }

  /** In whole seconds, rounded up: sooner would be too soon. */
  private static Problem retryAfter(Problem problem, Duration wait) {
    var seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
    return problem.with("Retry-After", Long.toString(seconds));
  }
}
