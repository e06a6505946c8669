package dev.herald.domain.post;

import static dev.herald.domain.Samples.EDITOR;
import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.NOW;
import static dev.herald.domain.Samples.POST;
import static dev.herald.domain.Samples.STORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PostTest {

  private static final PostContent PICTURES = PostContent.images(List.of(PostImage.of(STORED)));
  private static final Optional<PostContent> CONTENT = Optional.of(PICTURES);
  private static final Recall RECALL = new Recall("wrong date", NOW.plusSeconds(60));

  @Test
  void isPublishedAtItsPlaceInTheChannel() {
    var published = Post.publish(POST, LIBRARY, 7, PICTURES, false, EDITOR, NOW);

    assertThat(published.result())
        .isEqualTo(
            new Post(
                POST,
                LIBRARY,
                7,
                PostType.IMAGE_ONLY,
                CONTENT,
                false,
                NOW,
                Optional.of(EDITOR),
                Optional.empty()));
    assertThat(published.result().isRecalled()).isFalse();
    assertThat(published.events()).containsExactly(new PostPublished(LIBRARY, POST, 7, NOW));
  }

  @Test
  void losesItsContentAndKeepsItsPlaceAndTypeWhenItIsRecalled() {
    var recalled = published().recall(RECALL);

    assertThat(recalled.result())
        .isEqualTo(
            new Post(
                POST,
                LIBRARY,
                7,
                PostType.IMAGE_ONLY,
                Optional.empty(),
                false,
                NOW,
                Optional.of(EDITOR),
                Optional.of(RECALL)));
    assertThat(recalled.result().isRecalled()).isTrue();
    assertThat(recalled.events())
        .containsExactly(new PostRecalled(LIBRARY, POST, 7, NOW.plusSeconds(60)));
  }

  @Test
  void saysNothingMoreOnceItWasRecalled() {
    var recalled = published().recall(RECALL).result();

    assertThat(published().requireContent()).isEqualTo(PICTURES);
    assertThatExceptionOfType(Refusal.PostRecalled.class).isThrownBy(recalled::requireContent);
  }

  @Test
  void staysSilentWhenItIsRecalled() {
    var silent = Post.publish(POST, LIBRARY, 7, PICTURES, true, EDITOR, NOW).result();

    assertThat(silent.isSilent()).isTrue();
    assertThat(silent.recall(RECALL).result().isSilent()).isTrue();
    assertThat(published().isSilent()).isFalse();
  }

  @Test
  void isRecalledOnce() {
    var recalled = published().recall(RECALL).result();
    var again = recalled.recall(new Recall("another reason", NOW.plusSeconds(120)));

    assertThat(again.result()).isSameAs(recalled);
    assertThat(again.events()).isEmpty();
  }

  @Test
  void isNotChangedByItsRecallForThoseWhoHoldIt() {
    var post = published();
    post.recall(RECALL);
    assertThat(post).isEqualTo(published());
  }

  @Test
  void hasEitherContentOrARecall() {
    assertFault(1, PostType.IMAGE_ONLY, Optional.empty(), Optional.empty());
    assertFault(1, PostType.IMAGE_ONLY, CONTENT, Optional.of(RECALL));
  }

  @Test
  void hasTheTypeOfItsContent() {
    assertFault(1, PostType.TEXT_ONLY, CONTENT, Optional.empty());
  }

  @Property
  void hasASequenceOfOneOrMore(@ForAll long sequence) {
    if (sequence < 1) assertFault(sequence, PostType.IMAGE_ONLY, CONTENT, Optional.empty());
    else
      assertThat(
              Post.publish(POST, LIBRARY, sequence, PICTURES, false, EDITOR, NOW)
                  .result()
                  .sequence())
          .isEqualTo(sequence);
  }

  @Test
  void countsFromOne() {
    assertFault(0, PostType.IMAGE_ONLY, CONTENT, Optional.empty());
    assertThat(Post.publish(POST, LIBRARY, 1, PICTURES, false, EDITOR, NOW).result().sequence())
        .isOne();
  }

  @Test
  void isNeverIncomplete() {
    assertThatNullPointerException()
        .isThrownBy(() -> Post.publish(null, LIBRARY, 1, PICTURES, false, EDITOR, NOW));
    assertThatNullPointerException()
        .isThrownBy(() -> Post.publish(POST, null, 1, PICTURES, false, EDITOR, NOW));
    assertThatNullPointerException()
        .isThrownBy(() -> Post.publish(POST, LIBRARY, 1, PICTURES, false, EDITOR, null));
    assertThatNullPointerException()
        .isThrownBy(
            () ->
                new Post(
                    POST,
                    LIBRARY,
                    1,
                    null,
                    Optional.empty(),
                    false,
                    NOW,
                    Optional.of(EDITOR),
                    Optional.of(RECALL)));
  }

  private static Post published() {
    return Post.publish(POST, LIBRARY, 7, PICTURES, false, EDITOR, NOW).result();
  }

  private static void assertFault(
      long sequence, PostType type, Optional<PostContent> content, Optional<Recall> recall) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Post(
                    POST,
                    LIBRARY,
                    sequence,
                    type,
                    content,
                    false,
                    NOW,
                    Optional.of(EDITOR),
                    recall));
  }
}
