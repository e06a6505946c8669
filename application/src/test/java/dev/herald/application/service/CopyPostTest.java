package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.draft.CopyPost;
import dev.herald.application.port.in.draft.DiscardDraft;
import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.DraftView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftState;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a post says can be gone on with in a draft. */
class CopyPostTest extends AuditStory {

  private static final PostId POST = new PostId("post-1");
  private static final Optional<IdempotencyKey> KEY =
      Optional.of(new IdempotencyKey("key", "a request"));
  private static final Actor NEWS_EDITOR =
      Actor.token(new TokenName("news"), Role.EDITOR, ChannelScope.of(List.of(NEWS)));

  @BeforeEach
  void givenAPost() {
    givenChannel(NEWS);
    givenPost(NEWS, "Open at nine");
    clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void beginsADraftOfWhatThePostSays() {
    var version = herald.readVersion().version();

    var copy = copy(NEWS_EDITOR, none(), none());

    assertThat(copy.draft())
        .isEqualTo(
            new Draft(
                new DraftId("draft-1"),
                NEWS,
                DraftContent.of(Samples.text("Open at nine")),
                NEWS_EDITOR.id(),
                clock.instant(),
                NEWS_EDITOR.id(),
                clock.instant(),
                1,
                DraftState.OPEN));
    assertThat(herald.readDrafts().get(ADMIN, copy.draft().id())).isEqualTo(copy);
    assertThat(herald.readPosts().get(ADMIN, POST).post().content())
        .contains(Samples.text("Open at nine"));
    assertThat(herald.readVersion().version()).as("answers that are kept").isEqualTo(version);
    assertThat(newest().changes())
        .containsExactly(AuditChange.to("channel", NEWS), AuditChange.to("post", POST));
  }

  @Test
  void beginsADraftForAnotherChannelIfOneIsNamed() {
    givenChannel(SPORT);

    assertThat(copy(ADMIN, Optional.of(SPORT), none()).draft().channel()).isEqualTo(SPORT);
  }

  @Test
  void nobodyWritesForAChannelThatTheyDoNotKnow() {
    givenChannel(SPORT);
    givenPost(SPORT, "Goals");

    assertRefused(
        Refusal.ChannelNotFound.class, () -> copy(NEWS_EDITOR, Optional.of(SPORT), none()));
    assertRefused(Refusal.PostNotFound.class, () -> copy(NEWS_EDITOR, new PostId("post-2"), NEWS));
  }

  @Test
  void aRepeatedKeyBeginsNoSecondCopy() {
    var first = copy(ADMIN, none(), KEY);

    assertThat(copy(ADMIN, none(), KEY)).isEqualTo(first);
    assertThat(drafts()).containsExactly(first);
    assertRefused(
        Refusal.IdempotencyConflict.class,
        () -> copy(ADMIN, none(), Optional.of(new IdempotencyKey("key", "another request"))));
  }

  @Test
  void whoRepeatsAKeyLearnsWhatHasBecomeOfTheCopy() {
    var first = copy(ADMIN, none(), KEY).draft().id();
    herald.discardDraft().discard(ADMIN, new DiscardDraft.Command(first, OptionalLong.empty()));
    assertThat(copy(ADMIN, none(), KEY).draft().isDiscarded()).isTrue();

    herald.restoreDraft().restore(ADMIN, first);
    herald.publishDraft().publish(ADMIN, new PublishDraft.Command(first, OptionalLong.empty()));
    assertRefused(Refusal.DraftPublished.class, () -> copy(ADMIN, none(), KEY));
  }

  @Test
  void itsImagesStayWhenThePostIsRecalled() {
    var image = givenImage(Samples.png()).id();
    var pictures = publish(NEWS, Samples.pictures(image)).post().id();

    var copy = copy(ADMIN, pictures, NEWS);
    recall(pictures);
    clock.advance(Duration.ofDays(2));
    cleanUp();

    assertThat(copy.images()).containsOnlyKeys(image);
    assertThat(ports.outbound().images().find(image)).isPresent();
  }

  @Test
  void nothingIsLeftOfARecalledPost() {
    recall(POST);

    assertRefused(Refusal.PostRecalled.class, () -> copy(ADMIN, none(), none()));
  }

  @Test
  void refusesAPostThatIsNotThere() {
    assertRefused(Refusal.PostNotFound.class, () -> copy(ADMIN, new PostId("none"), NEWS));
    assertRefused(Refusal.ChannelNotFound.class, () -> copy(ADMIN, POST, SPORT));
    givenDeleted(NEWS);
    assertRefused(Refusal.PostNotFound.class, () -> copy(ADMIN, none(), none()));
  }

  @Test
  void aFullChannelTakesNoCopy() {
    for (var i = 0; i < Draft.MAX_PER_CHANNEL; i++) givenDraft(NEWS, "Draft " + i);

    assertRefused(Refusal.TooManyDrafts.class, () -> copy(ADMIN, none(), none()));
  }

  private DraftView copy(Actor actor, PostId post, ChannelId channel) {
    return herald.copyPost().copy(actor, new CopyPost.Command(post, Optional.of(channel), none()));
  }

  private DraftView copy(Actor actor, Optional<ChannelId> channel, Optional<IdempotencyKey> key) {
    return herald.copyPost().copy(actor, new CopyPost.Command(POST, channel, key));
  }

  private void recall(PostId post) {
    herald.recallPost().recall(ADMIN, new RecallPost.Command(post, ""));
  }

  private List<DraftView> drafts() {
    return herald.readDrafts().list(ADMIN, DraftQuery.all(ALL)).items();
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
