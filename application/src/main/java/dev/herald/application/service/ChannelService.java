package dev.herald.application.service;

import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import java.time.InstantSource;
import java.util.Optional;

/** Creates, edits, deletes and reads channels. */
final class ChannelService implements ReadChannels {

  private final UnitOfWork unitOfWork;
  private final ChannelRepository channels;
  private final EventLog events;
  private final IdGenerator ids;
  private final KnownAccounts accounts;
  private final Idempotency idempotency;
  private final Uploads uploads;
  private final Interceptor interceptor;
  private final InstantSource clock;

  ChannelService(
      UnitOfWork unitOfWork,
      ChannelRepository channels,
      EventLog events,
      IdGenerator ids,
      KnownAccounts accounts,
      Idempotency idempotency,
      Uploads uploads,
      Interceptor interceptor,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.channels = channels;
    this.events = events;
    this.ids = ids;
    this.accounts = accounts;
    this.idempotency = idempotency;
    this.uploads = uploads;
    this.interceptor = interceptor;
    this.clock = clock;
  }

  ChannelView create(CreateChannel.Command command) {
    var made = madeBefore(command);
    if (made.isPresent()) return made.get();
    interceptor.beforeCreate(command.owner(), command.info().name());
    return unitOfWork.execute(
        () -> {
          var before = madeBefore(command);
          if (before.isPresent()) return before.get();

          uploads.require(command.info().avatar());
          accounts.require(command.owner());
          var id = command.id().orElseGet(ids::channelId);
          var created = Channel.create(id, command.owner(), command.info(), clock.instant());
          channels.insert(created.result());
          events.appendAll(created.events());
          idempotency.remember(command.key(), id.value());
          return channels.get(id);
        });
  }

  private Optional<ChannelView> madeBefore(CreateChannel.Command command) {
    return idempotency.madeBefore(command.key()).map(id -> channels.get(new ChannelId(id)));
  }

  ChannelView edit(EditChannel.Command command) {
    return unitOfWork.execute(
        () -> {
          var channel = channels.get(command.channel()).channel();
          command.expectedRevision().ifPresent(channel::expectRevision);
          command.patch().avatar().ifPresent(uploads::require);

          var edited = channel.edit(command.patch(), clock.instant());
          channels.update(edited.result());
          events.appendAll(edited.events());
          return channels.get(command.channel());
        });
  }

  void delete(DeleteChannel.Command command) {
    unitOfWork.execute(
        () -> {
          var channel = channels.get(command.channel()).channel();
          command.expectedRevision().ifPresent(channel::expectRevision);

          var now = clock.instant();
          var deleted = channel.delete(now);
          channels.delete(channel.id(), now);
          events.appendAll(deleted.events());
        });
  }

  @Override
  public ChannelView get(ChannelId id) {
    return channels.get(id);
  }

  @Override
  public Page<ChannelView> list(String query, PageRequest page) {
    return channels.list(query, page);
  }
}
