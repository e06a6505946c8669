package dev.herald.application.service;

import dev.herald.application.port.in.channel.PinPost;
import dev.herald.application.port.in.channel.UnpinPost;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.ChannelView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.event.Change;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Permission;
import java.time.InstantSource;
import java.util.function.Function;

/** Pins posts and unpins them. */
final class PinningService implements PinPost, UnpinPost {

  private final UnitOfWork unitOfWork;
  private final ChannelRepository channels;
  private final PostRepository posts;
  private final ChannelEdits edits;
  private final InstantSource clock;

  PinningService(
      UnitOfWork unitOfWork,
      ChannelRepository channels,
      PostRepository posts,
      ChannelEdits edits,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.channels = channels;
    this.posts = posts;
    this.edits = edits;
    this.clock = clock;
  }

  @Override
  public ChannelView pin(Actor actor, PinPost.Command command) {
    return edit(
        actor,
        command.channel(),
        channel -> channel.pin(posts.get(command.post(), actor.channels()), clock.instant()));
  }

  @Override
  public ChannelView unpin(Actor actor, UnpinPost.Command command) {
    return edit(
        actor,
        command.channel(),
        channel ->
            command
                .post()
                .map(post -> channel.unpin(post, clock.instant()))
                .orElseGet(() -> channel.unpin(clock.instant())));
  }

  private ChannelView edit(Actor actor, ChannelId id, Function<Channel, Change<Channel>> edit) {
    actor.require(Permission.EDIT_CHANNELS, id);
    return unitOfWork.execute(
        () -> {
          var channel = channels.get(id).channel();
          edits.keep(actor, channel, edit.apply(channel));
          return channels.get(id);
        });
  }
}
