package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.draft.CrossPost;
import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.in.draft.UnscheduleDraft;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftState.Returned;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one draft says goes out in several channels, in each of them once. */
class CrossPostTest extends Story {

  private static final ChannelId PARKS = new ChannelId("parks");
  private static final Instant SIX = NOW.plus(Duration.ofHours(6));
  private static final Optional<IdempotencyKey> KEY =
      Optional.of(new IdempotencyKey("token:admin\n1", "news, sport"));

  @BeforeEach
  void threeChannels() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    givenChannel(PARKS);
  }

  @Test
  void goesOutInEachChannelAtItsTime() {
    var draft = givenDraft(NEWS, "Closed on Sunday").draft().id();

    var scheduled = crossPost(draft, Optional.of(SIX), SPORT, PARKS);

    assertThat(scheduled)
        .extracting(CrossPost.Scheduled::channel)
        .containsExactly(NEWS, SPORT, PARKS);
    publishDue();
    assertThat(posts()).as("before its time").isEmpty();
    clock.set(SIX);
    publishDue();
    publishDue();
    assertThat(posts()).extracting(Post::channel).containsExactlyInAnyOrder(NEWS, SPORT, PARKS);
    assertThat(posts())
        .extracting(Post::content)
        .containsOnly(Optional.of(Samples.text("Closed on Sunday")));
    assertThat(drafts(DraftQuery.State.KEPT)).isEmpty();
  }

  @Test
  void goesOutAtOnceIfNoTimeIsNamed() {
    crossPost(givenDraft(NEWS, "Now").draft().id(), Optional.empty(), SPORT);
    clock.advance(Duration.ofMillis(1));

    publishDue();

    assertThat(posts()).extracting(Post::channel).containsExactlyInAnyOrder(NEWS, SPORT);
  }

  @Test
  void takesItsImagesAlong() {
    var content =
        new DraftContent(
            Optional.empty(),
            "Look",
            List.of(DraftImage.uploaded(givenPhoto(), "A fox")),
            List.of(),
            "");
    crossPost(givenDraft(NEWS, content).draft().id(), Optional.empty(), SPORT);
    clock.advance(Duration.ofMillis(1));

    publishDue();

    assertThat(posts()).hasSize(2).allMatch(post -> post.content().get().images().size() == 1);
  }

  @Test
  void namesEachChannelOnce() {
    var draft = givenDraft(NEWS, "Once").draft().id();

    assertThat(crossPost(draft, Optional.of(SIX), SPORT, NEWS, SPORT)).hasSize(2);
  }

  @Test
  void isSentOnceHoweverOftenItIsAskedFor() {
    var draft = givenDraft(NEWS, "Once").draft().id();
    var first = underKey(draft);
    assertThat(underKey(draft)).as("while it waits").isEqualTo(first);
    clock.set(SIX);
    publishDue();

    assertThat(underKey(draft)).as("when it is out").isEqualTo(first);
    publishDue();

    assertThat(posts()).hasSize(2);
  }

  @Test
  void withoutAKeyTheRevisionKeepsItFromBeingSentTwice() {
    var draft = givenDraft(NEWS, "Once").draft().id();
    crossPost(draft, Optional.of(SIX), SPORT);

    assertRefused(
        Refusal.DraftChanged.class, () -> crossPost(draft, Optional.of(SIX), SPORT, PARKS));
  }

  // What one of them refuses

  @Test
  void whatOneChannelRefusesComesBackThereAndTheOthersAreOut() {
    var draft = givenDraft(NEWS, "Not for everybody").draft().id();
    var copies = crossPost(draft, Optional.of(SIX), SPORT, PARKS);
    clock.set(SIX);

    heraldRefusing(SPORT).publishScheduledDrafts().step();

    assertThat(posts()).extracting(Post::channel).containsExactlyInAnyOrder(NEWS, PARKS);
    var returned = drafts(DraftQuery.State.RETURNED);
    assertThat(returned).extracting(Draft::id).containsExactly(copies.get(1).draft());
    assertThat(returned.get(0).channel()).isEqualTo(SPORT);
    assertThat(returned.get(0).returned().map(Returned::reason)).contains("Not in sport.");
  }

  @Test
  void aChannelThatIsDeletedMeanwhileTakesItsOwnWithIt() {
    crossPost(givenDraft(NEWS, "Anyway").draft().id(), Optional.of(SIX), SPORT);
    givenDeleted(SPORT);
    clock.set(SIX);

    publishDue();

    assertThat(posts()).extracting(Post::channel).containsExactly(NEWS);
  }

  // All or none

  @Test
  void nothingIsScheduledIfAChannelIsNotThere() {
    var draft = givenDraft(NEWS, "All or none").draft().id();
    givenDeleted(PARKS);

    assertRefused(
        Refusal.ChannelNotFound.class, () -> crossPost(draft, Optional.of(SIX), SPORT, PARKS));
  }

  @Test
  void nothingIsScheduledIfAChannelIsFull() {
    var draft = givenDraft(NEWS, "All or none").draft().id();
    for (var i = 0; i < Draft.MAX_PER_CHANNEL; i++) givenDraft(PARKS, "Draft " + i);

    assertRefused(
        Refusal.TooManyDrafts.class, () -> crossPost(draft, Optional.of(SIX), SPORT, PARKS));
  }

  @Test
  void whatIsNoPostYetOrTooLateIsRefused() {
    var empty = givenDraft(NEWS, "").draft().id();
    var ready = givenDraft(NEWS, "Ready").draft().id();

    assertInvalid(() -> crossPost(empty, Optional.of(SIX), SPORT), "content.required");
    assertInvalid(() -> crossPost(ready, Optional.of(NOW), SPORT), "publishAt.past");
  }

  @Test
  void fiftyChannelsAreTheMost() {
    var channels =
        IntStream.range(0, Draft.MAX_CHANNELS).mapToObj(i -> new ChannelId("c" + i)).toList();
    channels.forEach(this::givenChannel);
    var draft = givenDraft(NEWS, "Everywhere").draft().id();

    assertInvalid(() -> crossPost(draft, Optional.of(SIX), channels), "channels.too_many");

    assertThat(crossPost(draft, Optional.of(SIX), channels.subList(0, 49))).hasSize(50);
    clock.set(SIX);
    publishDue();
    assertThat(posts()).as("all at once").hasSize(50);
  }

  @Test
  void whoeverIsBoundToSomeChannelsPublishesInNoOthers() {
    var draft = givenDraft(NEWS, "Mine").draft().id();
    var mina = Actor.token(new TokenName("mina"), Role.EDITOR, ChannelScope.of(List.of(NEWS)));

    assertRefused(
        Refusal.ChannelNotFound.class,
        () -> herald.crossPost().crossPost(mina, command(draft, Optional.of(SIX), List.of(SPORT))));
  }

  // Undo

  @Test
  void takingItBackTakesBackItsCopies() {
    var draft = givenDraft(NEWS, "No").draft().id();
    var copies = crossPost(draft, Optional.of(SIX), SPORT, PARKS);

    undo(draft, copies);
    clock.set(SIX);
    publishDue();

    assertThat(posts()).isEmpty();
    assertThat(drafts(DraftQuery.State.KEPT)).extracting(Draft::id).containsExactly(draft);
    assertThat(drafts(DraftQuery.State.DISCARDED)).hasSize(2);
  }

  @Test
  void afterItWasTakenBackItIsSentAnew() {
    var draft = givenDraft(NEWS, "No, yes").draft().id();
    undo(draft, crossPost(draft, Optional.of(SIX), SPORT));
    var changed = herald.readDrafts().get(ADMIN, draft).draft();

    herald
        .crossPost()
        .crossPost(
            ADMIN,
            new CrossPost.Command(
                draft,
                List.of(SPORT),
                Optional.of(SIX),
                ZoneOffset.UTC,
                false,
                OptionalLong.of(changed.revision()),
                Optional.empty()));
    clock.set(SIX);
    publishDue();

    assertThat(posts()).extracting(Post::channel).containsExactlyInAnyOrder(NEWS, SPORT);
  }

  @Test
  void takingItBackLeavesACopyThatSomebodyHasPublished() {
    var draft = givenDraft(NEWS, "Hasty").draft().id();
    var copies = crossPost(draft, Optional.of(SIX), SPORT, PARKS);
    herald
        .publishDraft()
        .publish(ADMIN, new PublishDraft.Command(copies.get(1).draft(), OptionalLong.empty()));

    undo(draft, copies);

    assertThat(posts()).extracting(Post::channel).containsExactly(SPORT);
    assertThat(drafts(DraftQuery.State.DISCARDED)).hasSize(1);
  }

  @Test
  void whatCanStillBeTakenBackIsTakenBackWhenTheDraftItselfIsOut() {
    var draft = givenDraft(NEWS, "Hasty").draft().id();
    var copies = crossPost(draft, Optional.of(SIX), SPORT, PARKS);
    herald.publishDraft().publish(ADMIN, new PublishDraft.Command(draft, OptionalLong.empty()));

    var open = undo(draft, copies);
    clock.set(SIX);
    publishDue();

    assertThat(posts()).extracting(Post::channel).containsExactly(NEWS);
    assertThat(open.channel()).isEqualTo(SPORT);
    assertThat(drafts(DraftQuery.State.KEPT)).containsExactly(open);
    assertThat(open.schedule()).isEmpty();
    assertThat(drafts(DraftQuery.State.DISCARDED))
        .extracting(Draft::channel)
        .containsExactly(PARKS);
  }

  @Test
  void whatCanStillBeTakenBackIsTakenBackWhenTheDraftIsGoneWithItsChannel() {
    var draft = givenDraft(NEWS, "Hasty").draft().id();
    var copies = crossPost(draft, Optional.of(SIX), SPORT);
    givenDeleted(NEWS);

    assertThat(undo(draft, copies).channel()).isEqualTo(SPORT);
  }

  @Test
  void whenAllAreOutItIsTooLate() {
    var draft = givenDraft(NEWS, "Hasty").draft().id();
    var copies = crossPost(draft, Optional.of(SIX), SPORT);
    clock.set(SIX);
    publishDue();

    assertRefused(Refusal.DraftPublished.class, () -> undo(draft, copies));
  }

  @Test
  void underTheSameKeyItIsSentAnewWhenAllWasTakenBack() {
    var draft = givenDraft(NEWS, "No, yes").draft().id();
    undo(draft, underKey(draft));

    assertRefused(Refusal.DraftChanged.class, () -> underKey(draft));
    var again = underKey(draft, 3);
    assertThat(underKey(draft, 3)).as("told twice").isEqualTo(again);
    clock.set(SIX);
    publishDue();

    assertThat(posts()).extracting(Post::channel).containsExactlyInAnyOrder(NEWS, SPORT);
    assertThat(underKey(draft, 3)).as("when it is out").isEqualTo(again);
  }

  private List<CrossPost.Scheduled> crossPost(
      DraftId draft, Optional<Instant> at, ChannelId... channels) {
    return crossPost(draft, at, List.of(channels));
  }

  private List<CrossPost.Scheduled> crossPost(
      DraftId draft, Optional<Instant> at, List<ChannelId> channels) {
    return herald.crossPost().crossPost(ADMIN, command(draft, at, channels));
  }

  /** At six, under a key. */
  private List<CrossPost.Scheduled> underKey(DraftId draft) {
    return underKey(draft, 1);
  }

  private List<CrossPost.Scheduled> underKey(DraftId draft, long revision) {
    var command =
        new CrossPost.Command(
            draft,
            List.of(SPORT),
            Optional.of(SIX),
            ZoneOffset.UTC,
            false,
            OptionalLong.of(revision),
            KEY);
    return herald.crossPost().crossPost(ADMIN, command);
  }

  private static CrossPost.Command command(
      DraftId draft, Optional<Instant> at, List<ChannelId> channels) {
    return new CrossPost.Command(
        draft, channels, at, ZoneOffset.UTC, false, OptionalLong.of(1), Optional.empty());
  }

  private Draft undo(DraftId draft, List<CrossPost.Scheduled> scheduled) {
    var copies = scheduled.stream().skip(1).map(CrossPost.Scheduled::draft).toList();
    return herald
        .unscheduleDraft()
        .unschedule(ADMIN, new UnscheduleDraft.Command(draft, OptionalLong.empty(), copies))
        .draft();
  }

  private void publishDue() {
    herald.publishScheduledDrafts().step();
  }

  private List<Post> posts() {
    return herald.readPosts().list(ADMIN, PostQuery.all(ALL)).items().stream()
        .map(it -> it.post())
        .toList();
  }

  private List<Draft> drafts(DraftQuery.State state) {
    return herald.readDrafts().list(ADMIN, DraftQuery.all(ALL).in(state)).items().stream()
        .map(it -> it.draft())
        .toList();
  }

  private UseCases heraldRefusing(ChannelId refused) {
    var interceptor =
        new Interceptor() {
          @Override
          public PostContent beforePublish(ChannelId channel, PostContent content) {
            if (!channel.equals(refused)) return content;
            throw new Refusal.RefusedByWebhook(120_001, "Not in " + channel + ".");
          }
        };
    return heraldWith(
        new OutgoingWebhooks(interceptor, Optional.empty(), OutgoingWebhooks.NONE.webhooks()));
  }
}
