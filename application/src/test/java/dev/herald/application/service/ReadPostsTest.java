package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.application.view.SearchWords;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.PostType;
import dev.herald.domain.refusal.Refusal;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReadPostsTest extends Story {

  private static final PostQuery EVERY_POST = PostQuery.all(ALL);

  @Test
  void readsAPostWithItsImages() {
    givenChannel(NEWS);
    var published = publish(NEWS, Samples.pictures(givenImage(Samples.png()).id()));

    assertThat(published.images()).hasSize(1);
    assertThat(herald.readPosts().get(ADMIN, published.post().id())).isEqualTo(published);
  }

  @Test
  void readsAPostThatShowsAnImageTwice() {
    givenChannel(NEWS);
    var png = givenImage(Samples.png());
    var published = publish(NEWS, Samples.pictures(png.id(), png.id()));

    assertThat(herald.readPosts().get(ADMIN, published.post().id())).isEqualTo(published);
    assertThat(published.images().values()).containsExactly(png);
  }

  @Test
  void listsEachPostWithItsOwnImages() {
    givenChannel(NEWS);
    var png = givenImage(Samples.png()).id();
    var gif = givenImage(Samples.gif()).id();
    var one = publish(NEWS, Samples.pictures(png));
    var both = publish(NEWS, Samples.pictures(gif, png));
    var none = givenPost(NEWS, "No picture");

    assertThat(herald.readPosts().list(ADMIN, EVERY_POST).items()).containsExactly(none, both, one);
  }

  @Test
  void knowsWhenAnImageWasUploadedLast() {
    givenChannel(NEWS);
    var post = publish(NEWS, Samples.pictures(givenImage(Samples.png()).id()));
    clock.set(NOW.plusSeconds(60));

    var again = givenImage(Samples.png());

    assertThat(herald.readPosts().get(ADMIN, post.post().id()).images().values())
        .containsExactly(again);
  }

  @Test
  void listsTheChannelThatIsAskedFor() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    givenPost(NEWS, "First");
    var goal = givenPost(SPORT, "Goal");

    assertThat(herald.readPosts().list(ADMIN, EVERY_POST.inChannel(SPORT)).items())
        .containsExactly(goal);
  }

  @Test
  void listsNothingOfAChannelThatHasNothingToShow() {
    givenChannel(NEWS);
    assertThat(herald.readPosts().list(ADMIN, EVERY_POST.inChannel(NEWS)).items()).isEmpty();

    givenPost(NEWS, "First");
    var images = EVERY_POST.inChannel(NEWS).ofType(PostType.IMAGE_ONLY);
    assertThat(herald.readPosts().list(ADMIN, images).items()).isEmpty();
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    givenChannel(NEWS);
    givenPost(NEWS, "First");

    assertRefused(
        Refusal.ChannelNotFound.class,
        () -> herald.readPosts().list(ADMIN, EVERY_POST.inChannel(SPORT)));
  }

  @Test
  void refusesAPostThatIsNotThere() {
    assertRefused(
        Refusal.PostNotFound.class, () -> herald.readPosts().get(ADMIN, new PostId("none")));
  }

  @Test
  void readsAPageAfterAnother() {
    givenChannel(NEWS);
    var first = givenPost(NEWS, "First");
    var second = givenPost(NEWS, "Second");
    var third = givenPost(NEWS, "Third");

    var newest = herald.readPosts().list(ADMIN, PostQuery.all(PageRequest.first(2)));
    var oldest = herald.readPosts().list(ADMIN, PostQuery.all(new PageRequest(2, newest.next())));

    assertThat(newest.items()).containsExactly(third, second);
    assertThat(oldest.items()).containsExactly(first);
    assertThat(oldest.next()).isEmpty();
  }

  @Test
  void readsAPostByItsPlaceInItsChannel() {
    givenChannel(NEWS);
    givenPost(NEWS, "First");
    var second = publish(NEWS, Samples.pictures(givenImage(Samples.png()).id()));

    assertThat(second.images()).hasSize(1);
    assertThat(herald.readPosts().get(ADMIN, NEWS, 2)).isEqualTo(second);
    assertRefused(Refusal.PostNotFound.class, () -> herald.readPosts().get(ADMIN, NEWS, 3));
    assertRefused(Refusal.ChannelNotFound.class, () -> herald.readPosts().get(ADMIN, SPORT, 1));
  }

  @Test
  void historyGoesBackThroughAChannel() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    var first = publish(NEWS, Samples.pictures(givenImage(Samples.png()).id()));
    givenPost(SPORT, "Goal");
    givenRecalled(givenPost(NEWS, "Second"));
    var recalled = herald.readPosts().get(ADMIN, NEWS, 2);
    var third = givenPost(NEWS, "Third");
    var reading = herald.readPosts();

    assertThat(reading.history(ADMIN, NEWS, OptionalLong.empty(), true, 2))
        .containsExactly(third, recalled);
    assertThat(reading.history(ADMIN, NEWS, OptionalLong.empty(), false, 2))
        .containsExactly(third, first);
    assertThat(reading.history(ADMIN, NEWS, OptionalLong.of(2), true, 2)).containsExactly(first);
    assertThat(reading.history(ADMIN, NEWS, OptionalLong.of(1), true, 2)).isEmpty();
  }

  @Test
  void historyIsOfAChannelThatIsThere() {
    givenChannel(NEWS);
    givenPost(NEWS, "First");
    assertThat(history(100)).hasSize(1);

    givenDeleted(NEWS);

    assertRefused(Refusal.ChannelNotFound.class, () -> history(100));
  }

  @Test
  void historyHasOneToAHundredPosts() {
    givenChannel(NEWS);
    for (var i = 0; i < 101; i++) givenPost(NEWS, "Post");

    assertInvalid(() -> history(0), "limit.out_of_range");
    assertThat(history(1)).hasSize(1);
    assertThat(history(99)).hasSize(99);
    assertThat(history(100)).hasSize(100);
    assertInvalid(() -> history(101), "limit.out_of_range");
  }

  private List<PostView> history(int limit) {
    return herald.readPosts().history(ADMIN, NEWS, OptionalLong.empty(), true, limit);
  }

  @Test
  void feedHasWhatAnAccountFollowsWithItsImages() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    subscribe(NEWS, ANN);
    var first = givenPost(NEWS, "First");
    givenPost(SPORT, "Goal");
    var picture = publish(NEWS, Samples.pictures(givenImage(Samples.png()).id()));

    var newest = herald.readPosts().feed(ADMIN, ANN, PageRequest.first(1));
    var oldest = herald.readPosts().feed(ADMIN, ANN, new PageRequest(1, newest.next()));

    assertThat(newest.items()).containsExactly(picture);
    assertThat(oldest.items()).containsExactly(first);
    assertThat(oldest.next()).isEmpty();
  }

  @Test
  void feedOfAnAccountThatFollowsNothingIsEmpty() {
    givenChannel(NEWS);
    givenPost(NEWS, "First");

    assertThat(herald.readPosts().feed(ADMIN, BOB, ALL).items()).isEmpty();
  }

  @Test
  void searchesForAHundredWordsAndNotForMore() {
    var words = "rain ".repeat(SearchWords.MAX);
    givenChannel(NEWS);
    var post = givenPost(NEWS, words);
    var all = PostQuery.all(ALL);

    for (var query : List.of(words, "\"" + words + "\"", "\"rain\"".repeat(SearchWords.MAX))) {
      assertThat(herald.readPosts().list(ADMIN, all.withWords(query)).items())
          .containsExactly(post);
    }
    for (var query : List.of(words + "more", "\"" + words + "\"more", words + "\u3000more")) {
      assertThatThrownBy(() -> herald.readPosts().list(ADMIN, all.withWords(query)))
          .hasMessage("query must have at most 100 words, but has 101");
      assertInvalid(() -> herald.readPosts().list(ADMIN, all.withWords(query)), "query.too_many");
    }
  }
}
