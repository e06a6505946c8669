package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.in.subscription.SubscribeAccounts.Outcome;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.NotificationMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The operator is asked before something is done. */
class InterceptorTest extends Story {

  private static final Optional<IdempotencyKey> NO_KEY = Optional.empty();
  private static final Optional<IdempotencyKey> KEY =
      Optional.of(new IdempotencyKey("key", "a request"));
  private static final Optional<IdempotencyKey> SAME_KEY =
      Optional.of(new IdempotencyKey("key", "another request"));

  private final Operator operator = new Operator();
  private final Units units = new Units();
  private final UseCases asking =
      Services.over(
          portsWith(units, ports.outbound().imageStore(), ports.outbound().imageProcessor()),
          PublishingPolicy.NONE,
          AccountPolicy.IMPORT_ON_USE,
          new OutgoingWebhooks(operator, Optional.empty(), OutgoingWebhooks.NONE.webhooks()));

  // Channels

  @Test
  void isAskedWhoseChannelIsToBeMadeAndHowItIsCalled() {
    create(NEWS, NO_KEY);

    assertThat(operator.questions).containsExactly("owner makes news");
    assertThat(herald.readChannels().get(ADMIN, NEWS).channel()).isEqualTo(Samples.channel("news"));
  }

  @Test
  void channelThatIsRefusedIsNotMade() {
    operator.refuses = true;

    var refusal = assertRefused(Refusal.RefusedByWebhook.class, () -> create(NEWS, NO_KEY));

    assertThat(refusal.number()).isEqualTo(120_001);
    assertThat(refusal.message()).isEqualTo("not today");
    assertThat(herald.readAccounts().find(ADMIN, Samples.OWNER)).isEmpty();
  }

  @Test
  void channelThatIsAllowedMayStillBeRefusedByRule() {
    givenChannel(NEWS);

    assertRefused(Refusal.ChannelExists.class, () -> create(NEWS, NO_KEY));
  }

  @Test
  void isNotAskedAgainAboutAChannelThatWasMade() {
    var made = create(NEWS, KEY);

    operator.refuses = true;

    assertThat(create(NEWS, KEY)).isEqualTo(made);
    assertThat(operator.questions).hasSize(1);
  }

  // Subscriptions

  @Test
  void isAskedWhoIsToFollowWhat() {
    givenChannel(NEWS);

    subscribe(ANN);

    assertThat(operator.questions).containsExactly("[ann] follow news");
    assertThat(herald.readChannels().get(ADMIN, NEWS).subscriberCount()).isEqualTo(1);
  }

  @Test
  void accountThatIsRefusedDoesNotFollow() {
    givenChannel(NEWS);
    operator.keepsOut = Set.of(ANN);

    assertRefused(Refusal.RefusedByWebhook.class, () -> subscribe(ANN));

    subscribe(BOB);
    assertThat(herald.readChannels().get(ADMIN, NEWS).subscriberCount()).isEqualTo(1);
  }

  @Test
  void nobodyFollowsIfAllAreRefused() {
    givenChannel(NEWS);
    operator.refuses = true;

    assertRefused(Refusal.RefusedByWebhook.class, () -> subscribe(ANN));
    assertRefused(
        Refusal.RefusedByWebhook.class,
        () -> asking.subscribeAccounts().subscribe(ADMIN, NEWS, List.of(ANN, BOB)));
  }

  @Test
  void isNotAskedAboutThoseWhoFollowAlready() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    operator.refuses = true;

    var answer =
        asking
            .subscribeToChannel()
            .subscribe(
                ADMIN,
                new SubscribeToChannel.Command(
                    NEWS, ANN, Optional.of(NotificationMode.MUTED), Optional.empty()));

