package dev.herald.application.service;

import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.EventLog;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.event.Change;
import java.util.Optional;

/** What is done with every edit of a channel, whatever it changes. */
final class ChannelEdits {

  private final ChannelRepository channels;
  private final EventLog events;
  private final AuditTrail audit;

  ChannelEdits(ChannelRepository channels, EventLog events, AuditTrail audit) {
    this.channels = channels;
    this.events = events;
    this.audit = audit;
  }

  /** Keeps an edit, inside a unit of work; one that changes nothing leaves no trace. */
  void keep(Actor actor, Channel before, Change<Channel> edit) {
    if (edit.events().isEmpty()) return;
    channels.update(edit.result());
    events.appendAll(actor.id(), edit.events());
    audit.note(
        actor,
        AuditAction.CHANNEL_EDITED,
        AuditSubject.of(before.id()),
        Changes.ofChannel(Optional.of(before), edit.result()));
  }
}
