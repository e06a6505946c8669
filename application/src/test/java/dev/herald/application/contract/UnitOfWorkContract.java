package dev.herald.application.contract;

import static dev.herald.application.testkit.Samples.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.account.Account;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.shared.Violation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a {@link UnitOfWork} promises. */
public interface UnitOfWorkContract extends ConcurrentWorkContract {

  @Test
  default void returnsWhatTheWorkReturns() {
    assertThat(ports().unitOfWork().execute(() -> "done")).isEqualTo("done");
  }

  @Test
  default void doesWorkThatHasNoResult() {
    ports().unitOfWork().execute(() -> ports().channels().insert(Samples.channel("news")));

    assertThat(ports().channels().find(NEWS)).isPresent();
  }

  @Test
  default void workSeesItsOwnWrites() {
    var seen =
        write(
            () -> {
              ports().channels().insert(Samples.channel("news"));
              ports().posts().insert(Samples.post("news", 1, Samples.text("A"), Samples.NOW));
              ports().subscriptions().insert(Samples.subscription("news", "ann"));
              return ports().channels().get(NEWS);
            });

    assertThat(seen.postCount()).isEqualTo(1);
    assertThat(seen.subscriberCount()).isEqualTo(1);
  }

  @Test
  default void whoWaitsForAnotherVersionIsWokenByTheNextUnit() throws Exception {
    var units = ports().unitOfWork();
    var known = units.version();
    var woken = CompletableFuture.supplyAsync(() -> await(known, Duration.ofSeconds(60)));

    units.execute(() -> ports().channels().insert(Samples.channel("news")));

    assertThat(woken.get(20, TimeUnit.SECONDS)).isNotEqualTo(known);
    assertThat(await(known, Duration.ofSeconds(60))).isNotEqualTo(known);
  }

  @Test
  default void whoWaitsInVainIsToldTheSameVersion() {
    var known = ports().unitOfWork().version();

    assertThat(await(known, Duration.ofMillis(10))).isEqualTo(known);
  }

