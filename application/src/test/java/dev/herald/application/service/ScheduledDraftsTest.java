package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.port.in.draft.DiscardDraft;
import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.in.draft.SaveDraft;
import dev.herald.application.port.in.draft.ScheduleDraft;
import dev.herald.application.port.in.draft.UnscheduleDraft;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.testkit.InMemoryLeases;
import dev.herald.application.testkit.InMemoryStore;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftState.Returned;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A draft that has a time is published then, once, or goes back to its author. */
class ScheduledDraftsTest extends Story {

  private static final Instant SIX = NOW.plus(Duration.ofHours(6));
  private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
  private static final OptionalLong ANY = OptionalLong.empty();
  private static final Duration AT_REST = Duration.ofMillis(500);
  private static final TokenName MINA = new TokenName("mina");

  // At its time

  @Test
  void isPublishedAtItsTimeInTheNameOfWhoeverScheduledIt() {
    givenChannel(NEWS);
    var draft = givenScheduled("Ready", SIX);
    publishDue();
    assertThat(posts()).as("before its time").isEmpty();

    clock.set(SIX);
    publishDue();

    var post = posts().get(0).post();
    assertThat(post.content()).contains(Samples.text("Ready"));
    assertThat(post.publishedAt()).isEqualTo(SIX);
    assertThat(post.publishedBy()).contains(ADMIN.id());
    assertThat(drafts()).isEmpty();
    assertRefused(Refusal.DraftPublished.class, () -> herald.readDrafts().get(ADMIN, draft));
    assertThat(newestAction()).isEqualTo(AuditAction.DRAFT_PUBLISHED);
  }

  @Test
  void isPublishedOnce() {
    givenChannel(NEWS);
    givenScheduled("Ready", SIX);
    clock.set(SIX);

    for (var steps = 0; steps < 5; steps++) publishDue();

    assertThat(posts()).hasSize(1);
  }

  @Test
  void isPublishedLateIfNobodyWasThereAtItsTime() {
    givenChannel(NEWS);
    givenScheduled("Ready", SIX);
    var later = SIX.plus(Duration.ofDays(3));
    clock.set(later);

    publishDue();

    assertThat(posts().get(0).post().publishedAt()).isEqualTo(later);
  }

  @Test
  void waitsForItsTimeToComeAgainAfterTheClockWasSetBack() {
    givenChannel(NEWS);
    clock.set(SIX.minusSeconds(1));
    givenScheduled("Ready", SIX);
    clock.set(NOW);
    publishDue();
    assertThat(posts()).isEmpty();

    clock.set(SIX);
    publishDue();

    assertThat(posts()).hasSize(1);
  }

  @Test
  void thoseOfTheSameTimeGoOutInTheOrderInWhichTheyWereScheduled() {
    givenChannel(NEWS);
    for (var i = 0; i < 120; i++) givenScheduled("Post " + i, SIX);
    clock.set(SIX);

    assertThat(publishDue()).as("there is more to do").isZero();
    while (publishDue().isZero()) {}

    assertThat(posts().get(0).post().content()).contains(Samples.text("Post 119"));
    assertThat(posts().get(0).post().sequence()).isEqualTo(120);
  }

  @Test
  void isLookedForWhenTheNextOneIsDueAndAtLeastTwiceASecond() {
    givenChannel(NEWS);
    assertThat(publishDue()).isEqualTo(AT_REST);
    givenScheduled("Ready", SIX);
    assertThat(publishDue()).isEqualTo(AT_REST);

    clock.set(SIX.minusMillis(20));
    assertThat(publishDue()).isEqualTo(Duration.ofMillis(20));
  }

  // Until then

  @Test
  void canBeReadMovedChangedAndTakenBackUntilThen() {
    givenChannel(NEWS);
    var draft = givenScheduled("Ready", SIX);
    assertThat(schedule()).extracting(Draft::id).containsExactly(draft);

    var moved = scheduleAs(ADMIN, draft, SIX.plusSeconds(60), OptionalLong.of(2));
    var saved = save(draft, "Better", moved.revision());
    clock.set(SIX);
    publishDue();
    assertThat(posts()).as("at the earlier time").isEmpty();
    assertThat(saved.schedule()).isEqualTo(moved.schedule());

    var open = unschedule(draft);
    clock.advance(Duration.ofMinutes(2));
    publishDue();

    assertThat(posts()).isEmpty();
    assertThat(drafts()).containsExactly(open);
    assertThat(schedule()).isEmpty();
  }

