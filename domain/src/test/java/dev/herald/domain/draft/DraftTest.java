package dev.herald.domain.draft;

import static dev.herald.domain.Samples.DRAFT;
import static dev.herald.domain.Samples.EDITOR;
import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.draft.DraftState.Discarded;
import dev.herald.domain.draft.DraftState.Returned;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostText;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DraftTest {

  private static final ActorId COLLEAGUE = ActorId.host("colleague");
  private static final ChannelId OTHER = new ChannelId("other");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final OptionalLong ANY = OptionalLong.empty();
  private static final Scheduled SCHEDULE =
      new Scheduled(LATER, ZoneId.of("Europe/Berlin"), EDITOR);

  @Test
  void beginsAtItsFirstRevision() {
    assertThat(begun())
        .isEqualTo(
            new Draft(DRAFT, LIBRARY, text("Plan"), EDITOR, NOW, EDITOR, NOW, 1, DraftState.OPEN));
  }

  @Test
  void beginsUnlessTheChannelHasAsManyAsItMay() {
    assertThat(Draft.create(DRAFT, LIBRARY, text(""), 999, EDITOR, NOW).revision()).isEqualTo(1);
    assertThatExceptionOfType(Refusal.TooManyDrafts.class)
        .isThrownBy(() -> Draft.create(DRAFT, LIBRARY, text(""), 1_000, EDITOR, NOW))
        .satisfies(refusal -> assertThat(refusal.limit()).isEqualTo(1_000));
  }

  @Test
  void aChangeMakesANewRevisionAndKeepsTheAuthor() {
    var changed = begun().edit(text("New plan"), OptionalLong.of(1), COLLEAGUE, LATER);

    assertThat(changed)
        .isEqualTo(
            new Draft(
                DRAFT,
                LIBRARY,
                text("New plan"),
                EDITOR,
                NOW,
                COLLEAGUE,
                LATER,
                2,
                DraftState.OPEN));
  }

  @Test
  void savingWhatIsThereAlreadyChangesNothingAndIsNoConflict() {
    var changed = begun().edit(text("New plan"), OptionalLong.of(1), COLLEAGUE, LATER);

    assertThat(changed.edit(text("New plan"), ANY, EDITOR, LATER)).isEqualTo(changed);
    assertThat(changed.edit(text("New plan"), OptionalLong.of(1), EDITOR, LATER))
        .isEqualTo(changed);
  }

  @Test
  void aChangeOfAnotherRevisionIsRefused() {
    var changed = begun().edit(text("New plan"), OptionalLong.of(1), COLLEAGUE, LATER);

    for (var revision : new long[] {0, 1, 3}) {
      assertThatExceptionOfType(Refusal.DraftChanged.class)
          .isThrownBy(() -> changed.edit(text("My plan"), OptionalLong.of(revision), EDITOR, LATER))
          .satisfies(refusal -> assertThat(refusal.revision()).isEqualTo(2))
          .satisfies(refusal -> assertThat(refusal.expected()).isEqualTo(revision));
    }
    assertThat(changed.edit(text("My plan"), ANY, EDITOR, LATER).revision()).isEqualTo(3);
  }

  @Test
  void aClockThatWasSetBackMakesNoChangeOlderThanWhatItChanges() {
    var changed = begun().edit(text("New plan"), ANY, COLLEAGUE, NOW.minusSeconds(60));

    assertThat(changed.updatedAt()).isEqualTo(NOW);
  }

  @Test
  void isDiscardedAsItIsAndOnce() {
    var discarded = begun().discard(COLLEAGUE, LATER);

    assertThat(discarded.discard()).contains(new Discarded(COLLEAGUE, LATER));
    assertThat(discarded.content()).isEqualTo(text("Plan"));
    assertThat(discarded.revision()).isEqualTo(1);
    assertThat(discarded.discard(EDITOR, LATER.plusSeconds(1))).isEqualTo(discarded);
  }

  @Test
  void aDiscardedDraftIsNeitherChangedNorPublished() {
    var discarded = begun().discard(COLLEAGUE, LATER);

    assertThatExceptionOfType(Refusal.DraftDiscarded.class)
        .isThrownBy(() -> discarded.edit(text("Plan"), ANY, EDITOR, LATER));
    assertThatExceptionOfType(Refusal.DraftDiscarded.class)
        .isThrownBy(() -> discarded.publish(ANY));
  }

  @Test
  void isRestoredForThirtyDays() {
    var discarded = begun().discard(COLLEAGUE, LATER);
    var end = LATER.plus(Duration.ofDays(30));

    assertThat(discarded.restore(999, end)).isEqualTo(begun());
    assertThat(begun().restore(1_000, end)).isEqualTo(begun());
    assertThatExceptionOfType(Refusal.DraftNotFound.class)
        .isThrownBy(() -> discarded.restore(0, end.plusMillis(1)));
    assertThatExceptionOfType(Refusal.TooManyDrafts.class)
        .isThrownBy(() -> discarded.restore(1_000, end));
  }

  @Test
  void isPublishedAtTheRevisionThatSomebodyHasSeen() {
    assertThat(begun().publish(OptionalLong.of(1)))
        .isEqualTo(PostContent.text(new PostText("Plan")));
    assertThat(begun().publish(ANY)).isEqualTo(PostContent.text(new PostText("Plan")));
    assertThatExceptionOfType(Refusal.DraftChanged.class)
        .isThrownBy(() -> begun().publish(OptionalLong.of(2)));
  }

  // Scheduling

  @Test
  void isScheduledAtARevisionThatMakesItsOwnRevision() {
    var scheduled = begun().schedule(SCHEDULE, OptionalLong.of(1), NOW);

    assertThat(scheduled.schedule()).contains(SCHEDULE);
    assertThat(scheduled.revision()).isEqualTo(2);
    assertThat(scheduled.updatedAt()).as("when its content was changed").isEqualTo(NOW);
    assertThatExceptionOfType(Refusal.DraftChanged.class)
        .isThrownBy(() -> begun().schedule(SCHEDULE, OptionalLong.of(2), NOW));
  }

  @Test
  void beingToldTheSameTimeTwiceChangesNothing() {
    var scheduled = begun().schedule(SCHEDULE, OptionalLong.of(1), NOW);

    assertThat(scheduled.schedule(SCHEDULE, OptionalLong.of(1), LATER)).isEqualTo(scheduled);
  }

  @Test
  void isMovedToAnotherTime() {
    var later = new Scheduled(LATER.plusSeconds(1), ZoneOffset.UTC, COLLEAGUE);

    var moved = scheduled().schedule(later, OptionalLong.of(2), NOW);

    assertThat(moved.schedule()).contains(later);
    assertThat(moved.revision()).isEqualTo(3);
  }

  @Test
  void aTimeIsToComeAndAtMostAYearAhead() {
    var year = Duration.ofDays(366);

    for (var past : List.of(NOW.minusSeconds(1), NOW)) {
      assertInvalid(() -> begun().schedule(at(past), ANY, NOW), "publishAt.past");
    }
    assertThat(begun().schedule(at(NOW.plusMillis(1)), ANY, NOW).schedule()).isPresent();
    assertThat(begun().schedule(at(NOW.plus(year)), ANY, NOW).schedule()).isPresent();
    assertInvalid(
        () -> begun().schedule(at(NOW.plus(year).plusMillis(1)), ANY, NOW), "publishAt.too_far");
    assertInvalid(() -> begun().schedule(at(Instant.MAX), ANY, NOW), "publishAt.too_far");
    assertInvalid(() -> begun().schedule(at(Instant.MIN), ANY, NOW), "publishAt.past");
  }

  @Test
  void whatIsNoPostYetIsNotScheduled() {
    var empty = Draft.create(DRAFT, LIBRARY, text(""), 0, EDITOR, NOW);

    assertInvalid(() -> empty.schedule(SCHEDULE, ANY, NOW), "content.required");
  }

  @Test
  void whatIsScheduledSaysAtAllTimesWhatAPostMustSay() {
    var changed = scheduled().edit(text("New plan"), OptionalLong.of(2), COLLEAGUE, NOW);

    assertThat(changed.schedule()).as("still scheduled by the same").contains(SCHEDULE);
    assertInvalid(() -> scheduled().edit(text(""), ANY, EDITOR, NOW), "content.required");
  }

  @Test
  void isNoLongerScheduledWhenItsTimeIsTakenAway() {
    var open = scheduled().unschedule(OptionalLong.of(2));

    assertThat(open.state()).isEqualTo(DraftState.OPEN);
    assertThat(open.revision()).isEqualTo(3);
    assertThat(open.unschedule(OptionalLong.of(2))).as("told twice").isEqualTo(open);
    assertThatExceptionOfType(Refusal.DraftChanged.class)
        .isThrownBy(() -> scheduled().unschedule(OptionalLong.of(1)));
  }

  @Test
  void isNoLongerScheduledWhenItIsDiscarded() {
    var discarded = scheduled().discard(COLLEAGUE, NOW);

    assertThat(discarded.schedule()).isEmpty();
    assertThat(discarded.restore(0, NOW).state()).isEqualTo(DraftState.OPEN);
    assertThatExceptionOfType(Refusal.DraftDiscarded.class)
        .isThrownBy(() -> discarded.schedule(SCHEDULE, ANY, NOW));
  }

  @Test
  void goesBackToItsAuthorWithTheReason() {
    var returned = scheduled().giveBack("forbidden", "Not any more.");

    assertThat(returned.returned()).contains(new Returned(SCHEDULE, "forbidden", "Not any more."));
    assertThat(returned.schedule()).isEmpty();
    assertThat(returned.revision()).isEqualTo(3);
    assertThatIllegalStateException().isThrownBy(() -> returned.giveBack("forbidden", ""));
  }

  @Test
  void whatCameBackIsOpenOnceSomebodyGoesOnWithIt() {
    var returned = scheduled().giveBack("forbidden", "Not any more.");

    assertThat(returned.edit(text("Better"), ANY, EDITOR, NOW).state()).isEqualTo(DraftState.OPEN);
    assertThat(returned.unschedule(ANY).state()).isEqualTo(DraftState.OPEN);
    assertThat(returned.schedule(SCHEDULE, ANY, NOW).schedule()).contains(SCHEDULE);
  }

  @Test
  void keepsOfAReasonWithoutEndItsBeginning() {
    var reason = "x".repeat(999) + "📚📚";

    assertThat(new Returned(SCHEDULE, "forbidden", reason).reason()).isEqualTo("x".repeat(999));
  }

  @Test
  void aTimeIsInWholeMilliseconds() {
    assertThat(at(NOW.plusNanos(1_999_999)).at()).isEqualTo(NOW.plusMillis(1));
  }

  @Test
  void readsTimeZonesByTheirNames() {
    assertThat(Scheduled.zone("Asia/Tehran")).isEqualTo(ZoneId.of("Asia/Tehran"));
    for (var wrong : List.of("", "Mars/Olympus", "europe berlin", "x".repeat(100_000))) {
      assertInvalid(() -> Scheduled.zone(wrong), "timeZone.malformed");
    }
  }

  private static void assertInvalid(ThrowingCallable request, String rule) {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(request)
        .satisfies(
            invalid ->
                assertThat(invalid.violations())
                    .extracting(violation -> violation.field() + "." + violation.rule())
                    .containsExactly(rule));
  }

  private static Scheduled at(Instant moment) {
    return new Scheduled(moment, ZoneOffset.UTC, EDITOR);
  }

  private static Draft scheduled() {
    return begun().schedule(SCHEDULE, OptionalLong.of(1), NOW);
  }

  @Test
  void isNotMadeOfNonsense() {
    assertThatIllegalArgumentException().isThrownBy(() -> draft(NOW.minusMillis(1), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> draft(NOW, 0));
  }

  private static Draft draft(Instant updatedAt, long revision) {
    return new Draft(
        DRAFT, LIBRARY, text(""), EDITOR, NOW, EDITOR, updatedAt, revision, DraftState.OPEN);
  }

  @Test
  void aCopyForAnotherChannelIsDueWhenTheDraftIs() {
    var scheduled = begun().scheduleWithCopies(SCHEDULE, 1, NOW);
    var id = new DraftId("copy");

    var copy = scheduled.copy(id, OTHER, 999, COLLEAGUE, LATER);

    assertThat(copy)
        .isEqualTo(
            new Draft(id, OTHER, text("Plan"), COLLEAGUE, LATER, COLLEAGUE, LATER, 1, SCHEDULE));
    assertThat(begun().copy(id, OTHER, 0, COLLEAGUE, LATER).state()).isEqualTo(DraftState.OPEN);
    assertThatExceptionOfType(Refusal.TooManyDrafts.class)
        .isThrownBy(() -> scheduled.copy(id, OTHER, 1_000, COLLEAGUE, LATER));
  }

  @Test
  void noRevisionIsScheduledWithCopiesTwice() {
    var scheduled = begun().scheduleWithCopies(SCHEDULE, 1, NOW);

    assertThat(scheduled.revision()).isEqualTo(2);
    assertThat(scheduled.scheduleWithCopies(SCHEDULE, 2, NOW).revision()).isEqualTo(3);
    assertThatExceptionOfType(Refusal.DraftChanged.class)
        .isThrownBy(() -> scheduled.scheduleWithCopies(SCHEDULE, 1, NOW));
  }

  private static Draft begun() {
    return Draft.create(DRAFT, LIBRARY, text("Plan"), 0, EDITOR, NOW);
  }

  private static DraftContent text(String text) {
    return new DraftContent(Optional.empty(), text, List.of(), List.of(), "");
  }
}
