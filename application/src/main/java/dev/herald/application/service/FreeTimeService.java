package dev.herald.application.service;

import dev.herald.application.port.in.draft.FindFreeTime;
import dev.herald.application.port.out.DraftRepository;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.post.PublishingPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds times that the publishing policy leaves. */
final class FreeTimeService implements FindFreeTime {

  private final DraftRepository drafts;
  private final PostRepository posts;
  private final PublishingPolicy policy;

  FreeTimeService(DraftRepository drafts, PostRepository posts, PublishingPolicy policy) {
    this.drafts = drafts;
    this.posts = posts;
    this.policy = policy;
  }

  @Override
  public Instant find(Actor actor, ChannelId channel, Instant from) {
    actor.require(Permission.WRITE_DRAFTS, channel);
    posts.lastSequence(channel); // or else there is no such channel
    if (policy.newestNeeded() == 0) return from;
    var taken = new ArrayList<>(posts.publishedLast(channel, policy.newestNeeded()));
    taken.addAll(scheduled(channel));
    return policy.nextFree(taken, from);
  }

  private List<Instant> scheduled(ChannelId channel) {
    var times = new ArrayList<Instant>();
    var page = PageRequest.first(PageRequest.MAX_LIMIT);
    for (var isMore = true; isMore; ) {
      var found = drafts.scheduled(ScheduleQuery.all(page).inChannel(channel), ChannelScope.ALL);
      found.items().stream()
          .map(draft -> draft.schedule().map(Scheduled::at))
          .flatMap(Optional::stream)
          .forEach(times::add);
      isMore = found.next().isPresent();
      page = new PageRequest(PageRequest.MAX_LIMIT, found.next());
    }
    return times;
  }
}
