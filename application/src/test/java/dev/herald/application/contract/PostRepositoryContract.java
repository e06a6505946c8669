package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.PostRepository;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
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
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a {@link PostRepository} promises, but for the search of words. */
public interface PostRepositoryContract extends PostListContract, FeedContract {

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
  default void keepsThatItIsSilentAlsoOnceItWasRecalled() {
    givenChannel("news");
    var silent = givenSilentPost("news", "A small correction");
    var told = givenPost("news", "Trams resume at six");

    assertThat(ports().posts().get(silent.id())).isEqualTo(silent);
    assertThat(ports().posts().history(NEWS, OptionalLong.empty(), true, 2))
        .containsExactly(told, silent);
    assertThat(givenRecalled(silent).isSilent()).isTrue();
    assertThat(ports().posts().get(silent.id()).isSilent()).isTrue();
  }

  private Post givenSilentPost(String channel, String text) {
    return write(
        () -> {
          var id = new ChannelId(channel);
          var sequence = ports().posts().lastSequence(id) + 1;
          var post =
              Post.publish(
                      new PostId("silent"),
                      id,
                      sequence,
                      Samples.text(text),
                      true,
                      Samples.ADMIN.id(),
                      Samples.NOW)
                  .result();
          ports().posts().insert(post);
          return post;
        });
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
}
