package dev.herald.application.service;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets so many notes of each source through in a minute, and so many of all, and counts the rest:
 * whoever hammers at the door must neither fill the disk nor keep the writer busy.
 */
final class NoteLimit {

  static final int MOST_OF_A_SOURCE = 5;
  static final int MOST = 100;

  /** Who does the same again and again, and from where. */
  record Source(
      AuditAction action,
      ActorId actor,
      Optional<String> address,
      AuditSubject subject,
      Optional<String> refusal) {

    /** All of whom there is no room for. */
    private Source others() {
      var subject = AuditSubject.session(ActorId.STRANGER);
      return new Source(action, ActorId.STRANGER, Optional.empty(), subject, refusal);
    }
  }

  private final Map<Source, Integer> seen = new HashMap<>();
  private final Map<Source, Integer> omitted = new HashMap<>();
  private long minute;
  private int admitted;

  /** Whether this is to be noted; if not, it is counted. */
  synchronized boolean admits(Source source, Instant now) {
    turn(now);
    var times = seen.getOrDefault(source, 0);
    if (times < MOST_OF_A_SOURCE && admitted < MOST) {
      seen.put(source, times + 1);
      admitted++;
      return true;
    }
    omitted.merge(times > 0 ? source : source.others(), 1, Integer::sum);
    return false;
  }

  /** How much was not noted in minutes that are over; after that it is forgotten here. */
  synchronized Map<Source, Integer> takeOmitted(Instant now) {
    if (minute == minuteOf(now) || omitted.isEmpty()) return Map.of();
    var taken = Map.copyOf(omitted);
    omitted.clear();
    return taken;
  }

  private void turn(Instant now) {
    if (minute == minuteOf(now)) return;
    minute = minuteOf(now);
    seen.clear();
    admitted = 0;
  }

  private static long minuteOf(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), 60L);
  }
}
