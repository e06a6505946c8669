package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.PostType;
import dev.herald.domain.refusal.Refusal;
import org.junit.jupiter.api.Test;

class ReadPostsTest extends Story {

  private static final PostQuery EVERY_POST = PostQuery.all(ALL);

  @Test
  void readsAPostWithItsImages() {
    givenChannel(NEWS);
    var published = publish(NEWS, Samples.pictures(givenImage(Samples.png()).id()));

    assertThat(published.images()).hasSize(1);
    assertThat(herald.readPosts().get(published.post().id())).isEqualTo(published);
  }

  @Test
  void readsAPostThatShowsAnImageTwice() {
    givenChannel(NEWS);
    var png = givenImage(Samples.png());
    var published = publish(NEWS, Samples.pictures(png.id(), png.id()));

    assertThat(herald.readPosts().get(published.post().id())).isEqualTo(published);
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

    assertThat(herald.readPosts().list(EVERY_POST).items()).containsExactly(none, both, one);
  }

  @Test
  void knowsWhenAnImageWasUploadedLast() {
    givenChannel(NEWS);
    var post = publish(NEWS, Samples.pictures(givenImage(Samples.png()).id()));
    clock.set(NOW.plusSeconds(60));

    var again = givenImage(Samples.png());

    assertThat(herald.readPosts().get(post.post().id()).images().values()).containsExactly(again);
  }

  @Test
  void listsTheChannelThatIsAskedFor() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    givenPost(NEWS, "First");
    var goal = givenPost(SPORT, "Goal");

    assertThat(herald.readPosts().list(EVERY_POST.inChannel(SPORT)).items()).containsExactly(goal);
  }

  @Test
  void listsNothingOfAChannelThatHasNothingToShow() {
    givenChannel(NEWS);
    assertThat(herald.readPosts().list(EVERY_POST.inChannel(NEWS)).items()).isEmpty();

    givenPost(NEWS, "First");
    var images = EVERY_POST.inChannel(NEWS).ofType(PostType.IMAGE_ONLY);
    assertThat(herald.readPosts().list(images).items()).isEmpty();
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    givenChannel(NEWS);
    givenPost(NEWS, "First");

    assertRefused(
        Refusal.ChannelNotFound.class, () -> herald.readPosts().list(EVERY_POST.inChannel(SPORT)));
  }

  @Test
  void refusesAPostThatIsNotThere() {
    assertRefused(Refusal.PostNotFound.class, () -> herald.readPosts().get(new PostId("none")));
  }

  @Test
  void readsAPageAfterAnother() {
    givenChannel(NEWS);
    var first = givenPost(NEWS, "First");
    var second = givenPost(NEWS, "Second");
    var third = givenPost(NEWS, "Third");

    var newest = herald.readPosts().list(PostQuery.all(PageRequest.first(2)));
    var oldest = herald.readPosts().list(PostQuery.all(new PageRequest(2, newest.next())));

    assertThat(newest.items()).containsExactly(third, second);
    assertThat(oldest.items()).containsExactly(first);
    assertThat(oldest.next()).isEmpty();
  }

  @Test
  void feedHasWhatAnAccountFollowsWithItsImages() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    subscribe(NEWS, ANN);
    var first = givenPost(NEWS, "First");
    givenPost(SPORT, "Goal");
    var picture = publish(NEWS, Samples.pictures(givenImage(Samples.png()).id()));

    var newest = herald.readPosts().feed(ANN, PageRequest.first(1));
    var oldest = herald.readPosts().feed(ANN, new PageRequest(1, newest.next()));

    assertThat(newest.items()).containsExactly(picture);
    assertThat(oldest.items()).containsExactly(first);
    assertThat(oldest.next()).isEmpty();
  }

  @Test
  void feedOfAnAccountThatFollowsNothingIsEmpty() {
    givenChannel(NEWS);
    givenPost(NEWS, "First");

    assertThat(herald.readPosts().feed(BOB, ALL).items()).isEmpty();
  }
}
