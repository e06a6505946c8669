package dev.herald.application.testkit;

import dev.herald.application.port.out.IdGenerator;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import java.util.concurrent.atomic.AtomicInteger;

/** Names that a test can foretell: {@code channel-1}, {@code channel-2}, {@code post-1}, … */
public final class SequentialIds implements IdGenerator {

  private final AtomicInteger channels = new AtomicInteger();
  private final AtomicInteger posts = new AtomicInteger();
  private final AtomicInteger secrets = new AtomicInteger();

  @Override
  public ChannelId channelId() {
    return new ChannelId("channel-" + channels.incrementAndGet());
  }

  @Override
  public PostId postId() {
    return new PostId("post-" + posts.incrementAndGet());
  }

  /** As long as a real one, so that what can't take its length shows up. */
  @Override
  public String tokenSecret() {
    return "secret-%036d".formatted(secrets.incrementAndGet());
  }

  @Override
  public String secret() {
    return "%032d".formatted(secrets.incrementAndGet());
  }
}
