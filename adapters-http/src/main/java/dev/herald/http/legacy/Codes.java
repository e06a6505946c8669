package dev.herald.http.legacy;

import dev.herald.application.failure.StorageFull;
import dev.herald.application.failure.Unavailable;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/** The one place that knows the code of each failure. */
final class Codes {

  private static final int TOO_FAST = 10023;
  private static final int TOO_OFTEN = 10006;

  /** What a callback refuses without a number of its own. */
  static final int REFUSED_BY_CALLBACK = 20006;

  /** The same of a message. */
  static final int MESSAGE_REFUSED_BY_CALLBACK = 10016;

  private static final Map<Class<? extends Refusal>, ToIntFunction<Kind>> REFUSALS =
      Map.ofEntries(
          Map.entry(Refusal.ChannelNotFound.class, kind -> kind.noChannel),
          Map.entry(Refusal.ChannelExists.class, kind -> 130008),
          Map.entry(Refusal.ChannelChanged.class, kind -> kind.serverError),
          Map.entry(Refusal.ChannelFull.class, kind -> 130006),
          Map.entry(Refusal.PostNotFound.class, kind -> 10030),
          Map.entry(Refusal.PostingTooOften.class, kind -> TOO_FAST),
          Map.entry(Refusal.ImageNotFound.class, kind -> kind.badParameter),
          Map.entry(Refusal.NotAnImage.class, kind -> kind.badParameter),
          Map.entry(Refusal.SubscriptionNotFound.class, kind -> 131003),
          Map.entry(Refusal.AccountNotFound.class, kind -> kind.noAccount),
          Map.entry(Refusal.WebhookNotFound.class, kind -> kind.badParameter),
          Map.entry(Refusal.RefusedByWebhook.class, kind -> REFUSED_BY_CALLBACK),
          Map.entry(Refusal.DroppedByWebhook.class, kind -> MESSAGE_REFUSED_BY_CALLBACK),
          Map.entry(Refusal.IdempotencyConflict.class, kind -> kind.badParameter));

  private final InstantSource clock;

  Codes(InstantSource clock) {
    this.clock = clock;
  }

  /** What a failure means to the program; of a fault it learns no more than that there was one. */
  LegacyFailure of(RuntimeException failure, Kind kind) {
    if (failure instanceof LegacyFailure legacy) return legacy;
    if (failure instanceof InvalidValue invalid) {
      return new LegacyFailure(kind.badParameter, invalid.getMessage() + "");
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
      var code = Objects.requireNonNull(REFUSALS.get(refusal.getClass())).applyAsInt(kind);
      return new LegacyFailure(code, refusal.message());
    }
    var isBusy = failure instanceof Unavailable || failure instanceof StorageFull;
    return new LegacyFailure(
        kind.serverError, isBusy ? failure.getMessage() + "" : "a fault in the server");
  }

  /** Whether a failure is nobody's fault but the server's. */
  static boolean isFault(RuntimeException failure) {
    return !(failure instanceof LegacyFailure
        || failure instanceof InvalidValue
        || failure instanceof Refusal
        || failure instanceof Unavailable
        || failure instanceof StorageFull);
  }
}
