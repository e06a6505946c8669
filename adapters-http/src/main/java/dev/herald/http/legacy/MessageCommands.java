package dev.herald.http.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.view.PostView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.Recall;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.Sha256;
import dev.herald.http.image.ImageUrls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Sends messages, takes them back, and reads what was sent. */
final class MessageCommands {

  private static final Duration DUPLICATES_WITHIN = Duration.ofMinutes(5);
  private static final long MAX_RANDOM = 0xFFFF_FFFFL;
  private static final int MOST_RECALLED = 10;
  private static final int MOST_READ = 20;
  private static final int MALFORMED_KEY = 90054;

  private final PublishPost publishPost;
  private final RecallPost recallPost;
  private final ReadPosts readPosts;
  private final ReadChannels readChannels;
  private final Messages messages;
  private final Codes codes;
  private final InstantSource clock;

  MessageCommands(UseCases useCases, ImageUrls urls, Codes codes, InstantSource clock) {
    publishPost = useCases.publishPost();
    recallPost = useCases.recallPost();
    readPosts = useCases.readPosts();
    readChannels = useCases.readChannels();
    messages = new Messages(urls);
    this.codes = codes;
    this.clock = clock;
  }

  List<Command> commands() {
    return List.of(
        new Command(CommandGroup.SENDING, "send_official_account_msg", this::send),
        new Command(CommandGroup.MESSAGES, "official_account_msg_recall", this::recall),
        new Command(CommandGroup.MESSAGES, "official_account_msg_get_simple", this::read));
  }

  private void send(Actor actor, JsonFields request, ObjectNode answer) {
    var channel = ChannelIds.read(request.text("Official_Account"));
    var random = request.findNumber("Random", 0, MAX_RANDOM);
    if (random.isEmpty()) throw request.bad("Random", "is required");
    var isForThoseOnline = request.flag("OnlineOnlyFlag");
    var control = request.findNames("SendMsgControl").orElse(Set.of());
    var isSilent = request.inside("OfflinePushInfo").flag("PushFlag");
    if (isForThoseOnline && control.contains("NoLastMsg")) {
      throw request.bad("SendMsgControl", "must not be NoLastMsg if OnlineOnlyFlag is 1");
    }
    var forbidden = request.findNames("ForbidCallbackControl").orElse(Set.of());
    var isAskedAbout = !forbidden.contains("ForbidBeforeSendMsgCallback");
    var message = Message.read(request);
    var content = messages.content(message);
    var key = Optional.of(key(channel, random.getAsLong(), message));
    var sent =
        isForThoseOnline // nobody is: Herald keeps no connections to accounts
            ? reachesNobody(actor, channel)
            : publish(
                actor, new PublishPost.Command(channel, content, isSilent, key, isAskedAbout));
    answer.put("MsgTime", sent.seconds()).put("MsgKey", sent.toString());
  }

  private MsgKey publish(Actor actor, PublishPost.Command command) {
    try {
      return MsgKey.of(publishPost.publish(actor, command).post());
    } catch (Refusal.DroppedByWebhook dropped) {
      return reachesNobody(actor, command.channel());
    }
  }

  /** What is answered of a message of which nothing is kept, by a channel that there is. */
  private MsgKey reachesNobody(Actor actor, ChannelId channel) {
    readChannels.get(actor, channel);
    return new MsgKey(0, clock.instant().getEpochSecond());
  }

  /** The same content with the same number within five minutes is the same message. */
  private static IdempotencyKey key(ChannelId channel, long random, Message message) {
    var hash = Sha256.of(message.withoutControl().json().getBytes(UTF_8));
    var value = "message\n%s\n%s\n%s".formatted(channel, random, hash);
    return new IdempotencyKey(value, hash, DUPLICATES_WITHIN);
  }

  private void recall(Actor actor, JsonFields request, ObjectNode answer) {
    var channel = ChannelIds.read(request.text("Official_Account"));
    var keys = request.texts("MsgKeyList", MOST_RECALLED);
    var reason = new Recall(request.findText("Reason").orElse(""), clock.instant()).reason();
    readChannels.get(actor, channel);
    var list = answer.putArray("RecallRetList");
    for (var key : keys) {
      var result = codes.resultOf(CommandGroup.MESSAGES, () -> recall(actor, channel, key, reason));
      list.addObject().put("MsgKey", key).put("RetCode", result.code());
    }
  }

  private void recall(Actor actor, ChannelId channel, String text, String reason) {
    var key = key(text);
    var post = readPosts.get(actor, channel, key.sequence()).post();
    if (!key.names(post)) throw new Refusal.PostNotFound(post.id());
    recallPost.recall(actor, new RecallPost.Command(post.id(), reason));
  }

  private static MsgKey key(String text) {
    return MsgKey.read(text)
        .orElseThrow(() -> new LegacyFailure(MALFORMED_KEY, text + " is no MsgKey"));
  }

  private void read(Actor actor, JsonFields request, ObjectNode answer) {
    var channel = ChannelIds.read(request.text("Official_Account"));
    var last = request.findText("LastMsgKey").filter(key -> !key.isEmpty());
    var before =
        last.isPresent() ? OptionalLong.of(key(last.get()).sequence()) : OptionalLong.empty();
    var wanted = request.findNumber("ReqMsgNumber", 1, Integer.MAX_VALUE).orElse(MOST_READ);
    var limit = (int) Math.min(wanted, MOST_READ);
    var found = readPosts.history(actor, channel, before, request.flag("WithRecalledMsg"), limit);
    var isCut = wanted > MOST_READ && found.size() == MOST_READ;
    answer.put("Official_Account", ChannelIds.write(channel));
    answer.put("IsFinished", isCut ? 0 : 1);
    var oldest =
        found.isEmpty() ? Optional.<PostView>empty() : Optional.of(found.get(found.size() - 1));
    answer.put(
        "LastMsgKey", oldest.map(it -> MsgKey.of(it.post()).toString()).orElse(last.orElse("")));
    var list = answer.putArray("RspMsgList");
    for (var view : found) {
      write(view, ChannelIds.write(channel), list.addObject());
    }
  }

  private void write(PostView view, String sender, ObjectNode into) {
    var post = view.post();
    var key = MsgKey.of(post);
    into.put("From_Account", sender)
        .put("IsPlaceMsg", post.isRecalled() ? 2 : 0)
        .put("MsgSeq", key.sequence())
        .put("MsgKey", key.toString())
        .put("MsgTimeStamp", key.seconds());
    var message = messages.message(view);
    into.set("MsgBody", message.body());
    if (!message.cloudCustomData().isEmpty()) {
      into.put("CloudCustomData", message.cloudCustomData());
    }
  }
}