    assertThat(answer.already()).isTrue();
    assertThat(answer.subscription().subscription().delivery()).isEqualTo(NotificationMode.MUTED);
    assertThat(asking.subscribeAccounts().subscribe(ADMIN, NEWS, List.of(ANN)))
        .containsExactly(Outcome.ALREADY);
    assertThat(operator.questions).isEmpty();
  }

  @Test
  void isAskedOnceAboutManyAndAboutEachOnce() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);

    asking.subscribeAccounts().subscribe(ADMIN, NEWS, List.of(BOB, ANN, Samples.OWNER, BOB));

    assertThat(operator.questions).containsExactly("[bob, owner] follow news");
  }

  // Posts

  @Test
  void isAskedWhatIsToBePublishedWhere() {
    givenChannel(NEWS);

    publish("Hello", NO_KEY);

    assertThat(operator.questions).containsExactly("news publishes Hello");
    assertThat(posts()).containsExactly("Hello");
  }

  @Test
  void isNotAskedAboutAPostThatIsToBePublishedWithout() {
    givenChannel(NEWS);
    operator.refuses = true;

    asking
        .publishPost()
        .publish(ADMIN, new PublishPost.Command(NEWS, Samples.text("Hello"), false, NO_KEY, false));

    assertThat(herald.readPosts().list(ADMIN, PostQuery.all(ALL)).items()).hasSize(1);
  }

  @Test
  void postThatIsRefusedIsNotPublished() {
    givenChannel(NEWS);
    operator.refuses = true;

    assertRefused(Refusal.RefusedByWebhook.class, () -> publish("Hello", NO_KEY));
  }

  @Test
  void postThatIsDroppedIsNotPublished() {
    givenChannel(NEWS);
    operator.drops = true;

    assertRefused(Refusal.DroppedByWebhook.class, () -> publish("Hello", NO_KEY));
  }

  @Test
  void changedPostIsPublishedInPlaceOfWhatWasWritten() {
    givenChannel(NEWS);
    operator.rewrites = Optional.of(Samples.text("Good day"));

    var answer = publish("Hello", NO_KEY);

    assertThat(answer.post().content()).contains(Samples.text("Good day"));
    assertThat(posts()).containsExactly("Good day");
    assertThat(events()).endsWith(new PostPublished(NEWS, answer.post().id(), 1, NOW));
  }

  @Test
  void changedPostShowsUploadedImages() {
    givenChannel(NEWS);
    var image = givenImage(Samples.png());
    operator.rewrites = Optional.of(Samples.pictures(image.id()));

    assertThat(publish("Hello", NO_KEY).images()).containsEntry(image.id(), image);
  }

  @Test
  void changedPostKeepsTheRulesToo() {
    givenChannel(NEWS);
    operator.rewrites = Optional.of(Samples.pictures(Samples.imageId(Samples.png())));

    assertInvalid(() -> publish("Hello", NO_KEY), "images[0].imageId.not_found");
  }

  @Test
  void isNotAskedAgainAboutAPostThatWasPublished() {
    givenChannel(NEWS);
    var post = publish("Hello", KEY);
    operator.refuses = true;

    assertThat(publish("Hello", KEY)).isEqualTo(post);
    assertThat(operator.questions).hasSize(1);
  }

  @Test
  void isNotAskedAboutARequestThatHasTheKeyOfAnother() {
    givenChannel(NEWS);
    publish("Hello", KEY);

    assertRefused(Refusal.IdempotencyConflict.class, () -> publish("Other", SAME_KEY));
    assertRefused(Refusal.IdempotencyConflict.class, () -> create(SPORT, SAME_KEY));

    assertThat(operator.questions).hasSize(1);
  }

  @Test
  void refusalLeavesTheKeyFree() {
    givenChannel(NEWS);
    operator.refuses = true;
    assertRefused(Refusal.RefusedByWebhook.class, () -> publish("Hello", KEY));
    operator.refuses = false;

    assertThat(publish("Other", SAME_KEY).post().sequence()).isEqualTo(1);
  }

  // All of them

  @Test
  void isNeverAskedWhileOthersWaitToWrite() {
    create(NEWS, KEY);
    subscribe(ANN);
    asking.subscribeAccounts().subscribe(ADMIN, NEWS, List.of(BOB));
    publish("Hello", KEY.map(it -> new IdempotencyKey("other", it.fingerprint())));

    assertThat(operator.questions).hasSize(4);
    assertThat(operator.askedInAUnitOfWork).isFalse();
  }

  private ChannelView create(ChannelId id, Optional<IdempotencyKey> key) {
    return asking
        .createChannel()
        .create(
            ADMIN,
            new CreateChannel.Command(
                Optional.of(id), Samples.OWNER, Samples.channelInfo(id.value()), key));
  }

  private void subscribe(AccountId account) {
    asking
        .subscribeToChannel()
        .subscribe(
            ADMIN,
            new SubscribeToChannel.Command(NEWS, account, Optional.empty(), Optional.empty()));
  }

  private PostView publish(String text, Optional<IdempotencyKey> key) {
    return asking
        .publishPost()
        .publish(ADMIN, new PublishPost.Command(NEWS, Samples.text(text), key));
  }

  private List<String> posts() {
    return herald.readPosts().list(ADMIN, PostQuery.all(ALL)).items().stream()
        .map(it -> text(it.post().content().orElseThrow()))
        .toList();
  }

  private static String text(PostContent content) {
    return content.text().orElseThrow().value();
  }

  @Test
  void isNotAskedAboutAPostThatComesTooSoon() {
    var usual = ports.outbound();
    var limited =
        Services.over(
            portsWith(units, usual.imageStore(), usual.imageProcessor()),
            PublishingPolicy.TENCENT,
            AccountPolicy.IMPORT_ON_USE,
            new OutgoingWebhooks(operator, Optional.empty(), OutgoingWebhooks.NONE.webhooks()));
    givenChannel(NEWS);
    givenPost(NEWS, "First");

    assertRefused(
        Refusal.PostingTooOften.class,
        () ->
            limited
                .publishPost()
                .publish(ADMIN, new PublishPost.Command(NEWS, Samples.text("Second"), NO_KEY)));

    assertThat(operator.questions).isEmpty();
  }

  /** Remembers what it is asked, and answers as a test wants it. */
  private final class Operator implements Interceptor {

    private final List<String> questions = new ArrayList<>();
    private boolean askedInAUnitOfWork;
    private boolean refuses;
    private boolean drops;
    private Set<AccountId> keepsOut = Set.of();
    private Optional<PostContent> rewrites = Optional.empty();

    @Override
    public void beforeCreate(AccountId owner, ChannelName name) {
      ask(owner + " makes " + name);
    }

    @Override
    public Set<AccountId> beforeSubscribe(ChannelId channel, List<AccountId> accounts) {
      ask(accounts + " follow " + channel);
      return keepsOut;
    }

    @Override
    public PostContent beforePublish(ChannelId channel, PostContent content) {
      ask(channel + " publishes " + text(content));
      if (drops) throw new Refusal.DroppedByWebhook(channel);
      return rewrites.orElse(content);
    }

    private void ask(String question) {
      questions.add(question);
      askedInAUnitOfWork |= units.isWorking;
      if (refuses) throw new Refusal.RefusedByWebhook(120_001, "not today");
    }
  }

  /** Knows whether a unit of work is being done. */
  private final class Units implements UnitOfWork {

    private boolean isWorking;

    @Override
    public <T> T execute(Supplier<T> work) {
      return ports
          .outbound()
          .unitOfWork()
          .execute(
              () -> {
                isWorking = true;
                try {
                  return work.get();
                } finally {
                  isWorking = false;
                }
              });
    }

    @Override
    public <T> T executeUnseen(Supplier<T> work) {
      return execute(work);
    }

    @Override
    public long version() {
      return ports.outbound().unitOfWork().version();
    }
  }
}
