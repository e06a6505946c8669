package dev.herald.application.testkit;

import dev.herald.application.port.out.PostRepository;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.subscription.Subscription;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class InMemoryPostRepository implements PostRepository {

  private final InMemoryStore store;

  public InMemoryPostRepository(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public long lastSequence(ChannelId channel) {
    var tables = store.read();
    if (!tables.isThere(channel)) throw new Refusal.ChannelNotFound(channel);
    return tables.lastSequence(channel);
  }

  /** Searches look at the posts themselves. */
  private enum Nothing implements Prepared {
    NOTHING
  }

  @Override
  public Prepared prepare(PostContent content) {
    return Nothing.NOTHING;
  }

  @Override
  public void insert(Post post, Prepared prepared) {
    var tables = store.write();
    if (post.sequence() != lastSequence(post.channel()) + 1) {
      throw new IllegalArgumentException("a sequence that does not follow: " + post.sequence());
    }
    tables.posts.put(tables.nextPosition(), post);
    tables.sequences.put(post.channel(), post.sequence());
  }

  @Override
  public void recall(Post recalled) {
    store
        .write()
        .posts
        .replaceAll((position, post) -> post.id().equals(recalled.id()) ? recalled : post);
  }

  @Override
  public Optional<Post> find(PostId id) {
    var tables = store.read();
    return tables.posts.values().stream()
        .filter(post -> post.id().equals(id) && tables.isThere(post.channel()))
        .findFirst();
  }

  @Override
  public Optional<Post> find(ChannelId channel, long sequence) {
    return ofChannel(channel).filter(post -> post.sequence() == sequence).findFirst();
  }

  @Override
  public List<Post> history(
      ChannelId channel, OptionalLong before, boolean withRecalled, int most) {
    return ofChannel(channel)
        .filter(post -> before.isEmpty() || post.sequence() < before.getAsLong())
        .filter(post -> withRecalled || !post.isRecalled())
        .limit(most)
        .toList();
  }

  @Override
  public List<Post> after(ChannelId channel, long sequence, int most) {
    return ofChannel(channel)
        .filter(post -> post.sequence() > sequence)
        .sorted(Comparator.comparing(Post::sequence))
        .limit(most)
        .toList();
  }

  /** The posts of a channel that is there, newest first. */
  private Stream<Post> ofChannel(ChannelId channel) {
    var tables = store.read();
    return tables.posts.descendingMap().values().stream()
        .filter(post -> post.channel().equals(channel) && tables.isThere(channel));
  }

  @Override
  public List<Instant> publishedLast(ChannelId channel, int most) {
    return ofChannel(channel).limit(most).map(Post::publishedAt).toList();
  }

  @Override
  public Page<Post> list(PostQuery query, ChannelScope channels) {
    var tables = store.read();
    return Tables.newestFirst(tables.posts, wanted(tables, query, channels), query.page());
  }

  @Override
  public int count(PostQuery query, ChannelScope channels, int most) {
    var tables = store.read();
    var wanted = wanted(tables, query, channels);
    return (int) tables.posts.values().stream().filter(wanted).limit(most).count();
  }

  private static Predicate<Post> wanted(Tables tables, PostQuery query, ChannelScope channels) {
    Predicate<Post> isThere =
        post -> tables.isThere(post.channel()) && channels.contains(post.channel());
    return isThere.and(wanted(query));
  }

  private static Predicate<Post> wanted(PostQuery query) {
    var words = WordQuery.of(query.words());
    return post ->
        query.channel().stream().allMatch(post.channel()::equals)
            && query.type().stream().allMatch(post.type()::equals)
            && query.publishedBy().stream()
                .allMatch(it -> post.publishedBy().filter(it::equals).isPresent())
            && (!query.hasLinks() || post.content().filter(it -> !it.links().isEmpty()).isPresent())
            && query.from().stream().noneMatch(post.publishedAt()::isBefore)
            && query.to().stream().allMatch(post.publishedAt()::isBefore)
            && (words.isBlank()
                || post.content().filter(it -> words.matches(text(it))).isPresent());
  }

  /** All words of a post, those of each part on lines of their own. */
  private static String text(PostContent content) {
    return Stream.of(
            content.text().stream().map(PostText::value),
            content.images().stream().map(PostImage::alt),
            content.links().stream().map(Link::label))
        .flatMap(words -> words)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public Page<Post> feed(AccountId account, ChannelScope channels, PageRequest page) {
    var tables = store.read();
    var followed =
        tables.subscriptions.values().stream()
            .filter(it -> it.account().equals(account))
            .map(Subscription::channel)
            .filter(tables::isThere)
            .filter(channels::contains)
            .collect(Collectors.toSet());
    return Tables.newestFirst(tables.posts, post -> followed.contains(post.channel()), page);
  }
}
