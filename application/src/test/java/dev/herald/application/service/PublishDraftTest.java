package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.in.draft.SaveDraft;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftLink;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A draft becomes one post, and is gone with that. */
class PublishDraftTest extends Story {

  private static final OptionalLong ANY = OptionalLong.empty();

  @Test
  void becomesAPostAsAnyOther() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Ready").draft();

    var post = publish(herald, draft.id(), OptionalLong.of(1));

    assertThat(post.post().content()).contains(Samples.text("Ready"));
    assertThat(post.post().publishedBy()).contains(ADMIN.id());
    assertThat(herald.readPosts().list(ADMIN, PostQuery.all(ALL)).items()).containsExactly(post);
    assertThat(events()).endsWith(new PostPublished(NEWS, post.post().id(), 1, NOW));
    assertThat(herald.readDrafts().list(ADMIN, DraftQuery.all(ALL)).items()).isEmpty();
  }

  @Test
  void mayReachSubscribersWithoutTellingThem() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "A slip").draft().id();

    var post =
        herald.publishDraft().publish(ADMIN, new PublishDraft.Command(draft, ANY, true)).post();

    assertThat(post.isSilent()).isTrue();
  }

  @Test
  void isPublishedOnceHoweverOftenItIsTold() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Ready").draft();
    var post = publish(herald, draft.id(), OptionalLong.of(1));
    var before = events();

    assertThat(publish(herald, draft.id(), OptionalLong.of(1))).isEqualTo(post);
    assertThat(publish(herald, draft.id(), ANY)).isEqualTo(post);
    assertThat(events()).isEqualTo(before);

    clock.advance(IdempotencyKey.MAX_LASTS.plusMillis(1));
    cleanUp();
    assertRefused(Refusal.DraftNotFound.class, () -> publish(herald, draft.id(), ANY));
  }

  @Test
  void whoStillHasItOpenLearnsWhatItHasBecome() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Plan").draft();
    save(draft.id(), "Ready", 1);
    var post = publish(herald, draft.id(), OptionalLong.of(2)).post();

    var refusal = assertRefused(Refusal.DraftPublished.class, () -> save(draft.id(), "Not yet", 1));
    assertThat(refusal.post()).isEqualTo(post.id());
    assertRefused(Refusal.DraftPublished.class, () -> herald.readDrafts().get(ADMIN, draft.id()));
    assertRefused(
        Refusal.DraftPublished.class, () -> publish(herald, draft.id(), OptionalLong.of(1)));
  }

  @Test
  void whoKnowsNothingOfTheChannelDoesNotLearnThatEither() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Plan").draft().id();
    publish(herald, draft, ANY);
    var elsewhere =
        Actor.token(new TokenName("sport"), Role.EDITOR, ChannelScope.of(List.of(SPORT)));

    assertRefused(Refusal.DraftNotFound.class, () -> herald.readDrafts().get(elsewhere, draft));
    assertRefused(
        Refusal.DraftNotFound.class,
        () -> herald.publishDraft().publish(elsewhere, new PublishDraft.Command(draft, ANY)));
  }

  @Test
  void nobodyPublishesWhatTheyHaveNotSeen() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Plan").draft().id();
    save(draft, "Not for everybody", 1);

    assertRefused(Refusal.DraftChanged.class, () -> publish(herald, draft, OptionalLong.of(1)));
  }

  @Test
  void saysEverythingByWhichItIsNoPostYet() {
    givenChannel(NEWS);
    var content =
        new DraftContent(
            Optional.empty(),
            "x".repeat(10_001),
            List.of(),
            List.of(new DraftLink("", "library")),
            "");
    var draft = givenDraft(NEWS, content).draft().id();

    assertInvalid(
        () -> publish(herald, draft, ANY),
        "text.too_long",
        "links[0].label.required",
        "links[0].url.not_http");
  }

  @Test
  void refusesAnImageThatIsGone() {
    givenChannel(NEWS);
    var image = DraftImage.uploaded(Samples.imageId(Samples.png()), "");
    var draft =
        givenDraft(NEWS, new DraftContent(Optional.empty(), "", List.of(image), List.of(), ""))
            .draft()
            .id();

    assertInvalid(() -> publish(herald, draft, ANY), "images[0].imageId.not_found");
  }

  @Test
  void waitsAsLongAsThePolicySays() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Ready").draft().id();
    var patient =
        Services.over(
            ports.outbound(), new PublishingPolicy(Duration.ofMinutes(1), Integer.MAX_VALUE));
    givenPost(NEWS, "First");

    assertRefused(Refusal.PostingTooOften.class, () -> publish(patient, draft, ANY));
    clock.advance(Duration.ofMinutes(1));
    assertThat(publish(patient, draft, ANY).post().sequence()).isEqualTo(2);
  }

  @Test
  void theOperatorIsAskedAndMayChangeIt() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Raw").draft().id();
    var asking = heraldAsking((channel, content) -> Samples.text("Refined"));

    assertThat(publish(asking, draft, ANY).post().content()).contains(Samples.text("Refined"));
  }

  @Test
  void theOperatorMayRefuseItAndItStays() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Ready").draft().id();
    var refusing =
        heraldAsking(
            (channel, content) -> {
              throw new Refusal.RefusedByWebhook(120_001, "Not today.");
            });

    assertRefused(Refusal.RefusedByWebhook.class, () -> publish(refusing, draft, ANY));
  }

  @Test
  void whatIsChangedWhileTheOperatorIsAskedIsNotPublished() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Ready").draft().id();
    var slow =
        heraldAsking(
            (channel, content) -> {
              save(draft, "Not yet", 1);
              return content;
            });

    assertThatExceptionOfType(Refusal.DraftChanged.class)
        .isThrownBy(() -> publish(slow, draft, ANY));
    assertThat(herald.readPosts().list(ADMIN, PostQuery.all(ALL)).items()).isEmpty();
  }

  @Test
  void afterALostAnswerItIsPublishedOnce() {
    givenChannel(NEWS);
    var draft = givenDraft(NEWS, "Ready").draft().id();
    var lossy =
        heraldWith(
            new LosingAnswers(ports.outbound().unitOfWork()),
            ports.outbound().imageStore(),
            ports.outbound().imageProcessor());

    assertThatExceptionOfType(OutcomeUnknown.class)
        .isThrownBy(() -> publish(lossy, draft, OptionalLong.of(1)));

    var post = publish(herald, draft, OptionalLong.of(1));
    assertThat(herald.readPosts().list(ADMIN, PostQuery.all(ALL)).items()).containsExactly(post);
  }

  /** Commits, and then fails. */
  private record LosingAnswers(UnitOfWork work) implements UnitOfWork {

    @Override
    public <T> T execute(Supplier<T> unit) {
      work.execute(unit);
      throw new OutcomeUnknown("lost", Duration.ofSeconds(1), new IllegalStateException());
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

  @FunctionalInterface
  private interface Asked {
    PostContent answer(ChannelId channel, PostContent content);
  }

  private UseCases heraldAsking(Asked asked) {
    var interceptor =
        new Interceptor() {
          @Override
          public PostContent beforePublish(ChannelId channel, PostContent content) {
            return asked.answer(channel, content);
          }
        };
    return heraldWith(
        new OutgoingWebhooks(interceptor, Optional.empty(), OutgoingWebhooks.NONE.webhooks()));
  }

  private void save(DraftId draft, String text, long revision) {
    herald
        .saveDraft()
        .save(ADMIN, new SaveDraft.Command(draft, Samples.draft(text), OptionalLong.of(revision)));
  }

  private static PostView publish(UseCases herald, DraftId draft, OptionalLong revision) {
    return herald.publishDraft().publish(ADMIN, new PublishDraft.Command(draft, revision));
  }
}
