package dev.herald.http.legacy;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.application.failure.StorageFull;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.problem.FullDiskLog;
import dev.herald.http.problem.RequestRefused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that knows the code of each failure. */
final class Codes {

  private static final Logger LOG = LoggerFactory.getLogger(Codes.class);

  private static final int NOT_ADMINISTRATOR = 60010;
  private static final int TOO_MANY_REQUESTS = 60007;
  private static final int TOO_MANY_ATTEMPTS = 70050;
  private static final int TOO_FAST = 10023;
  private static final int TOO_OFTEN = 10006;

  /** What a callback refuses without a number of its own. */
  static final int REFUSED_BY_CALLBACK = 20006;

  /** The same of a message. */
  static final int MESSAGE_REFUSED_BY_CALLBACK = 10016;

  private static final Map<Class<? extends Refusal>, ToIntFunction<CommandGroup>> REFUSALS =
      Map.ofEntries(
          Map.entry(Refusal.ChannelNotFound.class, group -> group.noChannel),
          Map.entry(Refusal.ChannelExists.class, group -> 130008),
          Map.entry(Refusal.ChannelChanged.class, group -> group.serverError),
          Map.entry(Refusal.ChannelFull.class, group -> 130006),
          Map.entry(Refusal.PostNotFound.class, group -> 10030),
          Map.entry(Refusal.PostRecalled.class, group -> group.badParameter),
          Map.entry(Refusal.DraftNotFound.class, group -> group.badParameter),
          Map.entry(Refusal.DraftChanged.class, group -> group.badParameter),
          Map.entry(Refusal.DraftDiscarded.class, group -> group.badParameter),
          Map.entry(Refusal.DraftPublished.class, group -> group.badParameter),
          Map.entry(Refusal.TooManyDrafts.class, group -> group.badParameter),
          Map.entry(Refusal.TemplateNotFound.class, group -> group.badParameter),
          Map.entry(Refusal.TooManyTemplates.class, group -> group.badParameter),
          Map.entry(Refusal.PostingTooOften.class, group -> TOO_FAST),
          Map.entry(Refusal.ImageNotFound.class, group -> group.badParameter),
          Map.entry(Refusal.NotAnImage.class, group -> group.badParameter),
          Map.entry(Refusal.SubscriptionNotFound.class, group -> 131003),
          Map.entry(Refusal.AccountNotFound.class, group -> group.noAccount),
          Map.entry(Refusal.WebhookNotFound.class, group -> group.badParameter),
          Map.entry(Refusal.TokenNotFound.class, group -> group.badParameter),
          Map.entry(Refusal.LastAdmin.class, group -> group.badParameter),
          Map.entry(Refusal.RefusedByWebhook.class, group -> REFUSED_BY_CALLBACK),
          Map.entry(Refusal.DroppedByWebhook.class, group -> MESSAGE_REFUSED_BY_CALLBACK),
          Map.entry(Refusal.Forbidden.class, group -> NOT_ADMINISTRATOR),
          Map.entry(Refusal.IdempotencyConflict.class, group -> group.badParameter));

  private final InstantSource clock;

  Codes(InstantSource clock) {
    this.clock = clock;
  }

  /** What a failure means to the program; of a fault it learns no more than that there was one. */
  LegacyFailure of(RuntimeException failure, CommandGroup group) {
    if (failure instanceof LegacyFailure legacy) return legacy;
    if (failure instanceof RequestRefused refused) {
      var isGuessing = refused.problem().code().equals("too_many_attempts");
      var code = isGuessing ? TOO_MANY_ATTEMPTS : TOO_MANY_REQUESTS;
      return new LegacyFailure(code, refused.problem().detail());
    }
    if (failure instanceof InvalidValue invalid) {
      return new LegacyFailure(group.badParameter, invalid.getMessage() + "");
    }
    if (failure instanceof Refusal.PostingTooOften wait) {
      var isOften =
          Duration.between(clock.instant(), wait.allowedAt()).compareTo(Duration.ofSeconds(1)) > 0;
      return new LegacyFailure(isOften ? TOO_OFTEN : TOO_FAST, wait.message());
    }
    if (failure instanceof Refusal.RefusedByWebhook refused && refused.number() != 0) {
      return new LegacyFailure(refused.number(), refused.message());
    }
    if (failure instanceof Refusal refusal) {
      var code = Objects.requireNonNull(REFUSALS.get(refusal.getClass())).applyAsInt(group);
      return new LegacyFailure(code, refusal.message());
    }
    return new LegacyFailure(
        group.serverError,
        isOfTheStore(failure) ? failure.getMessage() + "" : "a fault in the server");
  }

  /**
   * Does one part of a command. What goes wrong with it is the result of this part, and keeps no
   * other from being done and told of.
   */
  Result resultOf(CommandGroup group, Runnable part) {
    try {
      part.run();
      return new Result(0, "");
    } catch (RuntimeException e) {
      FullDiskLog.look(e);
      if (isFault(e)) LOG.error("A part of a command failed.", e);
      var failure = of(e, group);
      return new Result(failure.code(), failure.info());
    }
  }

  /**
   * How it went.
   *
   * @param code 0 if it is done
   * @param info what went wrong; empty if it is done
   */
  record Result(int code, String info) {}

  /** Whether a failure is nobody's fault but the server's. */
  static boolean isFault(RuntimeException failure) {
    return !(failure instanceof LegacyFailure
        || failure instanceof RequestRefused
        || failure instanceof InvalidValue
        || failure instanceof Refusal
        || isOfTheStore(failure));
  }

  private static boolean isOfTheStore(Throwable failure) {
    return failure instanceof Busy
        || failure instanceof StorageFull
        || failure instanceof OutcomeUnknown;
  }
}
