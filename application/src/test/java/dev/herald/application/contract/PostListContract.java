package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.PostRepository;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.PostType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a {@link PostRepository} promises of lists of posts: all, and those of a channel. */
public interface PostListContract extends PortContract {

  ChannelId NEWS = new ChannelId("news");
  ChannelId OTHER = new ChannelId("other");
  PostQuery ALL = PostQuery.all(Paging.ALL);

  // List

  @Test
  default void listsTheNewestFirstAcrossChannels() {
    givenChannel("news");
    givenChannel("other");
    var one = givenPost("news", "A");
    var two = givenPost("other", "B");
    var three = givenPost("news", "C");

    assertThat(ports().posts().list(ALL, ChannelScope.ALL).items())
        .containsExactly(three, two, one);
    assertThat(ports().posts().list(ALL.inChannel(NEWS), ChannelScope.ALL).items())
        .containsExactly(three, one);
  }

  @Test
  default void listsInTheOrderOfPublishingEvenIfTheClockWasSetBack() {
    givenChannel("news");
    var one = givenPost("news", Samples.text("A"), at(2));
    var two = givenPost("news", Samples.text("B"), at(1));

    assertThat(ports().posts().list(ALL, ChannelScope.ALL).items()).containsExactly(two, one);
    assertThat(ports().posts().list(ALL.inChannel(NEWS), ChannelScope.ALL).items())
        .containsExactly(two, one);
  }

  @Test
  default void listsByType() {
    givenChannel("news");
    var image = PostImage.of(Samples.external("https://images.example.org/a"));
    var text = givenPost("news", "A");
    var picture = givenPost("news", PostContent.images(List.of(image)), Samples.NOW);
    var both =
        givenPost(
            "news", PostContent.imagesWithText(List.of(image), new PostText("B")), Samples.NOW);
    var data = givenPost("news", PostContent.custom(new CustomData("{}")), Samples.NOW);

    assertThat(ports().posts().list(ALL.ofType(PostType.TEXT_ONLY), ChannelScope.ALL).items())
        .containsExactly(text);
    assertThat(ports().posts().list(ALL.ofType(PostType.IMAGE_ONLY), ChannelScope.ALL).items())
        .containsExactly(picture);
    assertThat(ports().posts().list(ALL.ofType(PostType.IMAGE_AND_TEXT), ChannelScope.ALL).items())
        .containsExactly(both);
    assertThat(ports().posts().list(ALL.ofType(PostType.CUSTOM), ChannelScope.ALL).items())
        .containsExactly(data);
  }

  @Test
  default void listsRecalledPostsByTheTypeThatTheyHad() {
    givenChannel("news");
    var recalled = givenRecalled(givenPost("news", "A"));

    assertThat(ports().posts().list(ALL.ofType(PostType.TEXT_ONLY), ChannelScope.ALL).items())
        .containsExactly(recalled);
  }

  @Test
  default void listsByWhomTheyWerePublished() {
    givenChannel("news");
    givenChannel("other");
    var press = ActorId.token(new TokenName("press office"));
    var office = ActorId.token(new TokenName("office"));
    var one = givenPost("news", press, 0);
    var two = givenPost("other", press, 1);
    givenPost("news", office, 1);
    givenPost("news", ActorId.host("press office"), 1);
    var recalled = givenRecalled(givenPost("news", press, 2));

    var query = ALL.publishedBy(press);

    assertThat(list(query)).containsExactly(recalled, two, one);
    assertThat(list(query.inChannel(NEWS))).containsExactly(recalled, one);
    assertThat(list(query.ofType(PostType.IMAGE_ONLY))).isEmpty();
    assertThat(list(query.withWords("apple"))).containsExactly(two, one);
    assertThat(list(query.between(at(1), at(2)))).containsExactly(two);
    assertThat(list(ALL.publishedBy(ActorId.token(new TokenName("press"))))).isEmpty();
  }

  private Post givenPost(String channel, ActorId by, int minute) {
    return write(
        () -> {
          var id = new ChannelId(channel);
          var sequence = ports().posts().lastSequence(id) + 1;
          var post =
              Post.publish(
                      new PostId(channel + "-" + sequence),
                      id,
                      sequence,
                      Samples.text("apple"),
                      false,
                      by,
                      at(minute))
                  .result();
          ports().posts().insert(post);
          return post;
        });
  }

  private List<Post> list(PostQuery query) {
    return ports().posts().list(query, ChannelScope.ALL).items();
  }

  @Test
  default void listsThoseWithLinks() {
    givenChannel("news");
    givenPost("news", "A, see https://example.org/in-the-text");
    var links = List.of(Link.of("More", "https://example.org"));
    var two = givenPost("news", Samples.text("B").withLinks(links), at(2));
    var three = givenPost("news", Samples.text("C").withLinks(links), at(3));
    givenRecalled(givenPost("news", Samples.text("D").withLinks(links), at(4)));

    assertThat(ports().posts().list(ALL.withLinks(), ChannelScope.ALL).items())
        .containsExactly(three, two);
    assertThat(ports().posts().list(ALL.withLinks().withWords("b"), ChannelScope.ALL).items())
        .containsExactly(two);
  }

