package dev.herald.application.contract;

import static dev.herald.application.testkit.Samples.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.EventQuery;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.subscription.Subscription;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link ChannelRepository} promises of deletions, and of what they leave to be purged. */
public interface ChannelDeletionContract extends PortContract {

  ChannelId NEWS = new ChannelId("news");

  // Delete, purge

  @Test
  default void deletedChannelIsInvisibleAtOnceWithAllThatBelongsToIt() {
    var channel = givenChannel("news");
    var post = givenPost("news", "words");
    var ann = givenSubscription("news", "ann").account();
    givenDeleted(channel);

    assertThat(ports().channels().find(NEWS)).isEmpty();
    assertThatThrownBy(() -> ports().channels().get(NEWS))
        .isInstanceOf(Refusal.ChannelNotFound.class);
    assertThat(listed("")).isEmpty();
    assertThat(listed("news")).isEmpty();

    var posts = ports().posts();
    assertThat(posts.find(post.id())).isEmpty();
    assertThatThrownBy(() -> posts.get(post.id())).isInstanceOf(Refusal.PostNotFound.class);
    assertThatThrownBy(() -> posts.lastSequence(NEWS)).isInstanceOf(Refusal.ChannelNotFound.class);
    assertThat(posts.publishedLast(NEWS, 10)).isEmpty();
    var all = PostQuery.all(Paging.ALL);
    assertThat(posts.list(all, ChannelScope.ALL).items()).isEmpty();
    assertThat(posts.list(all.inChannel(NEWS), ChannelScope.ALL).items()).isEmpty();
    assertThat(posts.list(all.withWords("words"), ChannelScope.ALL).items()).isEmpty();
    assertThat(posts.feed(ann, ChannelScope.ALL, Paging.ALL).items()).isEmpty();

    var subscriptions = ports().subscriptions();
    assertThat(subscriptions.find(NEWS, ann)).isEmpty();
    assertThat(subscriptions.ofChannel(NEWS, "", Paging.ALL).items()).isEmpty();
    assertThat(subscriptions.ofAccount(ann, ChannelScope.ALL, Paging.ALL).items()).isEmpty();
  }

  @Test
  default void deletionLeavesOtherChannelsAlone() {
    var news = givenChannel("news");
    givenChannel("other");
    givenPost("news", "words");
    var post = givenPost("other", "words");
    var subscription = givenSubscription("other", "ann");
    var before = ports().channels().get(post.channel());

    givenDeleted(news);
    purgeAll(100);

    assertThat(ports().channels().get(post.channel())).isEqualTo(before);
    assertThat(
            ports()
                .posts()
                .list(PostQuery.all(Paging.ALL).withWords("words"), ChannelScope.ALL)
                .items())
        .containsExactly(post);
    assertThat(ports().subscriptions().find(post.channel(), subscription.account()))
        .contains(subscription);
  }

  @Test
  default void idOfADeletedChannelStaysTaken() {
    var channel = givenChannel("news");
    givenDeleted(channel);
    assertThatThrownBy(() -> given(channel)).isInstanceOf(Refusal.ChannelExists.class);

    purgeAll(100);

    assertThatThrownBy(() -> given(channel)).isInstanceOf(Refusal.ChannelExists.class);
    assertThat(ports().channels().find(NEWS)).isEmpty();
  }

  @Test
  default void purgeHasNothingToDoWhereNothingWasDeleted() {
    givenChannel("news");
    givenPost("news", "A");

    assertThat(write(() -> ports().channels().purge(100))).isFalse();
    assertThat(ports().channels().get(NEWS).postCount()).isEqualTo(1);
  }

  @Test
  default void purgeRemovesInBoundedStepsUntilNothingIsLeft() {
    var channel = givenEventfulChannel("news");
    givenDeleted(channel);

    var steps = purgeAll(2);

    assertThat(steps).as("three posts and four events, two at a time").isGreaterThanOrEqualTo(4);
    assertThat(write(() -> ports().channels().purge(2))).isFalse();
  }

