package dev.herald.application.service;

import dev.herald.application.port.in.channel.ReadPublicChannels;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PublicPosts;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.Post;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what is for everybody. */
final class PublicChannelService implements ReadPublicChannels {

  private final ChannelRepository channels;
  private final PostRepository posts;
  private final PostViews views;

  PublicChannelService(ChannelRepository channels, PostRepository posts, PostViews views) {
    this.channels = channels;
    this.posts = posts;
    this.views = views;
  }

  @Override
  public ChannelView get(ChannelId id) {
    var found = channels.get(id);
    found.channel().requirePublic();
    return found;
  }

  @Override
  public PublicPosts posts(ChannelId id, OptionalLong before, int most) {
    var limit = PageRequest.first(most).limit(); // which knows how many may be asked for
    var found = posts.history(id, before, true, limit + 1);
    var hasOlder = found.size() > limit;
    var read = of(id, hasOlder ? found.subList(0, limit) : found, hasOlder);
    return before.isPresent() ? read : withPinned(read);
  }

  @Override
  public PublicPosts post(ChannelId id, long sequence) {
    var found = posts.find(id, sequence);
    if (found.isEmpty()) get(id);
    var post = found.orElseThrow(() -> new Refusal.PostNotFound(id, sequence));
    return of(id, List.of(post), sequence > 1);
  }

  /** The channel is asked for last: it may have been made private while its posts were read. */
  private PublicPosts of(ChannelId id, List<Post> read, boolean hasOlder) {
    var shown = views.of(read);
    return new PublicPosts(get(id), Optional.empty(), shown, hasOlder);
  }

  /** It may have been recalled since. */
  private PublicPosts withPinned(PublicPosts read) {
    var pinned =
        read.channel()
            .channel()
            .pinnedPost()
            .flatMap(posts::find)
            .filter(post -> !post.isRecalled())
            .map(views::of);
    return new PublicPosts(read.channel(), pinned, read.posts(), read.hasOlder());
  }

  @Override
  public long count() {
    return channels.countPublic();
  }

  @Override
  public List<ChannelView> list(long offset, int most) {
    if (most < 1 || most > MAX_CHANNELS) {
      throw new InvalidValue(Violation.outOfRange("limit", 1, MAX_CHANNELS, most));
    }
    return channels.listPublic(offset, most);
  }
}
