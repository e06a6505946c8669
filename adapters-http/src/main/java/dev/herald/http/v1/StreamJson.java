package dev.herald.http.v1;

import dev.herald.application.view.EventView;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.ChannelEdited;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.SubscriptionEdited;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.json.Json;
import dev.herald.http.stream.Frames;
import java.util.Map;
import java.util.Optional;

/** Events in streams: what they are about, as this API answers it elsewhere. */
final class StreamJson implements Frames {

  private final ImageUrls urls;

  StreamJson(ImageUrls urls) {
    this.urls = urls;
  }

  @Override
  public Optional<Frame> of(EventView view, Form form) {
    var event = view.event();
    return data(view, event, form).map(data -> new Frame(name(event), Json.bytes(data)));
  }

  private static String name(DomainEvent event) {
    if (event instanceof PostPublished) return "post.published";
    if (event instanceof PostRecalled) return "post.recalled";
    if (event instanceof ChannelEdited) return "channel.edited";
    if (event instanceof ChannelDeleted) return "channel.deleted";
    if (event instanceof Subscribed) return "subscription.added";
    if (event instanceof SubscriptionEdited) return "subscription.edited";
    return "subscription.removed";
  }

  private Optional<?> data(EventView view, DomainEvent event, Form form) {
    if (form.isPublic()) return Optional.of(Map.of("channelId", event.channel().value()));
    if (event instanceof ChannelDeleted it) {
      return Optional.of(Map.of("id", it.channel().value(), "name", it.name()));
    }
    if (event instanceof Unsubscribed it) {
      return Optional.of(
          Map.of("channelId", it.channel().value(), "account", it.account().value()));
    }
    if (event instanceof ChannelEdited) {
      return view.channel().map(channel -> ChannelJson.of(channel, urls));
    }
    if (event instanceof PostPublished || event instanceof PostRecalled) {
      return view.post()
          .map(post -> PostJson.of(post, form.withAuthors(), urls))
          .map(post -> form.silently() ? post.silently() : post);
    }
    return view.subscription().map(SubscriptionJson.OfAccount::of);
  }
}