  @Test
  void whatIsChangedIsPublishedAsItIsThen() {
    givenChannel(NEWS);
    var draft = givenScheduled("Ready", SIX);
    save(draft, "Better", 2);
    clock.set(SIX);

    publishDue();

    assertThat(posts().get(0).post().content()).contains(Samples.text("Better"));
  }

  @Test
  void isPublishedEarlierOrDiscardedIfSomebodyWantsThat() {
    givenChannel(NEWS);
    var early = givenScheduled("Early", SIX);
    var never = givenScheduled("Never", SIX);

    herald.publishDraft().publish(ADMIN, new PublishDraft.Command(early, ANY));
    herald.discardDraft().discard(ADMIN, new DiscardDraft.Command(never, ANY));
    clock.set(SIX);
    publishDue();

    assertThat(posts()).hasSize(1);
  }

  @Test
  void whoeverIsTooLateLearnsOfThePost() {
    givenChannel(NEWS);
    var draft = givenScheduled("Ready", SIX);
    clock.set(SIX);
    publishDue();

    assertRefused(Refusal.DraftPublished.class, () -> unschedule(draft));
    assertRefused(
        Refusal.DraftPublished.class, () -> scheduleAs(ADMIN, draft, SIX.plusSeconds(9), ANY));
  }

  @Test
  void whoWasOvertakenSchedulesNothing() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Ready").draft().id();
    save(draft, "Not for everybody", 1);