  @Test
  default void whoFollowedADeletedChannelIsKeptUntilItsDeletionIsForgotten() {
    var news = givenEventfulChannel("news");
    givenEventfulChannel("other");
    var more = givenEventfulChannel("more");
    var ann = Samples.subscription("news", "ann");
    var begin = ports().events().end();
    givenDeleted(more);
    givenDeleted(news);
    var end = ports().events().end();
    purgeAll(2);

    assertThat(endedSince(begin)).containsExactly(ann, Samples.subscription("more", "ann"));
    assertThat(endedSince(end)).isEmpty();
    assertThat(ended(ChannelScope.of(List.of(new ChannelId("other"))), 0)).isEmpty();
    assertThat(ports().events().find(EventQuery.ofSubscriber(ann.account()), 0, 10).entries())
        .hasSize(3);
    assertThat(ports().subscriptions().countOfAccount(ann.account(), ChannelScope.ALL))
        .isEqualTo(1);

    write(() -> ports().events().forgetUpTo(end));
    purgeAll(2);

    assertThat(endedSince(0)).isEmpty();
    assertThat(write(() -> ports().channels().purge(2))).isFalse();
  }

  @Test
  default void whatWasKeptOfADeletedChannelCanBeDeletedBefore() {
    var news = givenEventfulChannel("news");
    givenDeleted(news);

    write(() -> endedSince(0).forEach(ports().subscriptions()::delete));

    assertThat(endedSince(0)).isEmpty();
    purgeAll(2);
  }

  private List<Subscription> endedSince(long position) {
    return ended(ChannelScope.ALL, position);
  }

  private List<Subscription> ended(ChannelScope scope, long position) {
    return Paging.pages(
            1,
            page ->
                ports()
                    .subscriptions()
                    .endedByDeletion(new AccountId("ann"), scope, position, page))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  @Test
  default void ofADeletedChannelOnlyItsDeletionStaysInTheLog() {
    var news = givenEventfulChannel("news");
    var other = givenEventfulChannel("other");
    var before = ports().events().after(0, 100);
    givenDeleted(news);

    purgeAll(3);

    var after = ports().events().after(0, 100);
    assertThat(after)
        .filteredOn(it -> it.event().channel().equals(news.id()))
        .extracting(EventLog.Entry::event)
        .containsExactly(new ChannelDeleted(news.id(), "news", Samples.OWNER, Samples.NOW));
    assertThat(after)
        .filteredOn(it -> it.event().channel().equals(other.id()))
        .isEqualTo(before.stream().filter(it -> it.event().channel().equals(other.id())).toList());
  }

  @Test
  default void purgeMissesNothingOfAChannelThatIsDeletedMeanwhile() {
    var news = givenEventfulChannel("news");
    var other = givenEventfulChannel("other");
    givenDeleted(other);
    for (var i = 0; i < 6; i++) write(() -> ports().channels().purge(2));
    givenDeleted(news);

    purgeAll(2);

    assertThat(ports().events().after(0, 100))
        .extracting(EventLog.Entry::event)
        .hasOnlyElementsOfType(ChannelDeleted.class)
        .hasSize(2);
  }

  @Test
  default void purgeTakesAsManyEmptyChannelsAsItMayInAStep() {
    write(
        () -> {
          for (var i = 0; i < 3_000; i++) {
            var channel = Samples.channel("channel-" + i);
            ports().channels().insert(channel);
            ports().channels().delete(channel.id(), Samples.NOW);
          }
        });

    assertThat(purgeAll(100)).isLessThanOrEqualTo(200);
  }

  private Channel givenEventfulChannel(String id) {
    var channel = givenChannel(id);
    var at = Samples.NOW;
    write(
        () ->
            ports()
                .events()
                .append(ADMIN.id(), new ChannelCreated(channel.id(), Samples.OWNER, at)));
    for (var text : List.of("A", "B", "C")) {
      var post = givenPost(id, text);
      var event = new PostPublished(channel.id(), post.id(), post.sequence(), at);
      write(() -> ports().events().append(ADMIN.id(), event));
    }
    for (var account : List.of("ann", "bob")) {
      var subscription = givenSubscription(id, account);
      var event = new Subscribed(channel.id(), subscription.account(), NotificationMode.NOTIFY, at);
      write(() -> ports().events().append(ADMIN.id(), event));
    }
    return channel;
  }

  /** Purges until nothing is left, and tells in how many steps. */
  private int purgeAll(int most) {
    for (var steps = 0; steps < 1000; steps++) {
      var isMore = write(() -> ports().channels().purge(most));
      if (!isMore) return steps;
    }
    throw new AssertionError("a purge that does not end");
  }

  default List<String> listed(String query) {
    return ports().channels().list(query, ChannelScope.ALL, Paging.ALL).map(this::id).items();
  }

  default String id(ChannelView view) {
    return view.channel().id().value();
  }
}
