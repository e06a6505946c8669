package dev.herald.domain.statistics;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a post has got.
 *
 * @param subscribers how many the channel had when the post was published, give or take those who
 *     came or went in the seconds after
 * @param readers how many of them have read up to it
 * @param then how many of them had at some moments, as far as it was counted
 * @param next the moment at which it is counted next; empty if it is not any more, or never was
 */
public record PostReach(
    long subscribers, long readers, Map<ReachMoment, Long> then, Optional<ReachMoment> next) {

  /** What is known of how many had read a post at a moment. */
  public enum State {
    /** The moment is still to come. */
    PENDING,
    COUNTED,
    /** The moment has passed, and nobody counted then. */
    NOT_COUNTED
  }

  public PostReach {
    if (subscribers < 0 || readers < 0) throw new IllegalArgumentException("less than none");
    then = Map.copyOf(then);
    Objects.requireNonNull(next, "next");
  }

  /** The reach of a post that was just published. */
  public static PostReach begun(long subscribers, long readers) {
    return new PostReach(subscribers, readers, Map.of(), Optional.of(ReachMoment.HOUR));
  }

  public State state(ReachMoment moment) {
    if (then.containsKey(moment)) return State.COUNTED;
    return next.filter(it -> it.compareTo(moment) <= 0).isPresent()
        ? State.PENDING
        : State.NOT_COUNTED;
  }

  /** How many had read it at a moment; empty if that was not counted. */
  public Optional<Long> readersAt(ReachMoment moment) {
    return Optional.ofNullable(then.get(moment));
  }

  /** The part that has read it, from 0 to 1. */
  public double share() {
    return share(readers);
  }

  /** The part that so many are, from 0 to 1. */
  public double share(long some) {
    return subscribers == 0 ? 0 : Math.min(1, (double) some / subscribers);
  }
}