    assertRefused(
        Refusal.DraftChanged.class, () -> scheduleAs(ADMIN, draft, SIX, OptionalLong.of(1)));
  }

  @Test
  void aColleagueWhoStillWritesIsToldThatItIsScheduled() {
    givenChannel(NEWS);
    var draft = givenScheduled("Ready", SIX);

    assertRefused(Refusal.DraftChanged.class, () -> save(draft, "Ready, and", 1));
  }

  @Test
  void whatIsNoPostYetIsNotScheduled() {
    givenChannel(NEWS);
    var image = DraftImage.uploaded(Samples.imageId(Samples.png()), "");
    var gone = givenDraft(NEWS, Samples.draft("")).draft().id();
    var without =
        givenDraft(NEWS, new DraftContent(Optional.empty(), "", List.of(image), List.of(), ""))
            .draft()
            .id();

    assertInvalid(() -> scheduleAs(ADMIN, gone, SIX, ANY), "content.required");
    assertInvalid(() -> scheduleAs(ADMIN, without, SIX, ANY), "images[0].imageId.not_found");
    assertInvalid(() -> scheduleAs(ADMIN, gone, NOW, ANY), "publishAt.past");
  }

  // Back to its author

  @Test
  void goesBackIfThePolicyAsksToWait() {
    givenChannel(NEWS);
    var draft = givenScheduled("Ready", SIX);
    clock.set(SIX);
    givenPost(NEWS, "A moment before");
    var patient =
        Services.over(
            ports.outbound(), new PublishingPolicy(Duration.ofMinutes(1), Integer.MAX_VALUE));

    patient.publishScheduledDrafts().step();

    var returned = get(draft);
    assertThat(returned.returned().map(Returned::code)).contains("posting_too_often");
    assertThat(returned.returned().map(it -> it.schedule().at())).contains(SIX);
    assertThat(posts()).hasSize(1);
    assertThat(schedule()).isEmpty();
    assertThat(newestAction()).isEqualTo(AuditAction.DRAFT_RETURNED);
    assertThat(list(DraftQuery.State.RETURNED)).containsExactly(returned);
  }

  @Test
  void goesBackIfTheOperatorRefusesIt() {
    givenChannel(NEWS);
    var draft = givenScheduled("Ready", SIX);
    clock.set(SIX);
    var refusing =
        heraldAsking(
            () -> {
              throw new Refusal.RefusedByWebhook(120_001, "Not today.");
            });

    refusing.publishScheduledDrafts().step();

    assertThat(get(draft).returned())
        .contains(
            new Returned(
                new Scheduled(SIX, TEHRAN, ADMIN.id()), "refused_by_webhook", "Not today."));
  }

  @Test
  void goesBackIfATokenNoLongerMayPublish() {
    givenChannel(NEWS);
    herald.issueToken().issue(ADMIN, new IssueToken.Command(Optional.of(MINA), Role.EDITOR));
    var mina = Actor.token(MINA, Role.EDITOR, ChannelScope.ALL);
    var first = givenDraft(NEWS, "First").draft().id();
    var second = givenDraft(NEWS, "Second").draft().id();
    scheduleAs(mina, first, SIX, ANY);
    scheduleAs(mina, second, SIX.plusSeconds(60), ANY);
    clock.set(SIX);
    publishDue();
    assertThat(posts().get(0).post().publishedBy()).contains(ActorId.token(MINA));

    herald.revokeToken().revoke(ADMIN, MINA);
    clock.advance(Duration.ofMinutes(1));
    publishDue();

    assertThat(posts()).hasSize(1);
    assertThat(get(second).returned().map(Returned::reason))
        .contains("The token mina was revoked, or has ended.");
  }

  @Test
  void goesOutForTheProgramThatEmbedsHerald() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Ready").draft().id();
    var desk = Actor.host("desk", Role.EDITOR);
    scheduleAs(desk, draft, SIX, ANY);
    clock.set(SIX);

    publishDue();

    assertThat(posts().get(0).post().publishedBy()).contains(desk.id());
  }

  @Test
  void isGoneWithItsChannel() {
    givenChannel(NEWS);
    givenScheduled("Ready", SIX);
    givenDeleted(NEWS);
    clock.set(SIX);

    assertThat(publishDue()).isEqualTo(AT_REST);

    assertThat(posts()).isEmpty();
  }

  @Test
  void whatCameBackIsScheduledAgainOncePutRight() {
    givenChannel(NEWS);
    var draft = givenScheduled("Ready", SIX);
    clock.set(SIX);
    heraldAsking(
            () -> {
              throw new Refusal.RefusedByWebhook(120_001, "Not today.");
            })
        .publishScheduledDrafts()
        .step();

    scheduleAs(ADMIN, draft, SIX.plusSeconds(60), ANY);
    clock.advance(Duration.ofMinutes(1));
    publishDue();

    assertThat(posts()).hasSize(1);
  }

  // A time that is free

  @Test
  void aFreeTimeIsBetweenWhatIsPublishedAndWhatIsScheduled() {
    givenChannel(NEWS);
    var patient = Services.over(ports.outbound(), new PublishingPolicy(Duration.ofMinutes(10), 2));
    assertThat(patient.findFreeTime().find(ADMIN, NEWS, NOW)).isEqualTo(NOW);
    givenPost(NEWS, "Now");
    givenScheduled("In half an hour", NOW.plus(Duration.ofMinutes(30)));

    assertThat(patient.findFreeTime().find(ADMIN, NEWS, NOW))
        .as("a third one in the hour would be refused, or keep the second one out")
        .isEqualTo(NOW.plus(Duration.ofMinutes(60)));
    assertThat(herald.findFreeTime().find(ADMIN, NEWS, NOW)).as("without a policy").isEqualTo(NOW);
    assertRefused(
        Refusal.ChannelNotFound.class, () -> herald.findFreeTime().find(ADMIN, SPORT, NOW));
  }

  // Troubles

  @Test
  void whatIsChangedWhileTheOperatorIsAskedIsAskedAboutAgain() {
    givenChannel(NEWS);
    var draft = givenScheduled("Ready", SIX);
    clock.set(SIX);
    var asked = new ArrayList<String>();
    var slow =
        heraldAsking(
            () -> {
              if (asked.isEmpty()) save(draft, "Better", 2);
              asked.add("asked");
            });

    slow.publishScheduledDrafts().step();
    assertThat(posts()).isEmpty();
    slow.publishScheduledDrafts().step();

    assertThat(asked).hasSize(2);
    assertThat(posts().get(0).post().content()).contains(Samples.text("Better"));
  }

  @Test
  void isTriedAgainIfTheStoreIsBusy() {
    givenChannel(NEWS);
    givenScheduled("Ready", SIX);
    clock.set(SIX);
    var busy =
        heraldWith(
            new Failing(ports.outbound().unitOfWork()),
            ports.outbound().imageStore(),
            ports.outbound().imageProcessor());

    assertThatThrownBy(busy.publishScheduledDrafts()::step).isInstanceOf(Busy.class);
    publishDue();

    assertThat(posts()).hasSize(1);
  }

  @Test
  void oneProcessPublishesAndAnotherStandsIn() {
    givenChannel(NEWS);
    var leases = new InMemoryStore();
    var first = process(leases);
    var second = process(leases);
    givenScheduled("One", SIX);
    givenScheduled("Two", SIX.plusSeconds(3));
    clock.set(SIX);

    first.publishScheduledDrafts().step();
    second.publishScheduledDrafts().step();
    assertThat(posts()).hasSize(1);

    clock.set(SIX.plusSeconds(4));
    second.publishScheduledDrafts().step();
    assertThat(posts()).as("the first one has a second more").hasSize(1);
    clock.advance(Duration.ofSeconds(1));
    second.publishScheduledDrafts().step();
    assertThat(posts()).hasSize(2);
    first.publishScheduledDrafts().step();
    assertThat(posts()).hasSize(2);
  }

  @Test
  void theOtherGoesOnAtOnceWhenOneEnds() {
    givenChannel(NEWS);
    var leases = new InMemoryStore();
    var first = process(leases);
    var second = process(leases);
    givenScheduled("One", SIX);
    first.publishScheduledDrafts().step();

    first.publishScheduledDrafts().finish();
    clock.set(SIX);
    second.publishScheduledDrafts().step();

    assertThat(posts()).hasSize(1);
  }

  private UseCases process(InMemoryStore leases) {
    return Services.over(
        ports.outbound().toBuilder().leases(new InMemoryLeases(leases, clock)).build());
  }

  /** Has no time for anything. */
  private record Failing(UnitOfWork work) implements UnitOfWork {

    @Override
    public <T> T execute(Supplier<T> unit) {
      throw new Busy("Too much to do.", Duration.ofSeconds(1));
    }

    @Override
    public <T> T executeUnseen(Supplier<T> unit) {
      return work.executeUnseen(unit);
    }

    @Override
    public long version() {
      return work.version();
    }
  }

  private UseCases heraldAsking(Runnable asked) {
    var interceptor =
        new Interceptor() {
          @Override
          public PostContent beforePublish(ChannelId channel, PostContent content) {
            asked.run();
            return content;
          }
        };
    return heraldWith(
        new OutgoingWebhooks(interceptor, Optional.empty(), OutgoingWebhooks.NONE.webhooks()));
  }

  private Duration publishDue() {
    return herald.publishScheduledDrafts().step();
  }

  private DraftId givenScheduled(String text, Instant at) {
    var draft = givenDraft(NEWS, text).draft().id();
    scheduleAs(ADMIN, draft, at, OptionalLong.of(1));
    return draft;
  }

  private Draft scheduleAs(Actor actor, DraftId draft, Instant at, OptionalLong revision) {
    var command = new ScheduleDraft.Command(draft, at, TEHRAN, revision);
    return herald.scheduleDraft().schedule(actor, command).draft();
  }

  private Draft unschedule(DraftId draft) {
    return herald
        .unscheduleDraft()
        .unschedule(ADMIN, new UnscheduleDraft.Command(draft, ANY))
        .draft();
  }

  private Draft save(DraftId draft, String text, long revision) {
    var command = new SaveDraft.Command(draft, Samples.draft(text), OptionalLong.of(revision));
    return herald.saveDraft().save(ADMIN, command).draft();
  }

  private Draft get(DraftId draft) {
    return herald.readDrafts().get(ADMIN, draft).draft();
  }

  private List<PostView> posts() {
    return herald.readPosts().list(ADMIN, PostQuery.all(ALL)).items();
  }

  private List<Draft> drafts() {
    return list(DraftQuery.State.KEPT);
  }

  private List<Draft> list(DraftQuery.State state) {
    return herald.readDrafts().list(ADMIN, DraftQuery.all(ALL).in(state)).items().stream()
        .map(view -> view.draft())
        .toList();
  }

  private List<Draft> schedule() {
    return herald.readDrafts().scheduled(ADMIN, ScheduleQuery.all(ALL)).items().stream()
        .map(view -> view.draft())
        .toList();
  }

  private AuditAction newestAction() {
    return herald.readAuditLog().list(ADMIN, AuditQuery.all(ALL)).items().get(0).entry().action();
  }
}
