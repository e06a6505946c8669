package dev.herald.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.WebhookId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal has a status and a title. */
class ProblemsTest {

  private static final ChannelId NEWS = new ChannelId("news");

  private static final DraftId DRAFT = new DraftId("d");

  private final Problems problems = new Problems(() -> Samples.NOW);

  private record Row(Refusal refusal, int status, String title, Map<String, String> headers) {
    @Override
    public String toString() {
      return refusal.code();
    }
  }

  static Stream<Row> table() {
    return Stream.of(
        row(404, "No such channel", new Refusal.ChannelNotFound(NEWS)),
        row(409, "The channel id is taken", new Refusal.ChannelExists(NEWS)),
        new Row(
            new Refusal.ChannelChanged(NEWS, 1, 2),
            412,
            "The channel was changed",
            Map.of("ETag", "\"2\"")),
        row(409, "The channel is full", new Refusal.ChannelFull(NEWS, 7)),
        row(404, "No such post", new Refusal.PostNotFound(new PostId("x"))),
        row(409, "The post was recalled", new Refusal.PostRecalled(new PostId("x"))),
        row(404, "No such draft", new Refusal.DraftNotFound(DRAFT)),
        new Row(
            new Refusal.DraftChanged(DRAFT, 1, 2),
            412,
            "The draft was changed",
            Map.of("ETag", "\"2\"")),
        row(409, "The draft was discarded", new Refusal.DraftDiscarded(DRAFT)),
        row(409, "The draft was published", new Refusal.DraftPublished(DRAFT, new PostId("x"))),
        row(404, "No such template", new Refusal.TemplateNotFound(new TemplateId("closed"))),
        row(409, "Too many templates", new Refusal.TooManyTemplates(500)),
        row(409, "Too many drafts", new Refusal.TooManyDrafts(NEWS, 7)),
        new Row(
            new Refusal.PostingTooOften(NEWS, Samples.NOW.plusSeconds(7)),
            429,
            "Posting too often",
            Map.of("Retry-After", "7")),
        row(404, "No such image", new Refusal.ImageNotFound(Samples.imageId(Samples.png()))),
        row(415, "Not an image", new Refusal.NotAnImage("text")),
        row(
            404,
            "No such subscription",
            new Refusal.SubscriptionNotFound(NEWS, new AccountId("ann"))),
        row(404, "No such account", new Refusal.AccountNotFound(new AccountId("ann"))),
        row(404, "No such webhook", new Refusal.WebhookNotFound(WebhookId.CALLBACK)),
        row(404, "No such token", new Refusal.TokenNotFound("ann")),
        row(409, "The last admin token", new Refusal.LastAdmin()),
        row(403, "Refused by a webhook", new Refusal.RefusedByWebhook(120_001, "Not this.")),
        row(403, "Dropped by a webhook", new Refusal.DroppedByWebhook(NEWS)),
        row(403, "Not allowed", new Refusal.Forbidden(Permission.PUBLISH_POSTS, "Not for you.")),
        row(409, "Idempotency key reused", new Refusal.IdempotencyConflict()));
  }

  private static Row row(int status, String title, Refusal refusal) {
    return new Row(refusal, status, title, Map.of());
  }

  @ParameterizedTest
  @MethodSource("table")
  void saysWhatARefusalMeans(Row row) {
    assertThat(problems.of(row.refusal))
        .isEqualTo(
            new Problem(
                row.status,
                row.refusal.code(),
                row.title,
                row.refusal.message(),
                List.of(),
                0,
                row.headers,
                row.refusal instanceof Refusal.DraftPublished ? Map.of("postId", "x") : Map.of()));
  }

  @Test
  void knowsEveryRefusal() {
    assertThat(table().<Class<?>>map(row -> row.refusal.getClass()))
        .containsExactlyInAnyOrder(Refusal.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-5000, 1", "1, 1", "1000, 1", "1001, 2", "59999, 60", "3600000, 3600"})
  void waitIsRoundedUpToWholeSeconds(long millis, String seconds) {
    var allowedAt = Samples.NOW.plus(Duration.ofMillis(millis));

    assertThat(problems.of(new Refusal.PostingTooOften(NEWS, allowedAt)).headers())
        .isEqualTo(Map.of("Retry-After", seconds));
  }

  @Test
  void tellsNothingOfAFault() {
    var fault = new IllegalStateException("the password is 1234", new RuntimeException("a secret"));

    assertThat(problems.of(fault))
        .isEqualTo(
            Problem.of(
                500,
                "internal_error",
                "A fault in Herald",
                "Something went wrong inside Herald. Its log says more under the id of this"
                    + " request."));
  }
}
