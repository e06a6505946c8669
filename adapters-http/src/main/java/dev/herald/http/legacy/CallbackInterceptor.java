package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the receiver of callbacks before something is done. It is asked once; when there is no
 * answer that can be understood, in time, the operator's policy decides.
 */
final class CallbackInterceptor implements Interceptor {

  /** How long an answer may take. */
  static final Duration LIMIT = Duration.ofSeconds(2);

  /**
   * How many questions may be under way. Each keeps the thread of a request, and a receiver that is
   * silent must not come to keep them all: what is more counts as unanswered at once.
   */
  static final int MOST_AT_ONCE = 50;

  /** What the limit's own alarm may be late, before nobody waits for it any more. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(CallbackInterceptor.class);

  private static final int ALLOWED = 0;
  private static final int REFUSED = 1;
  private static final int DROPPED = 2;

  /** The numbers that receivers choose themselves. */
  private static final int FIRST_OWN = 120_001;

  private static final int LAST_OWN = 130_000;
  private static final int UNANSWERED = 80003;

  private final CallbackReceiver receiver;
  private final boolean blocksWhenUnanswered;
  private final String operator;
  private final Messages messages;
  private final InstantSource clock;
  private final Duration limit;
  private final Semaphore places;
  private final RareWarning warning = new RareWarning();

  CallbackInterceptor(
      CallbackReceiver receiver,
      boolean blocksWhenUnanswered,
      String operator,
      Messages messages,
      InstantSource clock,
      Duration limit,
      int mostAtOnce) {
    this.receiver = receiver;
    this.blocksWhenUnanswered = blocksWhenUnanswered;
    this.operator = operator;
    this.messages = messages;
    this.clock = clock;
    this.limit = limit;
    this.places = new Semaphore(mostAtOnce);
  }

  @Override
  public void beforeCreate(AccountId owner, ChannelName name) {
    var command = CallbackCommand.BEFORE_CREATE;
    if (!receiver.wants(command)) return;
    var fields =
        JsonNodeFactory.instance
            .objectNode()
            .put("Operator_Account", operator)
            .put("Owner_Account", owner.value())
            .put("Name", name.value());
    ask(
        command,
        fields,
        name,
        answer -> {
          answer.refuseUnlessAllowed(Codes.REFUSED_BY_CALLBACK);
          return name;
        });
  }

  @Override
  public Set<AccountId> beforeSubscribe(ChannelId channel, List<AccountId> accounts) {
    var command = CallbackCommand.BEFORE_SUBSCRIBE;
    if (!receiver.wants(command)) return Set.of();
    return ask(
        command,
        CallbackFields.of(channel, operator, accounts),
        Set.of(),
        answer -> {
          answer.refuseUnlessAllowed(Codes.REFUSED_BY_CALLBACK);
          var refused = new HashSet<String>();
          answer.fields.findNames("RefusedSubscribers_Account").ifPresent(refused::addAll);
          answer.fields.findNames("RefusedMembers_Account").ifPresent(refused::addAll);
          return accounts.stream()
              .filter(it -> refused.contains(it.value()))
              .collect(Collectors.toSet());
        });
  }

  @Override
  public PostContent beforePublish(ChannelId channel, PostContent content) {
    var command = CallbackCommand.BEFORE_SEND;
    if (!receiver.wants(command)) return content;
    var message = messages.message(content);
    return ask(
        command,
        CallbackFields.of(channel, message),
        content,
        answer -> {
          if (answer.code == DROPPED) throw new Refusal.DroppedByWebhook(channel);
          answer.refuseUnlessAllowed(Codes.MESSAGE_REFUSED_BY_CALLBACK);
          return replaced(content, message, answer.fields);
        });
  }

  /** The content, unless the answer has another message; then that. */
  private PostContent replaced(PostContent content, Message message, JsonFields answer) {
    var sent = Message.kept(message.json()).orElse(message); // as the receiver read it
    var body = answer.has("MsgBody") ? answer.raw("MsgBody") : sent.body();
    var data = answer.findText("CloudCustomData").orElse(sent.cloudCustomData());
    if (body.equals(sent.body()) && data.equals(sent.cloudCustomData())) return content;
    return messages.content(Message.read(body, data, sent.isUntold()));
  }

  /**
   * Asks, and does as the answer says.
   *
   * @param read does as an answer says; what it can't understand is none
   * @param allowed what is done without an answer, if the policy allows it
   */
  private <T> T ask(
      CallbackCommand command, ObjectNode fields, T allowed, Function<Answer, T> read) {
    if (!places.tryAcquire()) {
      return unanswered(command, allowed, "Too many others wait for an answer.");
    }
    ObjectNode answer;
    try {
      answer =
          receiver
              .call(command, fields, clock.instant(), limit)
              .toCompletableFuture()
              .orTimeout(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
              .join();
    } catch (CompletionException e) {
      var reason = e.getCause() == null ? e : e.getCause();
      return unanswered(command, allowed, String.valueOf(reason.getMessage()));
    } finally {
      places.release();
    }
    try {
      return read.apply(Answer.of(new JsonFields(answer, CommandGroup.SENDING)));
    } catch (LegacyFailure | InvalidValue e) {
      return unanswered(command, allowed, String.valueOf(e.getMessage()));
    }
  }

  private <T> T unanswered(CallbackCommand command, T allowed, String reason) {
    var outcome = blocksWhenUnanswered ? "refused" : "allowed";
    warning
        .count(clock.instant())
        .ifPresent(
            before ->
                LOG.warn(
                    "{} is {} without an answer: {} {} more went so since the last such line.",
                    command.title,
                    outcome,
                    reason,
                    before));
    if (!blocksWhenUnanswered) return allowed;
    throw new Refusal.RefusedByWebhook(UNANSWERED, "The operator's callback gave no answer.");
  }

  /** What every answer must have, and what else it has. */
  private record Answer(long code, String info, JsonFields fields) {

    static Answer of(JsonFields fields) {
      fields.text("ActionStatus"); // which says less than the code
      var code = fields.findNumber("ErrorCode");
      if (code.isEmpty()) throw fields.bad("ErrorCode", "is required");
      return new Answer(code.getAsLong(), fields.text("ErrorInfo"), fields);
    }

    /**
     * @param number by which callers know the refusal, unless the receiver chose its own
     */
    void refuseUnlessAllowed(int number) {
      if (code == ALLOWED) return;
      var isOwn = code >= FIRST_OWN && code <= LAST_OWN;
      if (code != REFUSED && !isOwn) throw fields.bad("ErrorCode", "is unknown: " + code);
      throw new Refusal.RefusedByWebhook(isOwn ? (int) code : number, info);
    }
  }
}