  private long await(long known, Duration longest) {
    try {
      return ports().unitOfWork().awaitVersion(known, longest);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  default void failureUndoesNewThings() {
    var account = Account.of(new AccountId("ann"));
    var image = Samples.image("picture", Samples.NOW);
    var orphan = Samples.imageId(Samples.png());
    var later = Samples.NOW.plusSeconds(60);
    var token = Samples.token("admin", Role.ADMIN, "ab12");
    var made = new IdempotencyLog.Entry("key", "fingerprint", "made", Samples.NOW);
    var webhook = Samples.webhook("intranet");

    failAfter(
        () -> {
          ports().channels().insert(Samples.channel("news"));
          ports().posts().insert(Samples.post("news", 1, Samples.text("words"), Samples.NOW));
          ports().subscriptions().insert(Samples.subscription("news", "ann"));
          ports().accounts().save(account);
          ports().images().save(image);
          ports().images().noteOrphan(orphan, Samples.NOW);
          ports().tokens().insert(token);
          ports().idempotency().save(made);
          ports().events().append(ADMIN.id(), new ChannelCreated(NEWS, Samples.OWNER, Samples.NOW));
          ports()
              .events()
              .append(
                  ADMIN.id(),
                  new Subscribed(NEWS, new AccountId("ann"), NotificationMode.NOTIFY, Samples.NOW));
          ports().webhooks().insert(webhook);
          ports().receiverPositions().move(webhook.id(), 1);
          ports().deliveryQueue().put(webhook.id(), ports().events().end(), 1, Samples.NOW, "");
        });

    assertThat(ports().channels().find(NEWS)).isEmpty();
    assertThat(ports().channels().list("", ChannelScope.ALL, Paging.ALL).items()).isEmpty();
    assertThat(ports().posts().list(PostQuery.all(Paging.ALL), ChannelScope.ALL).items()).isEmpty();
    assertThat(
            ports()
                .posts()
                .list(PostQuery.all(Paging.ALL).withWords("words"), ChannelScope.ALL)
                .items())
        .isEmpty();
    assertThat(
            ports()
                .subscriptions()
                .ofAccount(new AccountId("ann"), ChannelScope.ALL, Paging.ALL)
                .items())
        .isEmpty();
    assertThat(ports().accounts().find(account.id())).isEmpty();
    assertThat(ports().images().find(image.id())).isEmpty();
    assertThat(write(() -> ports().images().takeOrphans(later, 10, later))).isEmpty();
    assertThat(ports().tokens().isEmpty()).isTrue();
    assertThat(write(() -> ports().idempotency().find("key"))).isEmpty();
    assertThat(ports().events().after(0, 10)).isEmpty();
    assertThat(ports().webhooks().find(webhook.id())).isEmpty();
    assertThat(ports().receiverPositions().position(webhook.id())).isEmpty();
    assertThat(ports().deliveryQueue().due(webhook.id(), later, later, 10)).isEmpty();
  }

  @Test
  default void whatFailedCanBeDoneAgain() {
    failAfter(() -> ports().channels().insert(Samples.channel("news")));

    var channel = givenChannel("news");

    assertThat(ports().channels().get(NEWS).channel()).isEqualTo(channel);
  }

  @Test
  default void failureUndoesChanges() {
    var channel = givenChannel("news");
    var post = givenPost("news", "words");
    var subscription = givenSubscription("news", "ann");

    failAfter(
        () -> {
          ports().posts().recall(Samples.recalled(post, "a mistake"));
          ports().subscriptions().update(subscription.readUpTo(1, 1));
          ports().subscriptions().delete(subscription);
          ports().channels().delete(NEWS, Samples.NOW);
        });

    assertThat(ports().channels().get(NEWS).channel()).isEqualTo(channel);
    assertThat(ports().channels().get(NEWS).subscriberCount()).isEqualTo(1);
    assertThat(ports().posts().get(post.id())).isEqualTo(post);
    assertThat(
            ports()
                .posts()
                .list(PostQuery.all(Paging.ALL).withWords("words"), ChannelScope.ALL)
                .items())
        .containsExactly(post);
    assertThat(ports().subscriptions().find(NEWS, subscription.account())).contains(subscription);
  }

  @Test
  default void refusalReachesTheCallerAsItWasThrown() {
    var refusal = new Refusal.ChannelChanged(NEWS, 1, 2);

    assertThatThrownBy(() -> write(() -> fail(refusal))).isSameAs(refusal);
  }

  @Test
  default void invalidValueReachesTheCallerAsItWasThrown() {
    var invalid = new InvalidValue(Violation.required("name"));

    assertThatThrownBy(() -> write(() -> fail(invalid))).isSameAs(invalid);
  }

  @Test
  default void faultReachesTheCallerAsItWasThrown() {
    var fault = new IllegalStateException("no such luck");

    assertThatThrownBy(() -> write(() -> fail(fault))).isSameAs(fault);
  }

  @Test
  default void errorReachesTheCallerAndUndoesTheWork() {
    var error = new AssertionError("impossible");

    assertThatThrownBy(
            () ->
                write(
                    () -> {
                      ports().channels().insert(Samples.channel("news"));
                      throw error;
                    }))
        .isSameAs(error);
    assertThat(ports().channels().find(NEWS)).isEmpty();

    givenChannel("news");
    assertThat(ports().channels().find(NEWS)).isPresent();
  }

  @Test
  default void workInsideWorkIsPartOfIt() {
    var sequence =
        write(
            () -> {
              givenChannel("news");
              givenPost("news", "A");
              return givenPost("news", "B").sequence();
            });

    assertThat(sequence).isEqualTo(2);
    assertThat(ports().channels().get(NEWS).postCount()).isEqualTo(2);
  }

  @Test
  default void failureUndoesWorkInsideWork() {
    failAfter(
        () -> {
          givenChannel("news");
          givenPost("news", "A");
        });

    assertThat(ports().channels().find(NEWS)).isEmpty();
  }

  @Test
  default void failureOfWorkInsideWorkUndoesTheWorkAround() {
    var refusal = new Refusal.ChannelNotFound(NEWS);

    assertThatThrownBy(
            () ->
                write(
                    () -> {
                      givenChannel("news");
                      write(() -> fail(refusal));
                    }))
        .isSameAs(refusal);

    assertThat(ports().channels().find(NEWS)).isEmpty();
  }

  @Test
  default void othersSeeNothingOfWorkUntilAllOfItIsDone() {
    var seenDuring =
        write(
            () -> {
              ports().channels().insert(Samples.channel("news"));
              ports()
                  .events()
                  .append(ADMIN.id(), new ChannelCreated(NEWS, Samples.OWNER, Samples.NOW));
              return CompletableFuture.supplyAsync(
                      () ->
                          ports().channels().find(NEWS).isPresent()
                              || !ports().events().after(0, 1).isEmpty())
                  .orTimeout(10, TimeUnit.SECONDS)
                  .join();
            });

    assertThat(seenDuring).isFalse();
    assertThat(ports().channels().find(NEWS)).isPresent();
    assertThat(ports().events().after(0, 1)).hasSize(1);
  }

  @Test
  default void versionGrowsWithWorkAndStaysTheSameWithout() {
    var before = ports().unitOfWork().version();
    givenChannel("news");
    var after = ports().unitOfWork().version();
    ports().channels().get(NEWS);

    assertThat(after).isGreaterThan(before);
    assertThat(ports().unitOfWork().version()).isEqualTo(after);
  }

  @Test
  default void versionStaysTheSameWithWorkThatNobodySees() {
    givenChannel("news");
    var before = ports().unitOfWork().version();

    var returned = ports().unitOfWork().executeUnseen(() -> saveKey("key"));

    assertThat(returned).isEqualTo("key");
    assertThat(ports().unitOfWork().version()).isEqualTo(before);
    assertThat(write(() -> ports().idempotency().find("key"))).isPresent();
  }

  @Test
  default void versionGrowsWithWorkInsideWorkThatNobodySees() {
    var before = ports().unitOfWork().version();

    ports().unitOfWork().executeUnseen(() -> givenChannel("news"));

    var after = ports().unitOfWork().version();
    assertThat(after).isGreaterThan(before);
    ports().unitOfWork().executeUnseen(() -> saveKey("key"));
    assertThat(ports().unitOfWork().version()).as("of work that came later").isEqualTo(after);
  }

  @Test
  default void failureUndoesWorkThatNobodySees() {
    var fault = new IllegalStateException("after the work");

    assertThatThrownBy(
            () ->
                ports()
                    .unitOfWork()
                    .executeUnseen(
                        () -> {
                          saveKey("key");
                          throw fault;
                        }))
        .isSameAs(fault);

    assertThat(write(() -> ports().idempotency().find("key"))).isEmpty();
  }

  private String saveKey(String key) {
    ports().idempotency().save(new IdempotencyLog.Entry(key, "print", "made", Samples.NOW));
    return key;
  }

  private void failAfter(Runnable work) {
    var fault = new IllegalStateException("after the work");
    assertThatThrownBy(
            () ->
                write(
                    () -> {
                      work.run();
                      throw fault;
                    }))
        .isSameAs(fault);
  }

  private static void fail(RuntimeException reason) {
    throw reason;
  }
}
