package dev.herald.application.port.in.statistics;

import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.statistics.DailyNumbers;
import dev.herald.domain.statistics.DayRange;
import dev.herald.domain.statistics.PostReach;
import dev.herald.domain.statistics.WeekHours;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Tells in numbers how channels do, as far as {@link CountStatistics} has counted. */
public interface ReadStatistics {

  /**
   * The days of a channel in numbers, in their order, without any that is still to come; none if
   * the channel was created after all of them.
   *
   * @throws Refusal.ChannelNotFound no such channel
   */
  List<DailyNumbers> ofChannel(Actor actor, ChannelId channel, DayRange range);

  /**
   * The same of all channels together that the actor sees; none if there was no such channel yet.
   * Whoever subscribes to two of them is counted twice.
   */
  List<DailyNumbers> ofAll(Actor actor, DayRange range);

  /**
   * At which hours of the week a channel is read and publishes, over the last {@link
   * WeekHours#WEEKS} weeks.
   *
   * @param zone whose days and hours these are
   * @throws Refusal.ChannelNotFound no such channel
   */
  WeekHours hoursOf(Actor actor, ChannelId channel, ZoneId zone);

  /**
   * How many of those have read a post who were subscribed when it was published.
   *
   * @return empty if nobody counted then
   * @throws Refusal.PostNotFound no such post
   */
  Optional<PostReach> ofPost(Actor actor, PostId post);
}
