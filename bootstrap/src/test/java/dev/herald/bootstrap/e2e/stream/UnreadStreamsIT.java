package dev.herald.bootstrap.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.bench.ServerProcess;
import dev.herald.bootstrap.e2e.Client;
import dev.herald.bootstrap.e2e.Jar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who open streams and never read them are nobody's burden. */
class UnreadStreamsIT {

  private static final int UNREAD = 200;
  private static final int POSTS = 1000;

  /** Java's heap may have been smaller than it may be. What 200 streams missed is 1.6 GB. */
  private static final long MOST_MEBIBYTES = 48;

  private static final String STREAM = "/api/v1/channels/news/stream";
  private static final String TEXT = "Trams resume at six. ".repeat(390); // 8 KB

  private ServerProcess server;
  private Publishers publishers;

  @BeforeEach
  void start(@TempDir Path data) throws Exception {
    server = Jar.serve(data);
    var client = new Client(server.port());
    client.createChannel("news");
    publishers = new Publishers(client, List.of("news"), TEXT);
  }

  @AfterEach
  void stop() {
    publishers.close();
    server.close();
  }

  @Test
  void costNeitherPublishersNorReadersNorMemory() throws Exception {
    try (var reader = new JavaFollower("http://127.0.0.1:" + server.port() + STREAM)) {
      reader.follow();
      publish(POSTS / 2, reader); // Java is still compiling
      var before = publish(POSTS / 2, reader);
      var memoryBefore = server.residentMebibytes();

      try (var unread = new SilentFollowers(server.port(), STREAM)) {
        unread.follow(UNREAD);
        var during = publish(POSTS, reader);

        assertThat(during)
            .as("time for a post, which was %s before", before)
            .isLessThan(before.multipliedBy(3).plusMillis(1));
        if (memoryBefore.isPresent()) {
          assertThat(server.residentMebibytes().orElseThrow() - memoryBefore.getAsLong())
              .as("MiB that were taken for them")
              .isLessThan(MOST_MEBIBYTES);
        }
      }
      assertThat(reader.posts()).extracting(Received::position).doesNotHaveDuplicates().isSorted();
      assertThat(reader.posts()).hasSize(POSTS / 2 + POSTS / 2 + POSTS);
    }
  }

  /** Publishes many posts; says how long each took until the reader had them all. */
  private Duration publish(int count, JavaFollower reader) throws Exception {
    var start = System.nanoTime();
    var posts = reader.posts().size() + count;
    publishers.publish(count);
    reader.awaitPosts(posts);
    return Duration.ofNanos(System.nanoTime() - start).dividedBy(count);
  }
}
