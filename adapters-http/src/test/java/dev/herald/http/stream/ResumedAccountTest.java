package dev.herald.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.http.testkit.EventReader;
import dev.herald.http.testkit.EventReader.Event;
import dev.herald.http.testkit.HttpTest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account that comes back gets what it would have got, had it never been away. */
class ResumedAccountTest extends HttpTest {

  private static final String ANN = "/api/v1/accounts/ann/stream";

  @BeforeEach
  void givenTwoChannels() {
    serve(herald);
    givenChannel("news");
    givenChannel("sport");
  }

  private void follow(String channel, String delivery) {
    var path = "/api/v1/channels/" + channel + "/subscribers/ann";
    assertThat(editor.put(path, "{\"delivery\": \"" + delivery + "\"}").status())
        .isBetween(200, 201);
  }

  private void unfollow(String channel) {
    editor.delete("/api/v1/channels/" + channel + "/subscribers/ann").hasStatus(204);
  }

  /** Where the account goes away. */
  private String position() {
    try (var stream = reader.stream(ANN)) {
      return stream.lastId();
    }
  }

  /** What it gets from there on, up to something that happens when it is back. */
  private List<String> missedSince(String position) {
    try (var again = reader.with("Last-Event-ID", position).stream(ANN)) {
      follow("news", "SILENT");
      follow("news", "NOTIFY");
      givenPost("news", "Now");
      return upTo("Now", again);
    }
  }

  private static List<String> upTo(String last, EventReader stream) {
    var found = new ArrayList<String>();
    do found.add(text(stream.next().orElseThrow()));
    while (!found.get(found.size() - 1).endsWith(last));
    return found.stream().filter(it -> !it.equals("subscription.edited ")).toList();
  }

  private static String text(Event event) {
    var silently = event.json().path("silent").asBoolean() ? " silently" : "";
    return event.name() + silently + " " + event.json().path("text").asText();
  }

  @Test
  void thatMutedAndLeftAChannel() {
    follow("news", "NOTIFY");
    var away = position();
    givenPost("news", "Heard");
    follow("news", "MUTED");
    givenPost("news", "Unheard");
    unfollow("news");
    givenPost("news", "Of others");

    assertThat(missedSince(away))
        .containsExactly(
            "post.published Heard",
            "subscription.removed ",
            "subscription.added ",
            "post.published Now");
  }

  @Test
  void thatHadMutedAChannelAndLeftIt() {
    follow("news", "MUTED");
    follow("sport", "SILENT");
    var away = position();
    givenPost("news", "Unheard");
    givenPost("sport", "Whispered");
    unfollow("news");
    unfollow("sport");
    givenPost("sport", "Of others");

    assertThat(missedSince(away))
        .containsExactly(
            "post.published silently Whispered",
            "subscription.removed ",
            "subscription.removed ",
            "subscription.added ",
            "post.published Now");
  }

  @Test
  void whoseModeChangedInBetween() {
    follow("news", "SILENT");
    var away = position();
    givenPost("news", "Whispered");
    follow("news", "NOTIFY");
    givenPost("news", "Loud");
    follow("news", "MUTED");
    givenPost("news", "Unheard");

    assertThat(missedSince(away))
        .containsExactly(
            "post.published silently Whispered", "post.published Loud", "post.published Now");
  }

  @Test
  void whoseChannelWasDeleted() {
    follow("sport", "MUTED");
    follow("news", "NOTIFY");
    var away = position();
    givenPost("news", "Heard");
    admin.delete("/api/v1/channels/sport").hasStatus(204);
    purge();

    assertThat(missedSince(away))
        .containsExactly("post.published Heard", "channel.deleted ", "post.published Now");
  }

  @Test
  void thatHadLeftAChannelBeforeItWasDeleted() {
    follow("sport", "NOTIFY");
    follow("news", "NOTIFY");
    var away = position();
    unfollow("sport");
    admin.delete("/api/v1/channels/sport").hasStatus(204);
    purge();

    assertThat(missedSince(away)).containsExactly("subscription.removed ", "post.published Now");
  }

  @Test
  void thatLeftAChannelWhichWasDeletedBeforeAnybodyLooked() {
    follow("sport", "NOTIFY");
    follow("news", "NOTIFY");
    try (var live = reader.stream(ANN)) {
      var away = live.lastId();
      var sport = new ChannelId("sport");
      change(
          () -> {
            herald.unsubscribeFromChannel().unsubscribe(Samples.ADMIN, sport, new AccountId("ann"));
            var deletion = new DeleteChannel.Command(sport, OptionalLong.empty());
            herald.deleteChannel().delete(Samples.ADMIN, deletion);
          });

      assertThat(missedSince(away)).containsExactly("subscription.removed ", "post.published Now");
      assertThat(upTo("Now", live)).containsExactly("subscription.removed ", "post.published Now");
    }
  }

  @Test
  void isToldNothingOfADeletedChannelThatItNeverFollowed() {
    follow("news", "NOTIFY");
    var away = position();
    admin.delete("/api/v1/channels/sport").hasStatus(204);

    assertThat(missedSince(away)).containsExactly("post.published Now");
  }

  @Test
  void learnsNothingOfWhatIsGoneThoughOthersHaveReadIt() {
    follow("news", "NOTIFY");
    follow("sport", "NOTIFY");
    var away = position();
    try (var other = reader.stream(ANN)) {
      var wrong = givenPost("news", "Wrong bridge");
      givenPost("sport", "Two to one");
      assertThat(upTo("Two to one", other)).hasSize(2);
      editor.post("/api/v1/posts/" + wrong + "/recall", "").hasStatus(200);
      admin.delete("/api/v1/channels/sport").hasStatus(204);
      assertThat(other.next().orElseThrow().name()).isEqualTo("post.recalled");
      assertThat(other.next().orElseThrow().name()).isEqualTo("channel.deleted");

      assertThat(missedSince(away))
          .containsExactly(
              "post.published ", "post.recalled ", "channel.deleted ", "post.published Now");
    }
  }

  private void purge() {
    change(() -> ports.outbound().channels().purge(100));
  }
}
