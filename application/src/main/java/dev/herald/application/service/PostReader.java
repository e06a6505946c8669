package dev.herald.application.service;

import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Post;
import dev.herald.domain.refusal.Refusal;
import java.util.List;
import java.util.OptionalLong;

/** Reads posts, and what is known of their images. */
final class PostReader implements ReadPosts {

  private final PostRepository posts;
  private final ChannelRepository channels;
  private final Uploads uploads;

  PostReader(PostRepository posts, ChannelRepository channels, Uploads uploads) {
    this.posts = posts;
    this.channels = channels;
    this.uploads = uploads;
  }

  @Override
  public PostView get(PostId id) {
    return uploads.view(posts.get(id));
  }

  @Override
  public PostView get(ChannelId channel, long sequence) {
    var post = posts.find(channel, sequence);
    if (post.isEmpty()) channels.get(channel);
    return uploads.view(post.orElseThrow(() -> new Refusal.PostNotFound(channel, sequence)));
  }

  @Override
  public Page<PostView> list(PostQuery query) {
    var page = posts.list(query);
    // An empty list may be one of a channel that isn't there; a list of posts can't.
    if (page.items().isEmpty()) query.channel().ifPresent(channels::get);
    return view(page);
  }

  @Override
  public List<PostView> history(
      ChannelId channel, OptionalLong before, boolean withRecalled, int limit) {
    var page = PageRequest.first(limit); // which knows how many may be asked for
    var found = posts.history(channel, before, withRecalled, page.limit());
    if (found.isEmpty()) channels.get(channel);
    return uploads.view(found);
  }

  @Override
  public Page<PostView> feed(AccountId account, PageRequest page) {
    return view(posts.feed(account, page));
  }

  private Page<PostView> view(Page<Post> page) {
    return new Page<>(uploads.view(page.items()), page.next());
  }
}
