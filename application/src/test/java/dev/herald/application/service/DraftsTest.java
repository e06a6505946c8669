package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.draft.CreateDraft;
import dev.herald.application.port.in.draft.DiscardDraft;
import dev.herald.application.port.in.draft.SaveDraft;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.DraftView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftState;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is not published yet is kept, by whomever it is written, until it is published. */
class DraftsTest extends Story {

  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Actor MINA =
      Actor.token(new TokenName("mina"), Role.EDITOR, ChannelScope.ALL);
  private static final Actor NEWS_EDITOR =
      Actor.token(new TokenName("news"), Role.EDITOR, ChannelScope.of(List.of(NEWS)));

  // Writing

  @Test
  void beginsWithWhatThereIs() {
    givenChannel(NEWS);

    var draft = create(MINA, "Half a", Optional.empty()).draft();

    assertThat(draft)
        .isEqualTo(
            new Draft(
                new DraftId("draft-1"),
                NEWS,
                Samples.draft("Half a"),
                MINA.id(),
                NOW,
                MINA.id(),
                NOW,
                1,
                DraftState.OPEN));
    assertThat(herald.readDrafts().get(ADMIN, draft.id()).draft()).isEqualTo(draft);
    assertThat(events()).as("nobody is told of a draft").hasSize(1);
  }

  @Test
  void aRepeatedKeyBeginsNoSecondDraft() {
    givenChannel(NEWS);
    var key = Optional.of(new IdempotencyKey("key", "a request"));
    var first = create(MINA, "Half a", key);
    var saved = save(MINA, first, "Half a sentence", 1);

    assertThat(create(MINA, "Half a", key)).isEqualTo(saved);
    assertThat(drafts()).containsExactly(saved);
    assertRefused(
        Refusal.IdempotencyConflict.class,
        () -> create(MINA, "Another", Optional.of(new IdempotencyKey("key", "another request"))));
  }

  @Test
  void aChannelThatIsNotThereHasNoDrafts() {
    assertRefused(Refusal.ChannelNotFound.class, () -> create(MINA, "Half a", Optional.empty()));
    assertRefused(
        Refusal.ChannelNotFound.class,
        () -> herald.readDrafts().list(ADMIN, DraftQuery.all(ALL).inChannel(NEWS)));
  }

  @Test
  void aChannelHasUpToAThousandDrafts() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    for (var i = 0; i < 1_000; i++) givenDraft(NEWS, "Draft " + i);

