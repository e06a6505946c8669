package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.PostRepository;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.PostType;
import dev.herald.domain.post.Recall;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.subscription.NotificationMode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a {@link PostRepository} promises, but for the search of words. */
public interface PostRepositoryContract extends PortContract {

  ChannelId NEWS = new ChannelId("news");
  ChannelId OTHER = new ChannelId("other");
  AccountId ANN = new AccountId("ann");
  PostQuery ALL = PostQuery.all(Paging.ALL);

  // Insert, find

  @Test
  default void periodsMayReachFurtherThanMillisecondsDo() {
    givenChannel("news");
    var post = givenPost("news", "A");
    var all = PostQuery.all(Paging.ALL);

    assertThat(
            ports().posts().list(all.between(Instant.MIN, Instant.MAX), ChannelScope.ALL).items())
        .containsExactly(post);
    var earliest = Instant.ofEpochMilli(Long.MIN_VALUE);
    assertThat(ports().posts().list(all.between(Instant.MIN, earliest), ChannelScope.ALL).items())
        .isEmpty();
    assertThat(
            ports().posts().list(all.between(Instant.MAX, Instant.MIN), ChannelScope.ALL).items())
        .isEmpty();
  }

  @Test
  default void findsNothingWhereNothingIs() {
    var id = new PostId("news-1");

    assertThat(ports().posts().find(id)).isEmpty();
    assertThatThrownBy(() -> ports().posts().get(id)).isInstanceOf(Refusal.PostNotFound.class);
    assertThat(ports().posts().list(ALL, ChannelScope.ALL).items()).isEmpty();
    assertThat(ports().posts().list(ALL.inChannel(NEWS), ChannelScope.ALL).items()).isEmpty();
    assertThat(ports().posts().feed(ANN, ChannelScope.ALL, Paging.ALL).items()).isEmpty();
  }

  @Test
  default void findsWhatWasInserted() {
    givenChannel("news");
    var post = givenPost("news", "A");

    assertThat(ports().posts().find(post.id())).contains(post);
    assertThat(ports().posts().get(post.id())).isEqualTo(post);
    assertThat(ports().posts().list(ALL, ChannelScope.ALL).items()).containsExactly(post);
  }

  @Test
  default void keepsTextAsItIs() {
    keeps(Samples.text(Texts.LINES));
  }

  @Test
  default void keepsCustomDataAsItIs() {
    keeps(PostContent.custom(new CustomData(Texts.OPAQUE)));
    keeps(Samples.text("A").withCustomData(new CustomData("{}")));
  }

  @Test
  default void keepsPicturesInTheirOrderWithTheirAlternativeTexts() {
    var one = new ImageRef.Stored(givenImage("one", Samples.NOW).id());
    var two = new ImageRef.Stored(givenImage("two", Samples.NOW).id());
    var far = Samples.external("https://images.example.org/ü?a=b&c=%20#d");
    keeps(
        PostContent.images(
            List.of(
                new PostImage(two, "second"),
                PostImage.of(far),
                new PostImage(one, Texts.LINE),
                new PostImage(far, "once more"),
                new PostImage(two, "second again"))));
  }

  @Test
  default void keepsLinksInTheirOrder() {
    var post = Samples.text("A");
    keeps(
        post.withLinks(
            List.of(
                Link.of("Z", "https://example.org/z"),
                Link.of("A", "HTTP://example.org:8080/a?q=1#x"),
                Link.of("Z", "https://example.org/z"))));
  }

  @Test
  default void keepsEveryPartAtItsMaximum() {
    var stored = new ImageRef.Stored(givenImage("one", Samples.NOW).id());
    var far = Samples.external("https://a.example/" + "p".repeat(HttpUrl.MAX_BYTES - 18));
    var alt = Texts.filled(Texts.LINE, PostImage.MAX_ALT_BYTES);
    var label = Texts.filled("官方 ", Link.MAX_LABEL_BYTES);
    keeps(
        new PostContent(
            Optional.of(new PostText(Texts.filled(Texts.LINES, PostText.MAX_BYTES))),
            IntStream.range(0, PostContent.MAX_IMAGES)
                .mapToObj(i -> new PostImage(i % 2 == 0 ? stored : far, alt))
                .toList(),
            Collections.nCopies(
                PostContent.MAX_LINKS, Link.of(label, far.external().orElseThrow().value())),
            Optional.of(new CustomData(Texts.filled(Texts.OPAQUE, CustomData.MAX_BYTES)))));
  }

  @Test
  default void idsThatDifferInCaseAreDifferentIds() {
    givenChannel("news");
    givenChannel("NEWS");
    var lower = givenPost("news", "A");
    var upper = givenPost("NEWS", "B");

    assertThat(ports().posts().get(lower.id())).isEqualTo(lower);
    assertThat(ports().posts().get(upper.id())).isEqualTo(upper);
    assertThat(ports().posts().list(ALL.inChannel(lower.channel()), ChannelScope.ALL).items())
        .containsExactly(lower);
  }

