package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** To those who are bound to some channels, all others are as if they were not there. */
public interface ChannelScopeContract extends PortContract {

  AccountId ANN = new AccountId("ann");

  /**
   * A channel's id may be of any letters, also of those that a query language takes for its own.
   */
  String ODD = "o'dd \"%_\\";

  private static ChannelScope only(String... channels) {
    return ChannelScope.of(Stream.of(channels).map(ChannelId::new).toList());
  }

  @Test
  default void listsTheirChannels() {
    givenChannel("news");
    givenChannel("other");
    givenChannel(ODD);

    assertThat(channels("", ChannelScope.ALL)).containsExactly(ODD, "other", "news");
    assertThat(channels("", only("news"))).containsExactly("news");
    assertThat(channels("", only("news", ODD, "gone"))).containsExactly(ODD, "news");
    assertThat(channels("", only("gone"))).isEmpty();
  }

  @Test
  default void findsWordsInTheirChannels() {
    given(Samples.channel("news", Samples.channelInfo("City News")));
    given(Samples.channel("other", Samples.channelInfo("Other News")));

    assertThat(channels("news", only("news"))).containsExactly("news");
    assertThat(channels("other", only("news"))).isEmpty();
  }

  @Test
  default void pagesThroughTheirChannelsWithoutHoles() {
    for (var i = 0; i < 6; i++) givenChannel("channel-" + i);
    var scope = only("channel-0", "channel-2", "channel-5");

    assertThat(
            Paging.pages(
                2,
                page ->
                    ports()
                        .channels()
                        .list("", scope, page)
                        .map(view -> view.channel().id().value())))
        .containsExactly(List.of("channel-5", "channel-2"), List.of("channel-0"));
  }

  @Test
  default void listsThePostsOfTheirChannels() {
    for (var channel : List.of("news", "other", "third")) givenChannel(channel);
    var news = givenPost("news", "Trams");
    var other = givenPost("other", "Trams");
    var third = givenRecalled(givenPost("third", "Trams"));

    assertThat(posts(query(), ChannelScope.ALL)).containsExactly(third, other, news);
    assertThat(posts(query(), only("news"))).containsExactly(news);
    assertThat(posts(query(), only("news", "third", "gone"))).containsExactly(third, news);
    assertThat(posts(query(), only("gone"))).isEmpty();
  }

  @Test
  default void searchesThePostsOfTheirChannels() {
    for (var channel : List.of("news", "other", "third")) givenChannel(channel);
    var news = givenPost("news", "Trams resume");
    givenPost("other", "Trams resume");
    var third = givenPost("third", Samples.text("Trams"), Samples.NOW.plusSeconds(600));
    var both = only("news", "third");

    assertThat(posts(query().withWords("trams"), both)).containsExactly(third, news);
    assertThat(posts(query().withWords("resume"), both)).containsExactly(news);
    assertThat(posts(query().ofType(PostType.TEXT_ONLY), both)).containsExactly(third, news);
    assertThat(posts(query().between(Instant.EPOCH, Samples.NOW.plusSeconds(1)), both))
        .containsExactly(news);
  }

  @Test
  default void findsNothingInAChannelOfOthers() {
    givenChannel("news");
    givenChannel("other");
    var news = givenPost("news", "Trams");
    givenPost("other", "Trams");

    assertThat(posts(query().inChannel(new ChannelId("other")), only("news"))).isEmpty();
    assertThat(posts(query().inChannel(new ChannelId("news")), only("news", "other")))
        .containsExactly(news);
  }

  @Test
  default void pagesThroughThePostsOfTheirChannelsWithoutHoles() {
    givenChannel("news");
    givenChannel("other");
    givenChannel("third");
    for (var i = 0; i < 3; i++) {
      for (var channel : List.of("news", "other", "third")) givenPost(channel, "Post " + i);
    }

    assertThat(
            Paging.pages(
                4,
                page ->
                    ports()
                        .posts()
                        .list(PostQuery.all(page), only("news", "third"))
                        .map(post -> post.id().value())))
        .containsExactly(
            List.of("third-3", "news-3", "third-2", "news-2"), List.of("third-1", "news-1"));
  }

  @Test
  default void readsFeedsAndSubscriptionsOfTheirChannels() {
    givenChannel("news");
    givenChannel("other");
    var news = givenPost("news", "Trams");
    givenPost("other", "Trams");
    givenSubscription("news", "ann");
    givenSubscription("other", "ann");
    var subscriptions = ports().subscriptions();

    assertThat(ports().posts().feed(ANN, only("news"), Paging.ALL).items()).containsExactly(news);
    assertThat(subscriptions.ofAccount(ANN, only("news"), Paging.ALL).items()).hasSize(1);
    assertThat(subscriptions.ofAccount(ANN, only("news"), 0, 10)).hasSize(1);
    assertThat(subscriptions.countOfAccount(ANN, only("news"))).isEqualTo(1);
    assertThat(subscriptions.countOfAccount(ANN, ChannelScope.ALL)).isEqualTo(2);
  }

  private List<String> channels(String words, ChannelScope scope) {
    return ports().channels().list(words, scope, Paging.ALL).items().stream()
        .map(view -> view.channel().id().value())
        .toList();
  }

  private List<Post> posts(PostQuery query, ChannelScope scope) {
    return ports().posts().list(query, scope).items();
  }

  private static PostQuery query() {
    return PostQuery.all(Paging.ALL);
  }
}
