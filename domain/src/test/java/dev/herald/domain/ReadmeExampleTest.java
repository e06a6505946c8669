package dev.herald.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.PostType;
import dev.herald.domain.shared.HttpUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's example of the rules alone compiles, and does what it says. */
class ReadmeExampleTest {

  private final Avatar photo =
      new Avatar(new ImageRef.External(new HttpUrl("https://example.org/photo.jpg")));
  private final AccountId owner = new AccountId("desk");
  private final ActorId editor = ActorId.host("ann");
  private final Instant now = Instant.parse("2026-11-24T06:00:00Z");

  @Test
  void doesWhatTheReadmeSays() {
    var info = ChannelInfo.of(new ChannelName("City News"), photo);
    var channel = Channel.create(new ChannelId("news"), owner, info, now).result();

    var content =
        PostContent.text(new PostText("Trams resume at six."))
            .withLinks(List.of(Link.of("Timetable", "https://example.org/trams")));
    var published = Post.publish(new PostId("first"), channel.id(), 1, content, false, editor, now);

    assertThat(published.result().type()).isEqualTo(PostType.TEXT_ONLY);
    assertThat(published.events()).hasSize(1);
    assertThatThrownBy(() -> new ChannelName("新".repeat(51)))
        .hasMessage("name must be at most 150 bytes in UTF-8, but has 153");
  }

  @Test
  void isWhatTheReadmeShows() throws IOException {
    var readme = Files.readString(Path.of("..", "README.md"));
    var shown = readme.split("```java\n", 2)[1].split("```", 2)[0];
    var source = "src/test/java/dev/herald/domain/ReadmeExampleTest.java";

    assertThat(Files.readString(Path.of(source))).contains(shown.indent(4).replace("    \n", "\n"));
  }
}
