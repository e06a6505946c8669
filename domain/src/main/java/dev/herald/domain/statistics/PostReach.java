package dev.herald.domain.statistics;

/**
 * How far a post has got.
 *
 * @param subscribers how many the channel had when the post was published, give or take those who
 *     came or went in the seconds after
 * @param readers how many of them have read up to it
 */
public record PostReach(long subscribers, long readers) {

  public PostReach {
    if (subscribers < 0 || readers < 0) throw new IllegalArgumentException("less than none");
  }

  /** The part that has read it, from 0 to 1. */
  public double share() {
    return subscribers == 0 ? 0 : Math.min(1, (double) readers / subscribers);
  }
}
