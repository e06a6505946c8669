package dev.herald.domain.channel;

import static dev.herald.domain.Samples.EDITOR;
import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.NOW;
import static dev.herald.domain.Samples.POST;
import static dev.herald.domain.Samples.library;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.domain.event.DomainEvent.ChannelEdited;
import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.Recall;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PinnedPostTest {

  private static final Instant LATER = NOW.plusSeconds(60);
  private static final PostId OTHER = new PostId("summer-hours");

  @Test
  void noPostIsPinnedAtFirst() {
    assertThat(library().pinnedPost()).isEmpty();
  }

  @Test
  void pinningIsAnEdit() {
    var pinned = library().pin(post(POST), LATER);

    assertThat(pinned.result().pinnedPost()).contains(POST);
    assertThat(pinned.result().info()).isEqualTo(library().info());
    assertThat(pinned.result().revision()).isEqualTo(2);
    assertThat(pinned.result().updatedAt()).isEqualTo(LATER);
    assertThat(pinned.events()).containsExactly(edited(2, LATER));
  }

  @Test
  void anotherOneTakesItsPlace() {
    var pinned = library().pin(post(POST), NOW).result().pin(post(OTHER), LATER);

    assertThat(pinned.result().pinnedPost()).contains(OTHER);
    assertThat(pinned.events()).containsExactly(edited(3, LATER));
  }

  @Test
  void pinningItAgainChangesNothing() {
    var pinned = library().pin(post(POST), NOW).result();
    var again = pinned.pin(post(POST), LATER);

    assertThat(again.result()).isSameAs(pinned);
    assertThat(again.events()).isEmpty();
  }

  @Test
  void refusesAPostOfAnotherChannel() {
    var elsewhere =
        Post.publish(POST, new ChannelId("town-hall"), 1, content(), false, EDITOR, NOW).result();

    assertThatExceptionOfType(Refusal.PostNotFound.class)
        .isThrownBy(() -> library().pin(elsewhere, NOW));
  }

  @Test
  void refusesAPostThatWasRecalled() {
    var recalled = post(POST).recall(new Recall("", NOW)).result();

    assertThatExceptionOfType(Refusal.PostRecalled.class)
        .isThrownBy(() -> library().pin(recalled, NOW));
  }

  @Test
  void unpinningIsAnEditToo() {
    var pinned = library().pin(post(POST), NOW).result();
    var unpinned = pinned.unpin(LATER);

    assertThat(unpinned.result().pinnedPost()).isEmpty();
    assertThat(unpinned.events()).containsExactly(edited(3, LATER));
    assertThat(pinned.unpin(POST, LATER)).isEqualTo(unpinned);
  }

  @Test
  void unpinningWhatIsNotPinnedChangesNothing() {
    var pinned = library().pin(post(POST), NOW).result();

    assertThat(pinned.unpin(OTHER, LATER).result()).isSameAs(pinned);
    assertThat(pinned.unpin(OTHER, LATER).events()).isEmpty();
    assertThat(library().unpin(LATER).events()).isEmpty();
  }

  @Test
  void staysPinnedWhenTheChannelIsEdited() {
    var pinned = library().pin(post(POST), NOW).result();
    var renamed = pinned.edit(ChannelPatch.NONE.withName(new ChannelName("Library")), LATER);

    assertThat(renamed.result().pinnedPost()).contains(POST);
  }

  private static ChannelEdited edited(long revision, Instant at) {
    return new ChannelEdited(LIBRARY, revision, Set.of(ChannelField.PINNED_POST), at);
  }

  private static Post post(PostId id) {
    return Post.publish(id, LIBRARY, 1, content(), false, EDITOR, NOW).result();
  }

  private static PostContent content() {
    return PostContent.text(new PostText("We open at nine."));
  }
}
