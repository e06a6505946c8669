package dev.herald.http.pages;

import dev.herald.application.port.in.channel.ReadPublicChannels;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import dev.herald.http.stream.StreamAnswers;
import io.javalin.http.Context;

/** Tells open pages of a public channel that there is something new, and not what. */
final class LiveRoute {

  private final ReadPublicChannels channels;
  private final StreamAnswers streams;

  LiveRoute(ReadPublicChannels channels, StreamAnswers streams) {
    this.channels = channels;
    this.streams = streams;
  }

  Route route() {
    return Route.get("/c/{id}/live", Access.PUBLIC, Asked.orNothing(this::live));
  }

  private void live(Context ctx) {
    var id = Asked.channel(ctx);
    channels.get(id);
    streams.ofPublicChannel(ctx, id, () -> isPublic(id), ctx.header("Last-Event-ID"));
  }

  private boolean isPublic(ChannelId id) {
    try {
      channels.get(id);
      return true;
    } catch (Refusal.ChannelNotFound e) {
      return false;
    }
  }
}
