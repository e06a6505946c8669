package dev.herald.application.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.session.SignIn;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.event.DomainEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the clock says, the times of Herald are whole milliseconds. */
class WholeMillisecondsTest extends Story {

  private static final Instant CLOCK = Instant.parse("2024-05-01T12:34:56.789999999Z");
  private static final Instant TIME = Instant.parse("2024-05-01T12:34:56.789Z");

  @BeforeEach
  void givenAClockWithNanoseconds() {
    clock.set(CLOCK);
  }

  @Test
  void ofChannels() {
    assertThat(givenChannel(NEWS).channel().createdAt()).isEqualTo(TIME);

    var patch = ChannelPatch.NONE.withName(new ChannelName("Renamed"));
    var edited =
        herald
            .editChannel()
            .edit(ADMIN, new EditChannel.Command(NEWS, patch, OptionalLong.empty()));
    assertThat(edited.channel().updatedAt()).isEqualTo(TIME);
  }

  @Test
  void ofPosts() {
    givenChannel(NEWS);
    var post = givenPost(NEWS, "First");

    assertThat(post.post().publishedAt()).isEqualTo(TIME);
    assertThat(givenRecalled(post).recall().orElseThrow().at()).isEqualTo(TIME);
  }

  @Test
  void ofSubscriptions() {
    givenChannel(NEWS);

    assertThat(subscribe(NEWS, ANN).subscription().subscription().since()).isEqualTo(TIME);
  }

  @Test
  void ofImages() {
    assertThat(givenImage(Samples.png()).uploadedAt()).isEqualTo(TIME);
  }

  @Test
  void ofEvents() {
    givenChannel(NEWS);
    givenRecalled(givenPost(NEWS, "First"));
    subscribe(NEWS, ANN);
    herald.unsubscribeFromChannel().unsubscribe(ADMIN, NEWS, ANN);

    assertThat(events()).hasSize(5).extracting(DomainEvent::at).containsOnly(TIME);

    givenDeleted(NEWS);

    assertThat(events()).hasSize(1).extracting(DomainEvent::at).containsOnly(TIME);
  }

  @Test
  void ofTokens() {
    var secret = herald.issueFirstToken().issueFirst(Optional.empty()).orElseThrow().token();
    var hash = Samples.imageId(secret.getBytes(UTF_8)).value();

    assertThat(ports.outbound().tokens().findByHash(hash).orElseThrow().createdAt())
        .isEqualTo(TIME);
  }

  @Test
  void ofSessions() {
    var token = herald.issueFirstToken().issueFirst(Optional.empty()).orElseThrow().token();

    assertThat(herald.signIn().withToken(token).orElseThrow().until())
        .isEqualTo(TIME.plus(SignIn.LASTS));
  }
}