  private void keeps(PostContent content) {
    if (ports().channels().find(NEWS).isEmpty()) givenChannel("news");
    var post = givenPost("news", content, Samples.NOW);

    assertThat(ports().posts().get(post.id())).isEqualTo(post);
    assertThat(ports().posts().list(ALL, ChannelScope.ALL).items()).contains(post);
  }

  // Sequences and times

  @Test
  default void everyChannelHasItsOwnSequence() {
    givenChannel("news");
    givenChannel("other");
    assertThat(ports().posts().lastSequence(NEWS)).isZero();

    givenPost("news", "A");
    givenPost("news", "B");
    givenPost("other", "C");

    assertThat(ports().posts().lastSequence(NEWS)).isEqualTo(2);
    assertThat(ports().posts().lastSequence(OTHER)).isEqualTo(1);
  }

  @Test
  default void recalledPostKeepsItsSequence() {
    givenChannel("news");
    givenRecalled(givenPost("news", "A"));

    assertThat(ports().posts().lastSequence(NEWS)).isEqualTo(1);
    assertThat(givenPost("news", "B").sequence()).isEqualTo(2);
  }

  @Test
  default void channelThatIsNotThereHasNoSequence() {
    assertThatThrownBy(() -> ports().posts().lastSequence(NEWS))
        .isInstanceOf(Refusal.ChannelNotFound.class);
  }

  @Test
  default void tellsWhenAChannelPublishedItsNewestPosts() {
    givenChannel("news");
    givenChannel("other");
    for (var i = 0; i < 4; i++) givenPost("news", Samples.text("A"), at(i));
    givenPost("other", Samples.text("B"), at(5));
    var posts = ports().posts();

    assertThat(posts.publishedLast(NEWS, 1)).containsExactly(at(3));
    assertThat(posts.publishedLast(NEWS, 3)).containsExactly(at(3), at(2), at(1));
    assertThat(posts.publishedLast(NEWS, Integer.MAX_VALUE)).hasSize(4);
    assertThat(posts.publishedLast(new ChannelId("none"), 10)).isEmpty();
  }

  @Test
  default void newestPostsAreThoseThatCameLastEvenIfTheClockWasSetBack() {
    givenChannel("news");
    for (var minute : List.of(1, 9, 3, 2)) givenPost("news", Samples.text("A"), at(minute));

    assertThat(ports().posts().publishedLast(NEWS, 3)).containsExactly(at(2), at(3), at(9));
  }

  @Test
  default void recalledPostsWerePublishedToo() {
    givenChannel("news");
    givenRecalled(givenPost("news", Samples.text("A"), at(1)));

    assertThat(ports().posts().publishedLast(NEWS, 10)).containsExactly(at(1));
  }

  // Recall

  @Test
  default void recallRemovesTheContentAndKeepsThePlace() {
    givenChannel("news");
    var first = givenPost("news", "A");
    var second = givenPost("news", "B");
    var third = givenPost("news", "C");
    givenSubscription("news", "ann");

    var recalled = givenRecalled(second);

    assertThat(recalled.content()).isEmpty();
    assertThat(ports().posts().get(second.id())).isEqualTo(recalled);
    assertThat(ports().posts().list(ALL, ChannelScope.ALL).items())
        .containsExactly(third, recalled, first);
    assertThat(ports().posts().feed(ANN, ChannelScope.ALL, Paging.ALL).items())
        .containsExactly(third, recalled, first);
  }

  @Test
  default void recallRemovesEveryPartOfTheContent() {
    givenChannel("news");
    var image = givenImage("one", Samples.NOW);
    var content =
        new PostContent(
            Optional.of(new PostText("A")),
            List.of(new PostImage(new ImageRef.Stored(image.id()), "alt")),
            List.of(Link.of("label", "https://example.org")),
            Optional.of(new CustomData("{}")));

    var recalled = givenRecalled(givenPost("news", content, Samples.NOW));

    assertThat(ports().posts().get(recalled.id())).isEqualTo(recalled);
    assertThat(recalled.type()).isEqualTo(PostType.IMAGE_AND_TEXT);
  }

  @Test
  default void recallKeepsItsReasonAndTime() {
    givenChannel("news");
    var post = givenPost("news", "A");
    var reason = Texts.filled("错误 \"'; 👩‍👩‍👧 ", Recall.MAX_REASON_BYTES);
    var recalled = Samples.recalled(post, reason);

    write(() -> ports().posts().recall(recalled));

    assertThat(ports().posts().get(post.id()).recall())
        .contains(new Recall(reason, Samples.NOW.plusSeconds(60)));
  }

  @Test
  default void recallNeedsNoReason() {
    givenChannel("news");
    var recalled = Samples.recalled(givenPost("news", "A"), "");

    write(() -> ports().posts().recall(recalled));

    assertThat(ports().posts().get(recalled.id())).isEqualTo(recalled);
  }

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
    return new PostQuery(Optional.empty(), "", Optional.empty(), from, to, Paging.ALL);
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

  // Feed

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
    var posts = givenPostsInTwoChannels();
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

  private static Instant at(int minute) {
    return Samples.NOW.plusSeconds(60L * minute);
  }
}
