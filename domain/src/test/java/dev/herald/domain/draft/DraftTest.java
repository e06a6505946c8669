package dev.herald.domain.draft;

import static dev.herald.domain.Samples.DRAFT;
import static dev.herald.domain.Samples.EDITOR;
import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.draft.Draft.Discard;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostText;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DraftTest {

  private static final ActorId COLLEAGUE = ActorId.host("colleague");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final OptionalLong ANY = OptionalLong.empty();

  @Test
  void beginsAtItsFirstRevision() {
    assertThat(begun())
        .isEqualTo(
            new Draft(DRAFT, LIBRARY, text("Plan"), EDITOR, NOW, EDITOR, NOW, 1, Optional.empty()));
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
                Optional.empty()));
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

    assertThat(discarded.discard()).contains(new Discard(COLLEAGUE, LATER));
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

  @Test
  void isNotMadeOfNonsense() {
    assertThatIllegalArgumentException().isThrownBy(() -> draft(NOW.minusMillis(1), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> draft(NOW, 0));
  }

  private static Draft draft(Instant updatedAt, long revision) {
    return new Draft(
        DRAFT, LIBRARY, text(""), EDITOR, NOW, EDITOR, updatedAt, revision, Optional.empty());
  }

  private static Draft begun() {
    return Draft.create(DRAFT, LIBRARY, text("Plan"), 0, EDITOR, NOW);
  }

  private static DraftContent text(String text) {
    return new DraftContent(Optional.empty(), text, List.of(), List.of(), "");
  }
}
