package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.PostRepository;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.Post;
import dev.herald.domain.shared.NotificationMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a {@link PostRepository} promises of the feeds of accounts. */
public interface FeedContract extends PortContract {

  AccountId ANN = new AccountId("ann");

  @Test
  default void feedHasThePostsOfTheChannelsThatAnAccountSubscribesTo() {
    givenChannel("news");
    givenChannel("other");
    givenChannel("third");
    var before = givenPost("news", "A");
    givenSubscription("news", "ann");
    givenSubscription("third", "ann");
    givenSubscription("other", "bob");
    givenPost("other", "B");
    var third = givenPost("third", "C");
    var news = givenPost("news", "D");

    assertThat(ports().posts().feed(ANN, ChannelScope.ALL, Paging.ALL).items())
        .containsExactly(news, third, before);
    assertThat(ports().posts().feed(new AccountId("ANN"), ChannelScope.ALL, Paging.ALL).items())
        .isEmpty();
  }

  @Test
  default void feedEndsWithTheSubscription() {
    givenChannel("news");
    givenPost("news", "A");
    var subscription = givenSubscription("news", "ann");

    write(() -> ports().subscriptions().delete(subscription));

    assertThat(ports().posts().feed(ANN, ChannelScope.ALL, Paging.ALL).items()).isEmpty();
  }

  @Test
  default void feedHasThePostsOfMutedChannelsToo() {
    givenChannel("news");
    given(Samples.subscription("news", "ann").withDelivery(NotificationMode.MUTED));
    var post = givenPost("news", "A");

    assertThat(ports().posts().feed(ANN, ChannelScope.ALL, Paging.ALL).items())
        .containsExactly(post);
  }

  @Test
  default void feedNeitherSkipsNorRepeatsWhilePostsAreAdded() {
    givenChannel("news");
    givenChannel("other");
    var posts =
        List.of(
            givenPost("news", "A"),
            givenPost("other", "B"),
            givenPost("news", "C"),
            givenPost("other", "D"),
            givenPost("news", "E"));
    givenSubscription("news", "ann");
    givenSubscription("other", "ann");
    var first = ports().posts().feed(ANN, ChannelScope.ALL, PageRequest.first(2));

    givenPost("other", "F");

    var second = ports().posts().feed(ANN, ChannelScope.ALL, Paging.after(first, 2));
    var third = ports().posts().feed(ANN, ChannelScope.ALL, Paging.after(second, 2));
    assertThat(first.items()).containsExactly(posts.get(4), posts.get(3));
    assertThat(second.items()).containsExactly(posts.get(2), posts.get(1));
    assertThat(third.items()).containsExactly(posts.get(0));
    assertThat(third.next()).isEmpty();
  }

  @Test
  default void feedGoesDeepIntoAQuietChannelBehindABusyOne() {
    givenChannels("quiet", "busy", "empty");
    var posts = new ArrayList<Post>();
    for (var i = 0; i < 5; i++) {
      posts.addAll(givenPosts("quiet", 3));
      givenPosts("busy", 60);
    }
    givenSubscriptions("ann", "quiet", "empty");

    assertThat(feed("ann", 2)).containsExactlyElementsOf(newestFirst(posts));
    assertThat(feed("ann", 4)).containsExactlyElementsOf(newestFirst(posts));
    assertThat(feed("ann", 100)).containsExactlyElementsOf(newestFirst(posts));
  }

  @Test
  default void feedMergesChannelsHoweverOftenEachPublishes() {
    var channels = IntStream.range(0, 12).mapToObj(i -> "channel-" + i).toList();
    givenChannels(channels.toArray(String[]::new));
    var random = new Random(7);
    // The first publishes half of all, the second half of the rest, and the last hardly ever.
    var publishing =
        IntStream.range(0, 400)
            .map(i -> Math.min(11, Long.numberOfTrailingZeros(random.nextLong())))
            .mapToObj(channels::get)
            .toList();
    var posts = givenPosts(publishing);

    for (var first = 0; first < channels.size(); first++) {
      for (var last : new TreeSet<>(List.of(first, Math.min(first + 2, 11), 11))) {
        var account = "from-%s-to-%s".formatted(first, last);
        var followed = channels.subList(first, last + 1);
        givenSubscriptions(account, followed.toArray(String[]::new));
        var expected =
            newestFirst(posts).stream()
                .filter(post -> followed.contains(post.channel().value()))
                .toList();
        assertThat(feed(account, 1)).as(account).containsExactlyElementsOf(expected);
        assertThat(feed(account, 7)).as(account).containsExactlyElementsOf(expected);
      }
    }
  }

