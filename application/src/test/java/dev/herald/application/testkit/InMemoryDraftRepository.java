package dev.herald.application.testkit;

import dev.herald.application.port.out.DraftRepository;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.Page;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftLink;
import dev.herald.domain.draft.DraftState.Discarded;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class InMemoryDraftRepository implements DraftRepository {

  /** How many drafts can have the same time, to the millisecond. */
  private static final long SAME_TIME = 1 << 20;

  private final InMemoryStore store;

  public InMemoryDraftRepository(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void insert(Draft draft) {
    var tables = store.write();
    tables.drafts.put(tables.nextPosition(), draft);
    draft.schedule().ifPresent(it -> tables.schedule.put(place(it.at(), tables), draft.id()));
  }

  /** Behind all others of the same time. */
  private static long place(Instant at, Tables tables) {
    var first = firstPlace(at);
    return tables
        .schedule
        .headMap(firstPlace(at.plusMillis(1)), false)
        .descendingMap()
        .keySet()
        .stream()
        .findFirst()
        .filter(last -> last >= first)
        .map(last -> last + 1)
        .orElse(first);
  }

  private static long firstPlace(Instant at) {
    return at.toEpochMilli() * SAME_TIME;
  }

  @Override
  public void update(Draft draft) {
    delete(draft.id());
    insert(draft);
  }

  @Override
  public void delete(DraftId id) {
    var tables = store.write();
    tables.drafts.values().removeIf(draft -> draft.id().equals(id));
    tables.schedule.values().removeIf(id::equals);
  }

  @Override
  public Optional<Draft> find(DraftId id, ChannelScope channels) {
    return there(channels).filter(draft -> draft.id().equals(id)).findFirst();
  }

  private Stream<Draft> there(ChannelScope channels) {
    var tables = store.read();
    return tables.drafts.values().stream()
        .filter(draft -> tables.isThere(draft.channel()) && channels.contains(draft.channel()));
  }

  @Override
  public Page<Draft> list(DraftQuery query, ChannelScope channels) {
    var tables = store.read();
    Predicate<Draft> isThere =
        draft -> tables.isThere(draft.channel()) && channels.contains(draft.channel());
    return Tables.newestFirst(tables.drafts, isThere.and(wanted(query)), query.page());
  }

  private static Predicate<Draft> wanted(DraftQuery query) {
    var words = WordQuery.of(query.words());
    return draft ->
        isIn(query.state(), draft)
            && query.channel().stream().allMatch(draft.channel()::equals)
            && query.author().stream().allMatch(draft.author()::equals)
            && (words.isBlank() || words.matches(text(draft.content())));
  }

  private static boolean isIn(DraftQuery.State state, Draft draft) {
    return switch (state) {
      case KEPT -> !draft.isDiscarded();
      case RETURNED -> draft.returned().isPresent();
      case DISCARDED -> draft.isDiscarded();
    };
  }

  @Override
  public Page<Draft> scheduled(ScheduleQuery query, ChannelScope channels) {
    Predicate<Draft> isWanted =
        draft ->
            query.channel().stream().allMatch(draft.channel()::equals)
                && query.from().stream().noneMatch(dueAt(draft)::isBefore)
                && query.until().stream().allMatch(dueAt(draft)::isBefore);
    var found = schedule(channels);
    found.values().removeIf(isWanted.negate());
    return Tables.oldestFirst(found, draft -> true, query.page());
  }

  /** By the times of the drafts. */
  private Table<Long, Draft> schedule(ChannelScope channels) {
    var byId = there(channels).collect(Collectors.toMap(Draft::id, draft -> draft));
    Table<Long, Draft> found = Table.ordered();
    store
        .read()
        .schedule
        .forEach(
            (place, id) ->
                Optional.ofNullable(byId.get(id)).ifPresent(draft -> found.put(place, draft)));
    return found;
  }

  private static Instant dueAt(Draft draft) {
    return draft.schedule().map(Scheduled::at).orElseThrow();
  }

  @Override
  public List<Draft> due(Instant now, int most) {
    return schedule(ChannelScope.ALL).values().stream()
        .filter(draft -> draft.schedule().orElseThrow().isDue(now))
        .limit(most)
        .toList();
  }

  @Override
  public Optional<Instant> nextDue() {
    return schedule(ChannelScope.ALL).values().stream()
        .map(InMemoryDraftRepository::dueAt)
        .findFirst();
  }

  /** All words of a draft, those of each part on lines of their own. */
  private static String text(DraftContent content) {
    return Stream.of(
            Stream.of(content.text()),
            content.images().stream().map(DraftImage::alt),
            content.links().stream().map(DraftLink::label))
        .flatMap(words -> words)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public long count(ChannelId channel) {
    if (!store.read().isThere(channel)) throw new Refusal.ChannelNotFound(channel);
    return there(ChannelScope.of(List.of(channel))).filter(it -> !it.isDiscarded()).count();
  }

  @Override
  public void removeDiscardedBeyond(int kept, ChannelId channel) {
    store.write().drafts.values().stream()
        .filter(draft -> draft.channel().equals(channel) && draft.isDiscarded())
        .sorted(Comparator.comparing(InMemoryDraftRepository::discardedAt).reversed())
        .skip(kept)
        .map(Draft::id)
        .toList()
        .forEach(this::delete);
  }

  @Override
  public int removeDiscarded(Instant before, int most) {
    var removed =
        store.write().drafts.values().stream()
            .filter(draft -> draft.isDiscarded() && discardedAt(draft).isBefore(before))
            .map(Draft::id)
            .limit(most)
            .toList();
    removed.forEach(this::delete);
    return removed.size();
  }

  private static Instant discardedAt(Draft draft) {
    return draft.discard().map(Discarded::at).orElseThrow();
  }
}
