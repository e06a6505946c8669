package dev.herald.http.operation;

import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.id.ChannelId;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.UseCasesWith;
import org.junit.jupiter.api.Test;

/** Operators learn whether the server runs, and whether it can do its work. */
class HealthTest extends HttpTest {

  @Test
  void serverThatWorksIsUp() {
    for (var path : new String[] {"/health/live", "/health/ready"}) {
      anybody.get(path).is(200, "{\"status\": \"up\"}").has("Cache-Control", "no-store");
      anybody.head(path).hasStatus(200).isEmpty();
    }
  }

  @Test
  void serverWithoutItsStoreLivesButIsNotReady() {
    serve(UseCasesWith.of(herald, ReadChannels.class, new Broken()));

    anybody.get("/health/live").is(200, "{\"status\": \"up\"}");
    anybody.get("/health/ready").is(503, "{\"status\": \"down\"}").has("Cache-Control", "no-store");
  }

  private static final class Broken implements ReadChannels {
    @Override
    public ChannelView get(ChannelId id) {
      throw new IllegalStateException("the disk is gone");
    }

    @Override
    public Page<ChannelView> list(String query, PageRequest page) {
      throw new IllegalStateException("the disk is gone");
    }
  }
}
