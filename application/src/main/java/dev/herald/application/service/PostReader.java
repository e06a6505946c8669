package dev.herald.application.service;

import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.application.view.SearchWords;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.post.Post;
import dev.herald.domain.refusal.Refusal;
import java.util.List;
import java.util.OptionalLong;

/** Reads posts, and what is known of their images. */
final class PostReader implements ReadPosts {

  private final PostRepository posts;
  private final ChannelRepository channels;
  private final PostViews views;

  PostReader(PostRepository posts, ChannelRepository channels, PostViews views) {
    this.posts = posts;
    this.channels = channels;
    this.views = views;
  }

  @Override
  public PostView get(Actor actor, PostId id) {
    actor.require(Permission.READ_POSTS);
    return views.of(posts.get(id, actor.channels()));
  }

  @Override
  public PostView get(Actor actor, ChannelId channel, long sequence) {
    actor.require(Permission.READ_POSTS, channel);
    var post = posts.find(channel, sequence);
    if (post.isEmpty()) channels.get(channel);
    return views.of(post.orElseThrow(() -> new Refusal.PostNotFound(channel, sequence)));
  }

  @Override
  public Page<PostView> list(Actor actor, PostQuery query) {
    require(actor, query);
    var page = posts.list(query, actor.channels());
    // An empty list may be one of a channel that isn't there; a list of posts can't.
    if (page.items().isEmpty()) query.channel().ifPresent(channels::get);
    return view(page);
  }

  @Override
  public int count(Actor actor, PostQuery query, int most) {
    require(actor, query);
    return posts.count(query, actor.channels(), most);
  }

  private static void require(Actor actor, PostQuery query) {
    actor.require(Permission.READ_POSTS);
    query.channel().ifPresent(it -> actor.require(Permission.READ_POSTS, it));
    if (query.publishedBy().isPresent()) actor.require(Permission.SEE_AUTHORS);
    SearchWords.checked(query.words());
  }

  @Override
  public List<PostView> history(
      Actor actor, ChannelId channel, OptionalLong before, boolean withRecalled, int limit) {
    actor.require(Permission.READ_POSTS, channel);
    var page = PageRequest.first(limit); // which knows how many may be asked for
    var found = posts.history(channel, before, withRecalled, page.limit());
    if (found.isEmpty()) channels.get(channel);
    return views.of(found);
  }

  @Override
  public List<PostView> after(Actor actor, ChannelId channel, long sequence, int limit) {
    actor.require(Permission.READ_POSTS, channel);
    var page = PageRequest.first(limit);
    var found = posts.after(channel, sequence, page.limit());
    if (found.isEmpty()) channels.get(channel);
    return views.of(found);
  }

  @Override
  public Page<PostView> feed(Actor actor, AccountId account, PageRequest page) {
    actor.require(Permission.READ_SUBSCRIPTIONS, account);
    return view(posts.feed(account, actor.channels(), page));
  }

  private Page<PostView> view(Page<Post> page) {
    return new Page<>(views.of(page.items()), page.next());
  }
}
