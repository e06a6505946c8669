package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.PUBLISH_POSTS;
import static dev.herald.domain.permission.Permission.READ_POSTS;
import static dev.herald.domain.permission.Permission.READ_SUBSCRIPTIONS;
import static dev.herald.domain.permission.Permission.RECALL_POSTS;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.view.Page;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.post.PostType;
import dev.herald.http.answer.Answers;
import dev.herald.http.answer.PageJson;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.request.Headers;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.request.RequestBody;
import dev.herald.http.route.Route;
import dev.herald.http.stream.LongPolls;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Posts. */
final class PostRoutes {

  private final PublishPost publishPost;
  private final RecallPost recallPost;
  private final ReadPosts readPosts;
  private final Answers answers;
  private final LongPolls polls;
  private final ImageUrls urls;

  PostRoutes(UseCases useCases, Answers answers, LongPolls polls, ImageUrls urls) {
    publishPost = useCases.publishPost();
    recallPost = useCases.recallPost();
    readPosts = useCases.readPosts();
    this.answers = answers;
    this.polls = polls;
    this.urls = urls;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v1/channels/{id}/posts", to(PUBLISH_POSTS), this::publish),
        Route.get("/api/v1/channels/{id}/posts", to(READ_POSTS), this::listOfChannel),
        Route.get("/api/v1/posts", to(READ_POSTS), this::list),
        Route.get("/api/v1/posts/{postId}", to(READ_POSTS), this::get),
        Route.post("/api/v1/posts/{postId}/recall", to(RECALL_POSTS), this::recall),
        Route.get("/api/v1/accounts/{account}/feed", to(READ_SUBSCRIPTIONS), this::feed));
  }

  private void publish(Context ctx) {
    var channel = Paths.channelId(ctx, "id");
    var body = RequestBody.of(ctx);
    var key = Headers.idempotencyKey(ctx, actor(ctx).id().toString(), body);
    var command = PostRequests.publish(channel, body.object(), key, urls);
    var published = publishPost.publish(actor(ctx), command);
    Answers.location(ctx, Paths.post(published.post().id()));
    Answers.changed(ctx, 201, json(ctx, published));
  }

  private void listOfChannel(Context ctx) {
    var channel = Paths.channelId(ctx, "id");
    var given = QueryParameters.of(ctx, "limit", "cursor", "after", "wait");
    var after = given.number("after", 0, Long.MAX_VALUE);
    if (after.isEmpty()) {
      given.only("wait", "after");
      list(ctx, PostQuery.all(given.page()).inChannel(channel));
      return;
    }
    listForward(ctx, channel, after.get(), given);
  }

  private void listForward(Context ctx, ChannelId channel, long after, QueryParameters given) {
    given.not("cursor", "after");
    var limit = given.page().limit();
    var wait = given.seconds("wait", LongPolls.LONGEST);
    var actor = actor(ctx);
    polls.answer(
        ctx,
        Optional.of(channel),
        wait,
        () -> !readPosts.after(actor, channel, after, 1).isEmpty(),
        () ->
            answers.read(
                ctx,
                () -> {
                  var found = readPosts.after(actor, channel, after, limit);
                  return PageJson.of(new Page<>(found, Optional.empty()), view -> json(ctx, view));
                }));
  }

  private void list(Context ctx) {
    var given =
        QueryParameters.of(
            ctx,
            "query",
            "channel",
            "type",
            "publishedBy",
            "hasLinks",
            "from",
            "to",
            "limit",
            "cursor");
    list(
        ctx,
        new PostQuery(
            given.value("channel", ChannelId::new),
            given.text("query"),
            given.oneOf(PostType.class, "type"),
            given.value("publishedBy", text -> Names.of("publishedBy", text, ActorId::of)),
            given.flag("hasLinks"),
            given.time("from"),
            given.time("to"),
            given.page()));
  }

  private void list(Context ctx, PostQuery query) {
    answers.read(
        ctx, () -> PageJson.of(readPosts.list(actor(ctx), query), view -> json(ctx, view)));
  }

  private void feed(Context ctx) {
    var account = Paths.account(ctx);
    var page = QueryParameters.of(ctx, "limit", "cursor").page();
    answers.read(
        ctx, () -> PageJson.of(readPosts.feed(actor(ctx), account, page), view -> json(ctx, view)));
  }

  private void get(Context ctx) {
    var id = Paths.postId(ctx);
    answers.read(ctx, () -> json(ctx, readPosts.get(actor(ctx), id)));
  }

  private void recall(Context ctx) {
    var id = Paths.postId(ctx);
    var reason = PostRequests.reason(RequestBody.of(ctx));
    var recalled = recallPost.recall(actor(ctx), new RecallPost.Command(id, reason));
    Answers.changed(ctx, 200, json(ctx, new PostView(recalled, Map.of())));
  }

  private PostJson json(Context ctx, PostView view) {
    return PostJson.of(view, actor(ctx).may(Permission.SEE_AUTHORS), urls);
  }
}
