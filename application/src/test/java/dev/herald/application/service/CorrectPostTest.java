package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.draft.CorrectPost;
import dev.herald.application.port.in.draft.DiscardDraft;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.DraftView;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Recall;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A post that has a mistake is recalled, and what it said is gone on with. */
class CorrectPostTest extends AuditStory {

  private static final PostId POST = new PostId("post-1");
  private static final Optional<IdempotencyKey> NO_KEY = Optional.empty();
  private static final Optional<IdempotencyKey> KEY =
      Optional.of(new IdempotencyKey("key", "a request"));

  @BeforeEach
  void givenAPost() {
    givenChannel(NEWS);
    givenPost(NEWS, "Open at nien");
    clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void thePostIsRecalledAndWhatItSaidIsADraft() {
    var draft = correct("a slip", NO_KEY);

    assertThat(draft.draft().channel()).isEqualTo(NEWS);
    assertThat(draft.draft().content()).isEqualTo(DraftContent.of(Samples.text("Open at nien")));
    assertThat(drafts()).containsExactly(draft);
    assertThat(herald.readPosts().get(ADMIN, POST).post().recall())
        .contains(new Recall("a slip", clock.instant()));
    assertThat(events()).endsWith(new PostRecalled(NEWS, POST, 1, clock.instant()));
  }

  @Test
  void bothAreNoted() {
    correct("a slip", NO_KEY);

    assertThat(entries())
        .extracting(AuditEntry::action)
        .startsWith(AuditAction.POST_RECALLED, AuditAction.DRAFT_CREATED);
  }

  @Test
  void itsImagesStay() {
    var image = givenImage(Samples.png()).id();
    var pictures = publish(NEWS, Samples.pictures(image)).post().id();

    var draft = herald.correctPost().correct(ADMIN, command(pictures, "", NO_KEY));
    clock.advance(Duration.ofDays(2));
    cleanUp();

    assertThat(draft.images()).containsOnlyKeys(image);
    assertThat(ports.outbound().images().find(image)).isPresent();
  }

  @Test
  void aFullChannelKeepsThePost() {
    for (var i = 0; i < Draft.MAX_PER_CHANNEL; i++) givenDraft(NEWS, "Draft " + i);

    assertRefused(Refusal.TooManyDrafts.class, () -> correct("a slip", NO_KEY));

    herald
        .discardDraft()
        .discard(ADMIN, new DiscardDraft.Command(new DraftId("draft-1"), OptionalLong.empty()));
    correct("a slip", NO_KEY);
  }

  /** As when the store fails at the last moment: neither is done. */
  @Test
  void whatFailsLeavesNothingHalfDone() {
    var failing = heraldWith(failingAtTheEnd());
    var before = List.of(events(), entries(), drafts());

    assertThatIllegalStateException()
        .isThrownBy(() -> failing.correctPost().correct(ADMIN, command(POST, "a slip", KEY)));

    assertThat(List.of(events(), entries(), drafts())).isEqualTo(before);
    assertThat(herald.readPosts().get(ADMIN, POST).post().isRecalled()).isFalse();
    correct("a slip", KEY);
  }

  @Test
  void aRepeatedKeyIsAnsweredWithTheSameDraft() {
    var first = correct("a slip", KEY);

    assertThat(correct("a slip", KEY)).isEqualTo(first);
    assertThat(drafts()).containsExactly(first);
  }

  @Test
  void isDoneOnce() {
    correct("a slip", NO_KEY);

    assertRefused(Refusal.PostRecalled.class, () -> correct("a slip", NO_KEY));
  }

  @Test
  void refusesAReasonThatIsTooLong() {
    assertInvalid(() -> correct("x".repeat(Recall.MAX_REASON_BYTES + 1), KEY), "reason.too_long");
  }

  @Test
  void refusesAPostThatIsNotThere() {
    assertRefused(
        Refusal.PostNotFound.class,
        () -> herald.correctPost().correct(ADMIN, command(new PostId("none"), "", NO_KEY)));
  }

  private UnitOfWork failingAtTheEnd() {
    var whole = ports.outbound().unitOfWork();
    return new UnitOfWork() {
      @Override
      public <T> T execute(Supplier<T> work) {
        return whole.execute(
            () -> {
              work.get();
              throw new IllegalStateException("the store is lost");
            });
      }

      @Override
      public <T> T executeUnseen(Supplier<T> work) {
        return whole.executeUnseen(work);
      }

      @Override
      public long version() {
        return whole.version();
      }
    };
  }

  private UseCases heraldWith(UnitOfWork unitOfWork) {
    return Services.over(ports.outbound().toBuilder().unitOfWork(unitOfWork).build());
  }

  private DraftView correct(String reason, Optional<IdempotencyKey> key) {
    return herald.correctPost().correct(ADMIN, command(POST, reason, key));
  }

  private static CorrectPost.Command command(
      PostId post, String reason, Optional<IdempotencyKey> key) {
    return new CorrectPost.Command(post, reason, key);
  }

  private List<DraftView> drafts() {
    return herald.readDrafts().list(ADMIN, DraftQuery.all(ALL)).items();
  }
}
