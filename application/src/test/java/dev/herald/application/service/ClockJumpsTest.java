package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine's clock jumps back an hour, or forward a day, while Herald runs. */
class ClockJumpsTest extends Story {

  private static final Duration AN_HOUR_BACK = Duration.ofHours(-1);

  @BeforeEach
  void givenPosts() {
    givenChannel(NEWS);
    for (var i = 0; i < 3; i++) givenPost(NEWS, "before " + i);
  }

  private void jump(Duration by) {
    clock.set(clock.instant().plus(by));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1H", "PT24H"})
  void postsEventsAndEntriesStayInTheOrderInWhichTheyCame(Duration by) {
    jump(by);
    for (var i = 0; i < 3; i++) givenPost(NEWS, "after " + i);

    assertThat(posts(100))
        .extracting(it -> it.post().sequence())
        .containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(ports.outbound().events().after(0, 100))
        .extracting(EventLog.Entry::position)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(entries())
        .extracting(AuditRecord::position)
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(herald.verifyAuditLog().verify(ADMIN).fault()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1H", "PT24H"})
  void pagesThatWereBegunBeforeGoOnWithoutAGap(Duration by) {
    var first = page(PageRequest.first(2));

    jump(by);
    givenPost(NEWS, "after");

    var rest = page(new PageRequest(2, first.next()));
    assertThat(first.items()).extracting(it -> it.post().sequence()).containsExactly(3L, 2L);
    assertThat(rest.items()).extracting(it -> it.post().sequence()).containsExactly(1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1H", "PT1H"})
  void aRepeatedRequestIsStillKnown(Duration by) {
    var command =
        new PublishPost.Command(
            NEWS, Samples.text("once"), Optional.of(new IdempotencyKey("key", "fingerprint")));
    var once = herald.publishPost().publish(ADMIN, command);

    jump(by);

    assertThat(herald.publishPost().publish(ADMIN, command).post().id())
        .isEqualTo(once.post().id());
    assertThat(posts(100)).hasSize(4);
  }

  /** What was done in the wrong time is not taken for old when the time is right again. */
  @Test
  void nothingIsCleanedUpThatIsNew() {
    jump(Duration.ofDays(1));
    cleanUp();
    jump(Duration.ofDays(-1));
    var image = givenImage(Samples.png());
    givenPost(NEWS, "after");
    cleanUp();

    assertThat(posts(100)).hasSize(4);
    assertThat(ports.outbound().images().find(image.id())).isPresent();
    assertThat(entries()).isNotEmpty();
    assertThat(events()).hasSize(5);
  }

  @Test
  void whatIsNotedOnlySoOftenInAMinuteIsNotedAgainAfterAJump() {
    for (var i = 0; i < 9; i++) herald.noteAccess().signInFailed("192.0.2.1");
    var before = entries().size();

    jump(AN_HOUR_BACK);
    herald.noteAccess().signInFailed("192.0.2.1");

    assertThat(entries()).hasSize(before + 1);
  }

  private List<AuditRecord> entries() {
    return herald.readAuditLog().list(ADMIN, AuditQuery.all(ALL)).items();
  }

  private List<PostView> posts(int most) {
    return page(PageRequest.first(most)).items();
  }

  private Page<PostView> page(PageRequest request) {
    return herald.readPosts().list(ADMIN, PostQuery.all(request));
  }
}
