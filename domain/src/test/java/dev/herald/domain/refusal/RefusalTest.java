package dev.herald.domain.refusal;

import static dev.herald.domain.Samples.DRAFT;
import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.MINA;
import static dev.herald.domain.Samples.NOW;
import static dev.herald.domain.Samples.PICTURE;
import static dev.herald.domain.Samples.POST;
import static dev.herald.domain.Samples.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.Serial;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.webhook.WebhookId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {

  /** Programs switch on these codes: a line may be added here, but none may change. */
  static Stream<Arguments> reasons() {
    return Stream.of(
        reason(
            new Refusal.ChannelNotFound(LIBRARY),
            "channel_not_found",
            "There is no channel city-library."),
        reason(
            new Refusal.ChannelExists(LIBRARY),
            "channel_exists",
            "The id city-library is taken: a channel has it, or had it and was deleted."),
        reason(
            new Refusal.ChannelChanged(LIBRARY, 3, 5),
            "channel_changed",
            "The channel city-library was changed by someone else:"
                + " you edit revision 3, it is now at 5."),
        reason(
            new Refusal.ChannelFull(LIBRARY, 3),
            "channel_full",
            "The channel city-library takes no more subscribers: its limit is 3."),
        reason(new Refusal.PostNotFound(POST), "post_not_found", "There is no post opening-hours."),
        reason(
            new Refusal.PostRecalled(POST),
            "post_recalled",
            "The post opening-hours was recalled, and says nothing any more."),
        reason(
            new Refusal.DraftNotFound(DRAFT), "draft_not_found", "There is no draft summer-plan."),
        reason(
            new Refusal.DraftChanged(DRAFT, 3, 5),
            "draft_changed",
            "The draft summer-plan was changed by someone else:"
                + " you know revision 3, it is now at 5."),
        reason(
            new Refusal.DraftDiscarded(DRAFT),
            "draft_discarded",
            "The draft summer-plan was discarded. Restore it first."),
        reason(
            new Refusal.DraftPublished(DRAFT, POST),
            "draft_published",
            "The draft summer-plan was published as the post opening-hours."),
        reason(
            new Refusal.TemplateNotFound(TEMPLATE),
            "template_not_found",
            "There is no template closed."),
        reason(
            new Refusal.TooManyTemplates(500),
            "too_many_templates",
            "There are 500 templates, as many as there may be. Delete some first."),
        reason(
            new Refusal.TooManyDrafts(LIBRARY, 1000),
            "too_many_drafts",
            "The channel city-library has 1000 drafts, as many as it may have."
                + " Publish or discard some first."),
        reason(
            new Refusal.PostingTooOften(LIBRARY, NOW),
            "posting_too_often",
            "The channel city-library may publish again at 2026-11-24T09:00:00Z."),
        reason(
            new Refusal.ImageNotFound(PICTURE),
            "image_not_found",
            "There is no image " + PICTURE.value() + "."),
        reason(
            new Refusal.NotAnImage("application/zip"),
            "not_an_image",
            "The upload is not an image: its content is application/zip."),
        reason(
            new Refusal.SubscriptionNotFound(LIBRARY, MINA),
            "subscription_not_found",
            "The account mina does not subscribe to the channel city-library."),
        reason(new Refusal.AccountNotFound(MINA), "account_not_found", "There is no account mina."),
        reason(
            new Refusal.WebhookNotFound(new WebhookId("intranet")),
            "webhook_not_found",
            "There is no webhook intranet."),
        reason(
            new Refusal.TokenNotFound("press office"),
            "token_not_found",
            "There is no token press office."),
        reason(
            new Refusal.LastAdmin(),
            "last_admin",
            "This is the last admin token that is for all channels. Make another one first."),
        reason(
            new Refusal.RefusedByWebhook(120_001, "Not during the exams."),
            "refused_by_webhook",
            "Not during the exams."),
        reason(
            new Refusal.DroppedByWebhook(LIBRARY),
            "dropped_by_webhook",
            "The operator's webhook let no subscriber of city-library have this post."),
        reason(
            new Refusal.Forbidden(Permission.PUBLISH_POSTS, "This is not for you."),
            "forbidden",
            "This is not for you."),
        reason(
            new Refusal.IdempotencyConflict(),
            "idempotency_conflict",
            "The idempotency key was used for a different request."));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void hasACodeThatStaysAndWordsForPeople(Refusal refusal, String code, String message) {
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.message()).isEqualTo(message);
    assertThat(refusal).hasMessage(message);
  }

  @Test
  void everyReasonIsListedHere() {
    assertThat(reasons().<Class<?>>map(reason -> reason.get()[0].getClass()))
        .containsExactlyInAnyOrder(Refusal.class.getPermittedSubclasses());
  }

  @Test
  void everyReasonHasACodeOfItsOwnInSnakeCase() {
    assertThat(reasons().map(reason -> ((Refusal) reason.get()[0]).code()))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z]+(_[a-z]+)*"));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void isAnAnswerAndHasNoStackTrace(Refusal refusal) {
    assertThat(refusal.getStackTrace()).isEmpty();
    assertThat(refusal).hasNoCause();
  }

  @Test
  void carriesWhatACallerNeedsToGoOn() {
    assertThat(new Refusal.ChannelChanged(LIBRARY, 3, 5).revision()).isEqualTo(5);
    assertThat(new Refusal.PostingTooOften(LIBRARY, NOW).allowedAt()).isEqualTo(NOW);
    assertThat(new Refusal.RefusedByWebhook(120_001, "No.").number()).isEqualTo(120_001);
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void keepsItsDataWhereverItIsSent(Refusal refusal, String code, String message)
      throws ReflectiveOperationException {
    var received = (Refusal) Serial.copy(refusal);

    assertThat(received.code()).isEqualTo(code);
    assertThat(received.message()).isEqualTo(message);
    for (var accessor : refusal.getClass().getDeclaredMethods()) {
      assertThat(accessor.invoke(received)).as("%s", accessor).isEqualTo(accessor.invoke(refusal));
    }
  }

  @Test
  void namesWhatItIsAbout() {
    assertThat(new Refusal.ChannelNotFound(LIBRARY).channel()).isEqualTo(LIBRARY);
    assertThat(new Refusal.ChannelExists(LIBRARY).channel()).isEqualTo(LIBRARY);
    assertThat(new Refusal.ChannelChanged(LIBRARY, 3, 5).expected()).isEqualTo(3);
    assertThat(new Refusal.ChannelFull(LIBRARY, 3).limit()).isEqualTo(3);
    assertThat(new Refusal.PostNotFound(POST).post()).contains(POST);
    assertThat(new Refusal.PostNotFound(POST).sequence()).isEmpty();
    assertThat(new Refusal.PostNotFound(LIBRARY, 7).channel()).contains(LIBRARY);
    assertThat(new Refusal.PostNotFound(LIBRARY, 7).sequence()).hasValue(7);
    assertThat(new Refusal.PostRecalled(POST).post()).isEqualTo(POST);
    assertThat(new Refusal.DraftNotFound(DRAFT).draft()).isEqualTo(DRAFT);
    assertThat(new Refusal.DraftChanged(DRAFT, 3, 5).expected()).isEqualTo(3);
    assertThat(new Refusal.DraftDiscarded(DRAFT).draft()).isEqualTo(DRAFT);
    assertThat(new Refusal.DraftPublished(DRAFT, POST).post()).isEqualTo(POST);
    assertThat(new Refusal.TemplateNotFound(TEMPLATE).template()).isEqualTo(TEMPLATE);
    assertThat(new Refusal.TooManyTemplates(500).limit()).isEqualTo(500);
    assertThat(new Refusal.TooManyDrafts(LIBRARY, 1000).channel()).isEqualTo(LIBRARY);
    assertThat(new Refusal.ImageNotFound(PICTURE).image()).isEqualTo(PICTURE);
    assertThat(new Refusal.SubscriptionNotFound(LIBRARY, MINA).account()).isEqualTo(MINA);
    assertThat(new Refusal.AccountNotFound(MINA).account()).isEqualTo(MINA);
  }

  @Test
  void hasWordsEvenIfTheWebhookGaveNone() {
    assertThat(new Refusal.RefusedByWebhook(1, " "))
        .hasMessage("The operator's webhook refused it (1).");
  }

  @Test
  void namesAPostByItsPlaceInAChannelToo() {
    var refusal = new Refusal.PostNotFound(LIBRARY, 7);

    assertThat(refusal.code()).isEqualTo("post_not_found");
    assertThat(refusal).hasMessage("There is no post 7 in the channel city-library.");
  }

  private static Arguments reason(Refusal refusal, String code, String message) {
    return Arguments.of(refusal, code, message);
  }
}
