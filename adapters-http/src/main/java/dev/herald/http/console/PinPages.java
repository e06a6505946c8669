package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.EDIT_CHANNELS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.PinPost;
import dev.herald.application.port.in.channel.UnpinPost;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Post;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** What pins a post on its channel, and unpins it. */
final class PinPages {

  private final ReadPosts readPosts;
  private final PinPost pinPost;
  private final UnpinPost unpinPost;

  PinPages(UseCases useCases) {
    readPosts = useCases.readPosts();
    pinPost = useCases.pinPost();
    unpinPost = useCases.unpinPost();
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.post("/console/posts/{id}/pin", to(EDIT_CHANNELS), this::pin),
        guard.post("/console/posts/{id}/unpin", to(EDIT_CHANNELS), this::unpin));
  }

  private void pin(Context ctx, View view) {
    var post = post(ctx, view);
    pinPost.pin(view.actor(), new PinPost.Command(post.channel(), post.id()));
    answer(ctx, view, post, "post.isPinned");
  }

  /** Another one that was pinned meanwhile stays so. */
  private void unpin(Context ctx, View view) {
    var post = post(ctx, view);
    var command = new UnpinPost.Command(post.channel(), Optional.of(post.id()));
    unpinPost.unpin(view.actor(), command);
    answer(ctx, view, post, "post.isUnpinned");
  }

  private Post post(Context ctx, View view) {
    return readPosts.get(view.actor(), new PostId(ctx.pathParam("id"))).post();
  }

  private static void answer(Context ctx, View view, Post post, String notice) {
    Done.redirect(ctx, view, view.links().post(post.id().value()), view.text(notice));
  }
}
