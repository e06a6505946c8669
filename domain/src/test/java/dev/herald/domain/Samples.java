package dev.herald.domain;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.SubscriberLimit;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.shared.HttpUrl;
import java.time.Instant;

/** The city library and those around it: what the tests tell their stories about. */
public final class Samples {

  public static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  public static final ChannelId LIBRARY = new ChannelId("city-library");
  public static final AccountId OWNER = new AccountId("librarian");
  public static final AccountId MINA = new AccountId("mina");
  public static final ActorId EDITOR = ActorId.host("editor");
  public static final PostId POST = new PostId("opening-hours");
  public static final DraftId DRAFT = new DraftId("summer-plan");
  public static final TemplateId TEMPLATE = new TemplateId("closed");
  public static final ImageId PICTURE = new ImageId("0123456789abcdef".repeat(4));
  public static final ImageRef STORED = new ImageRef.Stored(PICTURE);
  public static final ImageRef ELSEWHERE =
      new ImageRef.External(new HttpUrl("https://img.example/library.png"));

  private Samples() {}

  /** A channel at its first revision, with nothing but what it must have. */
  public static Channel library() {
    return Channel.create(LIBRARY, OWNER, libraryInfo(), NOW).result();
  }

  /** The same channel with so many places. */
  public static Channel libraryFor(int subscribers) {
    var info = libraryInfo().withSubscriberLimit(new SubscriberLimit(subscribers));
    return Channel.create(LIBRARY, OWNER, info, NOW).result();
  }

  public static ChannelInfo libraryInfo() {
    return ChannelInfo.of(new ChannelName("City Library"), new Avatar(STORED));
  }
}