    assertRefused(Refusal.TooManyDrafts.class, () -> givenDraft(NEWS, "One more"));
    givenDraft(SPORT, "Elsewhere");
    discard(ADMIN, new DraftId("draft-1"), OptionalLong.empty());
    givenDraft(NEWS, "One more");
    assertRefused(
        Refusal.TooManyDrafts.class,
        () -> herald.restoreDraft().restore(ADMIN, new DraftId("draft-1")));
  }

  @Test
  void savingSaysWhoAndWhen() {
    givenChannel(NEWS);
    var draft = create(MINA, "Half a", Optional.empty());
    clock.set(LATER);

    var saved = save(ADMIN, draft, "Half a sentence", 1).draft();

    assertThat(saved.content()).isEqualTo(Samples.draft("Half a sentence"));
    assertThat(saved.author()).isEqualTo(MINA.id());
    assertThat(saved.updatedBy()).isEqualTo(ADMIN.id());
    assertThat(saved.updatedAt()).isEqualTo(LATER);
    assertThat(saved.revision()).isEqualTo(2);
    assertThat(herald.readDrafts().get(MINA, saved.id()).draft()).isEqualTo(saved);
  }

  @Test
  void twoWhoWriteInOneDraftSeeThatAndLoseNothing() {
    givenChannel(NEWS);
    var draft = create(MINA, "Plan", Optional.empty());
    save(ADMIN, draft, "Admin's plan", 1);

    var refusal =
        assertRefused(Refusal.DraftChanged.class, () -> save(MINA, draft, "Mina's plan", 1));

    assertThat(refusal.revision()).isEqualTo(2);
    var merged = save(MINA, draft, "Admin's and Mina's plan", refusal.revision());
    assertThat(merged.draft().revision()).isEqualTo(3);
  }

  @Test
  void savingAgainBecauseNoAnswerCameIsNoConflict() {
    givenChannel(NEWS);
    var draft = create(MINA, "Plan", Optional.empty());
    var saved = save(MINA, draft, "New plan", 1);
    clock.set(LATER);

    assertThat(save(MINA, draft, "New plan", 1)).isEqualTo(saved);
    assertThat(herald.readDrafts().get(MINA, draft.draft().id())).isEqualTo(saved);
  }

  @Test
  void savingSpoilsNoAnswersThatAreKept() {
    givenChannel(NEWS);
    var version = herald.readVersion().version();

    var draft = create(MINA, "Plan", Optional.empty());
    save(MINA, draft, "New plan", 1);
    discard(MINA, draft.draft().id(), OptionalLong.empty());

    assertThat(herald.readVersion().version()).isEqualTo(version);
  }

  @Test
  void refersToImagesWhetherTheyAreThereOrNot() {
    givenChannel(NEWS);
    var image = givenImage(Samples.png());
    var gone = Samples.imageId(Samples.gif());
    var content =
        new DraftContent(
            Optional.empty(),
            "",
            List.of(DraftImage.uploaded(image.id(), ""), DraftImage.uploaded(gone, "")),
            List.of(),
            "");

    var draft = givenDraft(NEWS, content);

    assertThat(draft.images()).containsOnlyKeys(image.id());
    assertThat(herald.readDrafts().get(ADMIN, draft.draft().id())).isEqualTo(draft);
    assertThat(drafts()).containsExactly(draft);
  }

  @Test
  void imagesOfADraftStayUntilItIsGone() {
    givenChannel(NEWS);
    var image = givenImage(Samples.png()).id();
    var content =
        new DraftContent(
            Optional.empty(), "", List.of(DraftImage.uploaded(image, "")), List.of(), "");
    var draft = givenDraft(NEWS, content).draft().id();
    clock.advance(Duration.ofDays(1));
    cleanUp();
    assertThat(ports.outbound().images().find(image)).isPresent();

    discard(ADMIN, draft, OptionalLong.empty());
    clock.advance(Draft.UNDO);
    cleanUp();
    assertThat(ports.outbound().images().find(image)).isPresent();

    clock.advance(Duration.ofMillis(1));
    cleanUp();
    assertThat(ports.outbound().images().find(image)).isEmpty();
  }

  // Discarding

  @Test
  void discardingCanBeUndoneForThirtyDays() {
    givenChannel(NEWS);
    var draft = create(MINA, "Plan", Optional.empty());
    discard(ADMIN, draft.draft().id(), OptionalLong.of(1));
    assertThat(drafts()).isEmpty();
    clock.advance(Draft.UNDO);
    cleanUp();

    assertThat(herald.restoreDraft().restore(MINA, draft.draft().id())).isEqualTo(draft);
    assertThat(drafts()).containsExactly(draft);
  }

  @Test
  void whatWasDiscardedLongAgoIsGone() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Plan").draft().id();
    discard(ADMIN, draft, OptionalLong.empty());
    clock.advance(Draft.UNDO.plusMillis(1));

    assertRefused(Refusal.DraftNotFound.class, () -> herald.restoreDraft().restore(ADMIN, draft));
    cleanUp();
    assertRefused(Refusal.DraftNotFound.class, () -> herald.readDrafts().get(ADMIN, draft));
  }

  @Test
  void whoWritesInADiscardedDraftLearnsThatAndCanRestoreIt() {
    givenChannel(NEWS);
    var draft = create(MINA, "Plan", Optional.empty());
    discard(ADMIN, draft.draft().id(), OptionalLong.empty());

    assertRefused(Refusal.DraftDiscarded.class, () -> save(MINA, draft, "New plan", 1));
    herald.restoreDraft().restore(MINA, draft.draft().id());
    assertThat(save(MINA, draft, "New plan", 1).draft().revision()).isEqualTo(2);
  }

  @Test
  void nobodyDiscardsWhatTheyHaveNotSeen() {
    givenChannel(NEWS);
    var draft = create(MINA, "Plan", Optional.empty());
    save(MINA, draft, "Much more", 1);

    assertRefused(
        Refusal.DraftChanged.class, () -> discard(ADMIN, draft.draft().id(), OptionalLong.of(1)));
  }

  @Test
  void discardingAndRestoringAgainChangesNothing() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Plan").draft().id();
    var discarded = discard(ADMIN, draft, OptionalLong.empty());
    clock.set(LATER);
    assertThat(discard(MINA, draft, OptionalLong.empty())).isEqualTo(discarded);

    var restored = herald.restoreDraft().restore(ADMIN, draft);
    assertThat(herald.restoreDraft().restore(ADMIN, draft)).isEqualTo(restored);
  }

  @Test
  void ofAThousandDiscardedDraftsTheFirstGoes() {
    givenChannel(NEWS);
    for (var i = 1; i <= 1_001; i++) {
      var draft = givenDraft(NEWS, "Draft " + i).draft().id();
      clock.advance(Duration.ofSeconds(1));
      discard(ADMIN, draft, OptionalLong.empty());
    }

    assertRefused(
        Refusal.DraftNotFound.class, () -> herald.readDrafts().get(ADMIN, new DraftId("draft-1")));
    assertThat(herald.readDrafts().get(ADMIN, new DraftId("draft-2")).draft().isDiscarded())
        .isTrue();
  }

  // Who knows of them

  @Test
  void whoIsBoundToOtherChannelsFindsNothing() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    var sport = givenDraft(SPORT, "Plan").draft().id();
    var news = givenDraft(NEWS, "Plan");
    var none = new DraftId("none");

    assertThat(herald.readDrafts().list(NEWS_EDITOR, DraftQuery.all(ALL)).items())
        .containsExactly(news);
    assertThat(herald.readDrafts().list(NEWS_EDITOR, DraftQuery.all(ALL).withWords("plan")).items())
        .containsExactly(news);
    for (var draft : List.of(sport, none)) {
      assertRefused(Refusal.DraftNotFound.class, () -> herald.readDrafts().get(NEWS_EDITOR, draft));
      assertRefused(
          Refusal.DraftNotFound.class, () -> discard(NEWS_EDITOR, draft, OptionalLong.empty()));
    }
  }

  @Test
  void draftsEndWithTheirChannel() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Plan");

    givenDeleted(NEWS);

    assertThat(drafts()).isEmpty();
    assertRefused(
        Refusal.DraftNotFound.class, () -> herald.readDrafts().get(ADMIN, draft.draft().id()));
    assertRefused(Refusal.DraftNotFound.class, () -> save(ADMIN, draft, "New plan", 1));
  }

  // What is noted

  @Test
  void isNotedWhenAnotherOneGoesOnAndNotEachTimeThatItIsSaved() {
    givenChannel(NEWS);
    var draft = create(MINA, "1", Optional.empty());
    save(MINA, draft, "2", 1);
    save(ADMIN, draft, "3", 2);
    save(ADMIN, draft, "4", 3);
    save(MINA, draft, "5", 4);

    assertThat(herald.readAuditLog().list(ADMIN, AuditQuery.all(ALL)).items())
        .extracting(record -> record.entry().action())
        .containsExactly(
            AuditAction.DRAFT_EDITED,
            AuditAction.DRAFT_EDITED,
            AuditAction.DRAFT_CREATED,
            AuditAction.CHANNEL_CREATED);
  }

  private DraftView create(Actor actor, String text, Optional<IdempotencyKey> key) {
    return herald
        .createDraft()
        .create(actor, new CreateDraft.Command(NEWS, Samples.draft(text), key));
  }

  private DraftView save(Actor actor, DraftView draft, String text, long revision) {
    var command =
        new SaveDraft.Command(draft.draft().id(), Samples.draft(text), OptionalLong.of(revision));
    return herald.saveDraft().save(actor, command);
  }

  private DraftView discard(Actor actor, DraftId draft, OptionalLong revision) {
    return herald.discardDraft().discard(actor, new DiscardDraft.Command(draft, revision));
  }

  private List<DraftView> drafts() {
    return herald.readDrafts().list(ADMIN, DraftQuery.all(ALL)).items();
  }
}