  @Test
  default void countsUpToALimitWhateverPageIsAskedFor() {
    givenChannel("news");
    givenChannel("other");
    for (var i = 0; i < 5; i++) givenPost("news", "A tram");
    givenPost("other", "A bus");

    assertThat(count(ALL, 100)).isEqualTo(6);
    assertThat(count(ALL, 6)).isEqualTo(6);
    assertThat(count(ALL, 5)).isEqualTo(5);
    assertThat(count(ALL.at(PageRequest.first(1)), 100)).isEqualTo(6);
    assertThat(count(ALL.inChannel(NEWS), 100)).isEqualTo(5);
    assertThat(count(ALL.withWords("tra"), 3)).isEqualTo(3);
    assertThat(count(ALL.withWords("bus").inChannel(NEWS), 100)).isZero();
    assertThat(count(ALL.between(at(-1), Instant.MAX), 100)).isEqualTo(6);
    assertThat(count(ALL.withWords("!"), 100)).isZero();
    assertThat(ports().posts().count(ALL, ChannelScope.of(List.of(OTHER)), 100)).isOne();
    var later =
        Paging.after(ports().posts().list(ALL.at(PageRequest.first(4)), ChannelScope.ALL), 4);
    assertThat(count(ALL.at(later), 100)).isEqualTo(6);
  }

  private int count(PostQuery query, int most) {
    return ports().posts().count(query, ChannelScope.ALL, most);
  }

  @Test
  default void listsFromAMomentOnAndBeforeAnother() {
    givenChannel("news");
    var kept =
        IntStream.range(0, 4).mapToObj(i -> givenPost("news", Samples.text("A"), at(i))).toList();

    assertThat(ports().posts().list(ALL.between(at(1), at(3)), ChannelScope.ALL).items())
        .containsExactly(kept.get(2), kept.get(1));
    assertThat(
            ports()
                .posts()
                .list(query(Optional.of(at(3)), Optional.empty()), ChannelScope.ALL)
                .items())
        .containsExactly(kept.get(3));
    assertThat(
            ports()
                .posts()
                .list(query(Optional.empty(), Optional.of(at(1))), ChannelScope.ALL)
                .items())
        .containsExactly(kept.get(0));
    assertThat(ports().posts().list(ALL.between(at(2), at(2)), ChannelScope.ALL).items()).isEmpty();
    assertThat(ports().posts().list(ALL.between(at(3), at(1)), ChannelScope.ALL).items()).isEmpty();
    assertThat(ports().posts().list(ALL.between(Instant.EPOCH, at(99)), ChannelScope.ALL).items())
        .hasSize(4);
  }

  private static PostQuery query(Optional<Instant> from, Optional<Instant> to) {
    return new PostQuery(
        Optional.empty(), "", Optional.empty(), Optional.empty(), false, from, to, Paging.ALL);
  }

  @Test
  default void allPartsOfAQueryMustFit() {
    givenChannel("news");
    givenChannel("other");
    var image = PostImage.of(Samples.external("https://images.example.org/a"));
    var shown = PostContent.imagesWithText(List.of(image), new PostText("red apple"));
    givenPost("news", shown, at(0));
    givenPost("news", Samples.text("red apple"), at(1));
    var wanted = givenPost("news", shown, at(1));
    givenPost("other", shown, at(1));
    givenPost("news", PostContent.imagesWithText(List.of(image), new PostText("red")), at(1));
    givenPost("news", shown, at(2));
    givenRecalled(givenPost("news", shown, at(1)));

    var query =
        ALL.inChannel(NEWS)
            .withWords("apple red")
            .ofType(PostType.IMAGE_AND_TEXT)
            .between(at(1), at(2));

    assertThat(ports().posts().list(query, ChannelScope.ALL).items()).containsExactly(wanted);
  }

  @Test
  default void listsPageByPage() {
    var posts = givenPostsInTwoChannels();

    assertThat(Paging.pages(2, page -> ports().posts().list(PostQuery.all(page), ChannelScope.ALL)))
        .containsExactly(
            List.of(posts.get(4), posts.get(3)),
            List.of(posts.get(2), posts.get(1)),
            List.of(posts.get(0)));
    assertThat(
            Paging.pages(
                2,
                page ->
                    ports().posts().list(PostQuery.all(page).inChannel(NEWS), ChannelScope.ALL)))
        .containsExactly(List.of(posts.get(4), posts.get(2)), List.of(posts.get(0)));
    assertThat(
            Paging.pages(
                1,
                page ->
                    ports().posts().list(PostQuery.all(page).inChannel(OTHER), ChannelScope.ALL)))
        .containsExactly(List.of(posts.get(3)), List.of(posts.get(1)));
  }

