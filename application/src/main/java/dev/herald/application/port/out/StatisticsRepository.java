package dev.herald.application.port.out;

import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.statistics.ChannelHour;
import dev.herald.domain.statistics.DailyCount;
import dev.herald.domain.statistics.DayRange;
import dev.herald.domain.statistics.DayTally;
import dev.herald.domain.statistics.DueReach;
import dev.herald.domain.statistics.HourCount;
import dev.herald.domain.statistics.PostReach;
import dev.herald.domain.statistics.WeekHours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps what happened in channels, a sum for each day, and what of it was counted. What happened
 * before a moment is counted from what is stored of it, and what happened since from the {@link
 * EventLog}. What writes must be called inside a {@link UnitOfWork}.
 */
public interface StatisticsRepository {

  /** What was counted; empty if nobody ever began. */
  Optional<Progress> progress();

  /**
   * Forgets all sums, to count anew.
   *
   * @param position after which events are counted
   * @param since before which what is stored is counted
   */
  void begin(long position, Instant since);

  /**
   * Counts some of what is stored of the time before: posts, recalls, and subscriptions that have
   * not ended.
   *
   * @param most how much at the most
   * @return whether there may be more to count
   */
  boolean countStored(int most);

  /**
   * Adds what happened since. A channel that was deleted is passed over, and one that ended is
   * forgotten.
   *
   * @param position of the last event that is counted now
   */
  void add(DayTally tally, long position);

  /** The days of a channel on which something was counted. */
  Map<LocalDate, DailyCount> ofChannel(ChannelId channel, DayRange range);

  /**
   * How many subscribers a channel had at the end of a day: those that there are, without what was
   * counted since.
   */
  long subscribers(ChannelId channel, LocalDate day);

  /** The days of these channels together on which something was counted. */
  Map<LocalDate, DailyCount> totals(ChannelScope channels, DayRange range);

  /** How many subscribers these channels had at the end of a day, as those of one channel. */
  long subscribers(ChannelScope channels, LocalDate day);

  /**
   * Notes that a subscriber has read what came after one post, up to another.
   *
   * @param after the sequence up to which it was read before
   * @param upTo the sequence of the last one that was read now
   * @param at when that was, which counts for its hour
   */
  void addReading(ChannelId channel, long after, long upTo, Instant at);

  /**
   * Adds posts to the hours in which they were published. Of hours that are {@link WeekHours#HOURS}
   * apart, the one that was added to last is kept. Channels that were deleted are passed over.
   */
  void addPosts(Map<ChannelHour, Long> posts);

  /**
   * The hours of a channel in which something was counted.
   *
   * @param from the begin of the first one
   * @param behind the begin of the one after the last
   * @return the counts by the begin of the hour
   */
  Map<Instant, HourCount> hours(ChannelId channel, Instant from, Instant behind);

  /**
   * Notes how many subscribers there are now of channels that have just published these posts, and
   * that it is due in an hour how many have read them, unless that was noted before. Channels that
   * were deleted are passed over.
   */
  void noteSubscribers(Collection<PostPublished> posts);

  /**
   * Posts of which it is to be noted how many have read them, the longest due first.
   *
   * @param most how many at the most
   */
  List<DueReach> due(Instant now, int most);

  /**
   * Notes how many had read a post at a moment, and which moment is next. What was noted before is
   * left as it is.
   *
   * @param readers empty if nobody knows
   */
  void noteReaders(DueReach due, OptionalLong readers);

  /** How far a post has got; empty if it was not noted how many subscribers there were. */
  Optional<PostReach> reach(ChannelId channel, long sequence);

  /**
   * What was counted.
   *
   * @param position of the last event
   * @param since which what happened is counted from the log
   * @param isStoredCounted whether all that is stored of the time before is counted
   */
  record Progress(long position, Instant since, boolean isStoredCounted) {}
}
