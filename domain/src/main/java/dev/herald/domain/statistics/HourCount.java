package dev.herald.domain.statistics;

/**
 * What happened in an hour, counted.
 *
 * @param reads how often a subscriber read on, however many posts at once
 * @param posts posts that were published, also those that were recalled since
 */
public record HourCount(long reads, long posts) {

  public static final HourCount NONE = new HourCount(0, 0);

  public HourCount plus(HourCount other) {
    return new HourCount(reads + other.reads, posts + other.posts);
  }
}
