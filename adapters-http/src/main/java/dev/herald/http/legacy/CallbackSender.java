package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.port.out.webhook.WebhookSender;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PostView;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.ChannelEdited;
import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.event.EventType;
import dev.herald.domain.id.AccountId;
import dev.herald.http.image.ImageUrls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Calls the receiver of callbacks after something happened. Of a channel that is gone only its
 * deletion is sent, and of a post that was recalled only its recall.
 */
final class CallbackSender implements WebhookSender {

  /** How long an answer may take. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private final CallbackReceiver receiver;
  private final String operator;
  private final Messages messages;
  private final ImageUrls urls;
  private final Duration limit;

  CallbackSender(
      CallbackReceiver receiver,
      String operator,
      Messages messages,
      ImageUrls urls,
      Duration limit) {
    this.receiver = receiver;
    this.operator = operator;
    this.messages = messages;
    this.urls = urls;
    this.limit = limit;
  }

  /** Whatever JSON object is answered: the receiver has it. */
  @Override
  public CompletionStage<Void> send(WebhookMessage message) {
    var event = message.event();
    var command = CallbackCommand.after(EventType.of(event));
    return fields(message)
        .map(fields -> receiver.call(command, fields, event.at(), limit))
        .<CompletionStage<Void>>map(answer -> answer.thenAccept(ignored -> {}))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  /** The fields of the call; empty if there is nothing to send. */
  private Optional<ObjectNode> fields(WebhookMessage message) {
    if (message.event() instanceof ChannelDeleted end) {
      var fields = CallbackFields.of(end.channel());
      return Optional.of(fields.put("Owner_Account", end.owner().value()).put("Name", end.name()));
    }
    return message.channel().map(ChannelView::channel).flatMap(it -> fields(message, it));
  }

  private Optional<ObjectNode> fields(WebhookMessage message, Channel channel) {
    var event = message.event();
    if (event instanceof ChannelCreated) return Optional.of(created(channel));
    if (event instanceof ChannelEdited edited) return edited(edited, channel);
    if (event instanceof PostPublished) return message.post().flatMap(this::published);
    if (event instanceof PostRecalled) return message.post().map(CallbackSender::recalled);
    if (event instanceof Subscribed it) return Optional.of(subscribers(it, it.account()));
    if (event instanceof Unsubscribed it) return Optional.of(subscribers(it, it.account()));
    return Optional.of(CallbackFields.of(channel.id())); // it is full
  }

  private ObjectNode subscribers(DomainEvent event, AccountId account) {
    return CallbackFields.of(event.channel(), operator, List.of(account));
  }

  private ObjectNode created(Channel channel) {
    return CallbackFields.of(channel.id())
        .put("Operator_Account", operator)
        .put("Owner_Account", channel.owner().value())
        .put("Name", channel.info().name().value());
  }

  /** Receivers hear of some changes alone, and see what became of them since. */
  private Optional<ObjectNode> edited(ChannelEdited edit, Channel channel) {
    var info = channel.info();
    var fields = CallbackFields.of(channel.id()).put("Operator_Account", operator);
    var size = fields.size();
    if (edit.changed().contains(ChannelField.NAME)) fields.put("Name", info.name().value());
    if (edit.changed().contains(ChannelField.PROFILE)) {
      fields.put("Introduction", info.profile().value());
    }
    if (edit.changed().contains(ChannelField.AVATAR)) {
      fields.put("FaceUrl", DefaultPhoto.write(info.avatar(), urls));
    }
    if (edit.changed().contains(ChannelField.ORGANIZATION)) {
      fields.put("Organization", info.organization().value());
    }
    return fields.size() == size ? Optional.empty() : Optional.of(fields);
  }

  private Optional<ObjectNode> published(PostView view) {
    var message = messages.message(view);
    if (view.post().isRecalled() || message.isUntold()) {
      return Optional.empty();
    }
    var key = MsgKey.of(view.post());
    var fields = CallbackFields.of(view.post().channel(), message);
    return Optional.of(fields.put("MsgKey", key.toString()).put("MsgTime", key.seconds()));
  }

  private static ObjectNode recalled(PostView view) {
    var fields = CallbackFields.of(view.post().channel());
    var list = fields.putArray("WithdrawMsgList");
    list.addObject().put("MsgKey", MsgKey.of(view.post()).toString());
    return fields;
  }
}
