package dev.herald.domain.draft;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** What is to become of a draft. */
public sealed interface DraftState {

  /** Nothing by itself: somebody goes on with it. */
  record Open() implements DraftState {}

  /** See {@link Open}. */
  DraftState OPEN = new Open();

  /**
   * It is published when its time has come.
   *
   * @param at the time, in whole milliseconds; what is finer is cut off
   * @param zone in which somebody chose the time, and wants to be shown it
   * @param by whose post it will be, and who must still be allowed to publish it then
   * @param isSilent whether subscribers get the post without being told
   */
  record Scheduled(Instant at, ZoneId zone, ActorId by, boolean isSilent) implements DraftState {

    /** How far ahead a time may be. */
    public static final Duration MAX_AHEAD = Duration.ofDays(366);

    private static final int MAX_ZONE_LENGTH = 64;

    public Scheduled {
      at = Objects.requireNonNull(at, "at").truncatedTo(ChronoUnit.MILLIS);
      Objects.requireNonNull(zone, "zone");
      Objects.requireNonNull(by, "by");
    }

    /** One of which subscribers are told. */
    public Scheduled(Instant at, ZoneId zone, ActorId by) {
      this(at, zone, by, false);
    }

    /**
     * Reads a time zone, such as {@code Europe/Berlin} or {@code UTC}.
     *
     * @throws InvalidValue {@code timeZone.malformed}: there is no such zone, as far as this Java
     *     knows
     */
    public static ZoneId zone(String name) {
      try {
        if (name.length() <= MAX_ZONE_LENGTH) return ZoneId.of(name);
      } catch (DateTimeException unknown) {
        // It is told below.
      }
      throw new InvalidValue(
          Violation.of("timeZone", "malformed", "must be a time zone such as Europe/Berlin"));
    }

    /** Whether its time has come. */
    public boolean isDue(Instant now) {
      return !at.isAfter(now);
    }

    /**
     * Makes sure that its time is still to come, and not too far away.
     *
     * @throws InvalidValue {@code publishAt.past} or {@code publishAt.too_far}
     */
    void requireToCome(Instant now) {
      if (isDue(now)) {
        throw new InvalidValue(
            Violation.of("publishAt", "past", "must be in the future, but it is " + now));
      }
      var last = now.plus(MAX_AHEAD);
      if (at.isAfter(last)) {
        throw new InvalidValue(
            Violation.of("publishAt", "too_far", "must not be after " + last + ", but is " + at));
      }
    }
  }

  /**
   * It was to be published, and could not be; its author has it back.
   *
   * @param schedule when it was to be published
   * @param code of the rule that was in the way
   * @param reason in words; what is longer than {@link #MAX_REASON} is cut off
   */
  record Returned(Scheduled schedule, String code, String reason) implements DraftState {

    /** How long a reason may be, in UTF-16 units. */
    public static final int MAX_REASON = 1_000;

    public Returned {
      Objects.requireNonNull(schedule, "schedule");
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(reason, "reason");
      if (reason.length() > MAX_REASON) {
        var end = Character.isHighSurrogate(reason.charAt(MAX_REASON - 1)) ? 1 : 0;
        reason = reason.substring(0, MAX_REASON - end);
      }
    }
  }

  /** It goes, unless somebody restores it. */
  record Discarded(ActorId by, Instant at) implements DraftState {

    public Discarded {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
