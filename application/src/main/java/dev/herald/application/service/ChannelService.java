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
import dev.herald.application.view.ChannelOrder;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SearchWords;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Permission;
import java.time.InstantSource;
import java.util.Optional;

/** Creates, edits, deletes and reads channels. */
final class ChannelService implements CreateChannel, EditChannel, DeleteChannel, ReadChannels {

  private final UnitOfWork unitOfWork;
  private final ChannelRepository channels;
  private final ChannelEdits edits;
  private final EventLog events;
  private final IdGenerator ids;
  private final KnownAccounts accounts;
  private final AuditTrail audit;
  private final Idempotency idempotency;
  private final ImageReferences images;
  private final Interceptor interceptor;
  private final InstantSource clock;

  ChannelService(
      UnitOfWork unitOfWork,
      ChannelRepository channels,
      ChannelEdits edits,
      EventLog events,
      IdGenerator ids,
      KnownAccounts accounts,
      AuditTrail audit,
      Idempotency idempotency,
      ImageReferences images,
      Interceptor interceptor,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.channels = channels;
    this.edits = edits;
    this.events = events;
    this.ids = ids;
    this.accounts = accounts;
    this.audit = audit;
    this.idempotency = idempotency;
    this.images = images;
    this.interceptor = interceptor;
    this.clock = clock;
  }

  @Override
  public ChannelView create(Actor actor, CreateChannel.Command command) {
    actor.require(Permission.CREATE_CHANNELS);
    var earlier = earlierResult(command);
    if (earlier.isPresent()) return earlier.get();
    interceptor.beforeCreate(command.owner(), command.info().name());
    return unitOfWork.execute(
        () -> {
          var meanwhile = earlierResult(command);
          if (meanwhile.isPresent()) return meanwhile.get();

          images.require(command.info().avatar());
          accounts.require(command.owner());
          var id = command.id().orElseGet(ids::channelId);
          var created = Channel.create(id, command.owner(), command.info(), clock.instant());
          channels.insert(created.result());
          events.appendAll(actor.id(), created.events());
          audit.note(
              actor,
              AuditAction.CHANNEL_CREATED,
              AuditSubject.of(id),
              Changes.ofChannel(Optional.empty(), created.result()));
          idempotency.remember(command.key(), id.value());
          return channels.get(id);
        });
  }

  private Optional<ChannelView> earlierResult(CreateChannel.Command command) {
    return idempotency.earlierResult(command.key()).map(id -> channels.get(new ChannelId(id)));
  }

  @Override
  public ChannelView edit(Actor actor, EditChannel.Command command) {
    actor.require(Permission.EDIT_CHANNELS, command.channel());
    return unitOfWork.execute(
        () -> {
          var channel = channels.get(command.channel()).channel();
          command.expectedRevision().ifPresent(channel::expectRevision);
          command.patch().avatar().ifPresent(images::require);

          edits.keep(actor, channel, channel.edit(command.patch(), clock.instant()));
          return channels.get(command.channel());
        });
  }

  @Override
  public void delete(Actor actor, DeleteChannel.Command command) {
    actor.require(Permission.DELETE_CHANNELS, command.channel());
    unitOfWork.execute(
        () -> {
          var channel = channels.get(command.channel()).channel();
          command.expectedRevision().ifPresent(channel::expectRevision);

          var now = clock.instant();
          var deleted = channel.delete(now);
          channels.delete(channel.id(), now);
          events.appendAll(actor.id(), deleted.events());
          audit.note(
              actor,
              AuditAction.CHANNEL_DELETED,
              AuditSubject.of(channel.id()),
              AuditChange.from("name", channel.info().name()));
        });
  }

  @Override
  public ChannelView get(Actor actor, ChannelId id) {
    actor.require(Permission.READ_CHANNELS, id);
    return channels.get(id);
  }

  @Override
  public Page<ChannelView> list(Actor actor, String query, ChannelOrder order, PageRequest page) {
    actor.require(Permission.READ_CHANNELS);
    return channels.list(SearchWords.checked(query), order, actor.channels(), page);
  }
}