  @Test
  default void pagingNeitherSkipsNorRepeatsWhilePostsComeAndGo() {
    var posts = givenPostsInTwoChannels();
    var first = ports().posts().list(PostQuery.all(PageRequest.first(2)), ChannelScope.ALL);

    givenPost("news", "F");
    givenDeleted(Samples.channel("other"));

    var second = ports().posts().list(PostQuery.all(Paging.after(first, 2)), ChannelScope.ALL);
    assertThat(first.items()).containsExactly(posts.get(4), posts.get(3));
    assertThat(second.items()).containsExactly(posts.get(2), posts.get(0));
    assertThat(second.next()).isEmpty();
  }

  // History

  @Test
  default void findsAPostByItsPlaceInItsChannel() {
    var posts = givenPostsInTwoChannels();

    assertThat(ports().posts().find(NEWS, 2)).contains(posts.get(2));
    assertThat(ports().posts().find(OTHER, 2)).contains(posts.get(3));
    for (var sequence : new long[] {Long.MIN_VALUE, 0, 4, Long.MAX_VALUE}) {
      assertThat(ports().posts().find(NEWS, sequence)).isEmpty();
    }
    assertThat(ports().posts().find(new ChannelId("none"), 1)).isEmpty();
  }

  @Test
  default void historyGoesBackFromAPlaceInAChannel() {
    givenChannel("news");
    givenChannel("other");
    var one = givenPost("news", "A");
    givenPost("other", "B");
    var two = givenPost("news", "C");
    var three = givenPost("news", "D");

    assertThat(history(OptionalLong.empty(), 10)).containsExactly(three, two, one);
    assertThat(history(OptionalLong.empty(), 2)).containsExactly(three, two);
    assertThat(history(OptionalLong.of(3), 10)).containsExactly(two, one);
    assertThat(history(OptionalLong.of(3), 1)).containsExactly(two);
    assertThat(history(OptionalLong.of(Long.MAX_VALUE), 10)).containsExactly(three, two, one);
    for (var sequence : new long[] {Long.MIN_VALUE, 0, 1}) {
      assertThat(history(OptionalLong.of(sequence), 10)).isEmpty();
    }
    assertThat(ports().posts().history(new ChannelId("none"), OptionalLong.empty(), true, 10))
        .isEmpty();
  }

  @Test
  default void postsAfterAPlaceInAChannelAreFoundOldestFirst() {
    givenChannel("news");
    givenChannel("other");
    var one = givenPost("news", "A");
    givenPost("other", "B");
    var two = givenRecalled(givenPost("news", "C"));
    var three = givenPost("news", "D");

    assertThat(ports().posts().after(NEWS, 0, 10)).containsExactly(one, two, three);
    assertThat(ports().posts().after(NEWS, 0, 2)).containsExactly(one, two);
    assertThat(ports().posts().after(NEWS, 1, 10)).containsExactly(two, three);
    assertThat(ports().posts().after(NEWS, Long.MIN_VALUE, 1)).containsExactly(one);
    for (var sequence : new long[] {3, 4, Long.MAX_VALUE}) {
      assertThat(ports().posts().after(NEWS, sequence, 10)).isEmpty();
    }
    assertThat(ports().posts().after(new ChannelId("none"), 0, 10)).isEmpty();
  }

  @Test
  default void historyLeavesRecalledPostsOutIfItIsAskedTo() {
    givenChannel("news");
    var one = givenPost("news", "A");
    var two = givenRecalled(givenPost("news", "B"));
    var three = givenPost("news", "C");

    assertThat(history(OptionalLong.empty(), 2)).containsExactly(three, two);
    assertThat(ports().posts().history(NEWS, OptionalLong.empty(), false, 2))
        .containsExactly(three, one);
    assertThat(ports().posts().find(NEWS, 2)).contains(two);
  }

  @Test
  default void deletedChannelHasNoHistory() {
    givenChannel("news");
    givenPost("news", "A");
    givenDeleted(Samples.channel("news"));

    assertThat(ports().posts().find(NEWS, 1)).isEmpty();
    assertThat(history(OptionalLong.empty(), 10)).isEmpty();
  }

  /** Posts of the channel, recalled ones too. */
  private List<Post> history(OptionalLong before, int most) {
    return ports().posts().history(NEWS, before, true, most);
  }

  /** Five posts, the oldest first; by turns in one channel and the other. */
  private List<Post> givenPostsInTwoChannels() {
    givenChannel("news");
    givenChannel("other");
    return List.of(
        givenPost("news", "A"),
        givenPost("other", "B"),
        givenPost("news", "C"),
        givenPost("other", "D"),
        givenPost("news", "E"));
  }

  default Instant at(int minute) {
    return Samples.NOW.plusSeconds(60L * minute);
  }
}
