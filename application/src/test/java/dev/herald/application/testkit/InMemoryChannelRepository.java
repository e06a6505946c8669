package dev.herald.application.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.view.ChannelOrder;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.channel.Visibility;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.Post;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

public final class InMemoryChannelRepository implements ChannelRepository {

  private final InMemoryStore store;

  public InMemoryChannelRepository(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void insert(Channel channel) {
    var tables = store.write();
    if (tables.takenIds.containsKey(channel.id())) throw new Refusal.ChannelExists(channel.id());
    var position = tables.nextPosition();
    tables.takenIds.put(channel.id(), position);
    tables.channels.put(position, channel);
  }

  @Override
  public void update(Channel channel) {
    var tables = store.write();
    tables.channels.replace(tables.takenIds.get(channel.id()), channel);
  }

  @Override
  public void delete(ChannelId id, Instant at) {
    var tables = store.write();
    tables.channels.remove(tables.takenIds.get(id));
  }

  @Override
  public Optional<ChannelView> find(ChannelId id) {
    var tables = store.read();
    return Optional.ofNullable(tables.takenIds.get(id))
        .map(tables.channels::get)
        .map(channel -> view(tables, channel));
  }

  @Override
  public Page<ChannelView> list(
      String query, ChannelOrder order, ChannelScope scope, PageRequest page) {
    var tables = store.read();
    var wanted = WordQuery.of(query);
    Predicate<Channel> isListed =
        channel ->
            scope.contains(channel.id())
                && wanted.matchesBeginningsIn(
                    String.join(
                        "\n",
                        channel.info().name().value(),
                        channel.info().profile().value(),
                        channel.id().value()));
    var places =
        tables.channels.entrySet().stream()
            .filter(row -> isListed.test(row.getValue()))
            .map(row -> new Place(row.getKey(), view(tables, row.getValue()), order))
            .sorted(Place.COMPARATOR)
            .dropWhile(place -> page.after().filter(place::isUpTo).isPresent())
            .limit(page.limit() + 1L)
            .toList();
    return Page.upTo(places, page.limit(), Place::cursor).map(Place::view);
  }

  /** Where a channel is listed. */
  private record Place(long position, ChannelView view, ChannelOrder order) {

    static final Comparator<Place> COMPARATOR =
        (one, other) -> one.compareTo(other.position, other.order.valueOf(other.view));

    Cursor cursor() {
      return new Cursor(position, order.valueOf(view));
    }

    boolean isUpTo(Cursor cursor) {
      return compareTo(cursor.position(), cursor.value()) <= 0;
    }

    private int compareTo(long otherPosition, String otherValue) {
      var newestFirst = Long.compare(otherPosition, position);
      var value = order.valueOf(view);
      var byValue =
          switch (order) {
            case NEWEST, OLDEST -> 0;
            case NAME -> Arrays.compareUnsigned(value.getBytes(UTF_8), otherValue.getBytes(UTF_8));
            case SUBSCRIBERS, LAST_POST ->
                Long.compare(new Cursor(1, otherValue).number(), Long.parseLong(value));
          };
      if (order == ChannelOrder.OLDEST) return -newestFirst;
      return byValue != 0 ? byValue : newestFirst;
    }
  }

  @Override
  public long countPublic() {
    return publicOnes(store.read()).count();
  }

  @Override
  public List<ChannelView> listPublic(long offset, int most) {
    var tables = store.read();
    return publicOnes(tables).skip(offset).limit(most).map(it -> view(tables, it)).toList();
  }

  private static Stream<Channel> publicOnes(Tables tables) {
    return tables.channels.values().stream()
        .filter(channel -> channel.info().visibility() == Visibility.PUBLIC);
  }

  @Override
  public boolean purge(int most) {
    var tables = store.write();
    tables.templates.values().removeIf(it -> it.channel().filter(tables::isDeleted).isPresent());
    var drafts = remove(tables.drafts, draft -> tables.isDeleted(draft.channel()), most);
    var posts = remove(tables.posts, post -> tables.isDeleted(post.channel()), most - drafts);
    var events =
        remove(
            tables.events,
            it -> !tables.isKnown(it.event()) && it.event().subscriber().isEmpty(),
            most - drafts - posts);
    var subscriptions =
        remove(
            tables.subscriptions,
            it ->
                tables.isDeleted(it.channel())
                    && !tables.isDeletedAfter(tables.eventsForgottenTo, it.channel()),
            most - drafts - posts - events);
    return drafts + posts + events + subscriptions > 0;
  }

  private static <T> int remove(Map<Long, T> rows, Predicate<T> unwanted, int most) {
    var found =
        rows.entrySet().stream()
            .filter(row -> unwanted.test(row.getValue()))
            .map(Map.Entry::getKey)
            .limit(most)
            .toList();
    found.forEach(rows::remove);
    return found.size();
  }

  private static ChannelView view(Tables tables, Channel channel) {
    var subscribers =
        tables.subscriptions.values().stream()
            .filter(it -> it.channel().equals(channel.id()))
            .count();
    var lastPostAt =
        tables.posts.descendingMap().values().stream()
            .filter(post -> post.channel().equals(channel.id()))
            .findFirst()
            .map(Post::publishedAt);
    return new ChannelView(channel, subscribers, tables.lastSequence(channel.id()), lastPostAt);
  }
}