  @Test
  default void feedMergesFiveHundredChannels() {
    var channels = IntStream.range(0, 500).mapToObj(i -> "channel-" + i).toList();
    givenChannels(channels.toArray(String[]::new));
    givenSubscriptions("ann", channels.toArray(String[]::new));
    var posts =
        givenPosts(IntStream.range(0, 1000).mapToObj(i -> channels.get(i * 7 % 499)).toList());

    assertThat(feed("ann", 100)).containsExactlyElementsOf(newestFirst(posts));
  }

  @Test
  default void feedGoesOnWithOlderPostsOfAChannelThatIsFollowedLater() {
    givenChannels("news", "other");
    var old = givenPosts("other", 2);
    var older = givenPosts("news", 2);
    givenPosts("other", 1);
    var newer = givenPosts("news", 1);
    givenSubscription("news", "ann");
    var first = ports().posts().feed(ANN, ChannelScope.ALL, PageRequest.first(2));

    givenSubscription("other", "ann");

    var second = ports().posts().feed(ANN, ChannelScope.ALL, Paging.after(first, 2));
    assertThat(first.items()).containsExactly(newer.get(0), older.get(1));
    assertThat(second.items()).containsExactly(older.get(0), old.get(1));
    assertThat(ports().posts().feed(ANN, ChannelScope.ALL, Paging.after(second, 2)).items())
        .containsExactly(old.get(0));
  }

  @Test
  default void feedGoesOnWhereThePostThatItEndedWithIsRemoved() {
    givenChannels("news", "other");
    var news = givenPosts("news", 3);
    givenPosts("other", 3);
    givenSubscriptions("ann", "news", "other");
    var first = ports().posts().feed(ANN, ChannelScope.ALL, PageRequest.first(2));

    givenDeleted(Samples.channel("other"));
    purge();

    assertThat(ports().posts().feed(ANN, ChannelScope.ALL, Paging.after(first, 10)).items())
        .containsExactlyElementsOf(newestFirst(news));
  }

  @Test
  default void feedOfABoundReaderLeavesOtherChannelsOutHoweverBusyTheyAre() {
    givenChannels("news", "other");
    var news = givenPosts("news", 3);
    givenPosts("other", 100);
    givenSubscriptions("ann", "news", "other");
    var scope = ChannelScope.of(List.of(new ChannelId("news"), new ChannelId("none")));

    assertThat(Paging.pages(2, page -> ports().posts().feed(ANN, scope, page)))
        .containsExactly(List.of(news.get(2), news.get(1)), List.of(news.get(0)));
    givenPosts("other", 100);
    var newest = givenPosts("news", 1);
    assertThat(ports().posts().feed(ANN, scope, PageRequest.first(1)).items())
        .containsExactlyElementsOf(newest);
  }

  @Test
  default void feedKeepsThePlacesOfRecalledPosts() {
    givenChannels("news", "other");
    var recalled = givenRecalled(givenPosts("news", 1).get(0));
    givenPosts("other", 60);
    var newest = givenRecalled(givenPosts("news", 1).get(0));
    givenSubscription("news", "ann");

    assertThat(feed("ann", 1)).containsExactly(newest, recalled);
  }

  @Test
  default void feedOfEmptyChannelsIsEmpty() {
    givenChannels("news", "other", "busy");
    givenPosts("busy", 60);
    givenSubscriptions("ann", "news", "other");

    var page = ports().posts().feed(ANN, ChannelScope.ALL, PageRequest.first(1));

    assertThat(page).isEqualTo(new Page<Post>(List.of(), Optional.empty()));
  }

  private void givenChannels(String... ids) {
    write(() -> List.of(ids).forEach(this::givenChannel));
  }

  private void givenSubscriptions(String account, String... channels) {
    write(() -> List.of(channels).forEach(it -> givenSubscription(it, account)));
  }

  /** So many posts, the oldest first. */
  private List<Post> givenPosts(String channel, int count) {
    return givenPosts(Collections.nCopies(count, channel));
  }

  /** A post in each of these channels, the oldest first. */
  private List<Post> givenPosts(List<String> channels) {
    return write(() -> channels.stream().map(it -> givenPost(it, "A")).toList());
  }

  /** All posts of a feed, read page by page. */
  private List<Post> feed(String account, int limit) {
    var id = new AccountId(account);
    return Paging.pages(limit, page -> ports().posts().feed(id, ChannelScope.ALL, page)).stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<Post> newestFirst(List<Post> oldestFirst) {
    var posts = new ArrayList<>(oldestFirst);
    Collections.reverse(posts);
    return posts;
  }
}
