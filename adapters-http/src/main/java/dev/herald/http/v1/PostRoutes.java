package dev.herald.http.v1;

import static dev.herald.http.route.Access.EDITOR;
import static dev.herald.http.route.Access.READER;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PostType;
import dev.herald.http.answer.Answers;
import dev.herald.http.answer.PageJson;
import dev.herald.http.auth.Authentication;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.request.Headers;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.request.RequestBody;
import dev.herald.http.route.Route;
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
  private final ImageUrls urls;

  PostRoutes(UseCases useCases, Answers answers, ImageUrls urls) {
    publishPost = useCases.publishPost();
    recallPost = useCases.recallPost();
    readPosts = useCases.readPosts();
    this.answers = answers;
    this.urls = urls;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v1/channels/{id}/posts", EDITOR, this::publish),
        Route.get("/api/v1/channels/{id}/posts", READER, this::listOfChannel),
        Route.get("/api/v1/posts", READER, this::list),
        Route.get("/api/v1/posts/{postId}", READER, this::get),
        Route.post("/api/v1/posts/{postId}/recall", EDITOR, this::recall),
        Route.get("/api/v1/accounts/{account}/feed", READER, this::feed));
  }

  private void publish(Context ctx) {
    var channel = Paths.channelId(ctx, "id");
    var body = RequestBody.of(ctx);
    var key = Headers.idempotencyKey(ctx, Authentication.caller(ctx).token(), body);
    var content = PostRequests.content(body.object(), urls);
    var published = publishPost.publish(new PublishPost.Command(channel, content, key));
    ctx.header("Location", Paths.post(published.post().id()));
    Answers.changed(ctx, 201, PostJson.of(published, urls));
  }

  private void listOfChannel(Context ctx) {
    var channel = Paths.channelId(ctx, "id");
    var page = QueryParameters.of(ctx, "limit", "cursor").page();
    list(ctx, PostQuery.all(page).inChannel(channel));
  }

  private void list(Context ctx) {
    var given =
        QueryParameters.of(ctx, "query", "channel", "type", "from", "to", "limit", "cursor");
    list(
        ctx,
        new PostQuery(
            given.value("channel", ChannelId::new),
            given.text("query"),
            given.oneOf(PostType.class, "type"),
            given.time("from"),
            given.time("to"),
            given.page()));
  }

  private void list(Context ctx, PostQuery query) {
    answers.read(ctx, () -> PageJson.of(readPosts.list(query), this::json));
  }

  private void feed(Context ctx) {
    var account = Paths.account(ctx);
    var page = QueryParameters.of(ctx, "limit", "cursor").page();
    answers.read(ctx, () -> PageJson.of(readPosts.feed(account, page), this::json));
  }

  private void get(Context ctx) {
    var id = Paths.postId(ctx);
    answers.read(ctx, () -> json(readPosts.get(id)));
  }

  private void recall(Context ctx) {
    var id = Paths.postId(ctx);
    var body = RequestBody.of(ctx);
    var reason = body.isEmpty() ? Optional.<String>empty() : reason(body);
    var recalled = recallPost.recall(new RecallPost.Command(id, reason.orElse("")));
    Answers.changed(ctx, 200, json(new PostView(recalled, Map.of())));
  }

  private static Optional<String> reason(RequestBody body) {
    var object = body.object();
    var reason = object.optional("reason", text -> text == null ? "" : text);
    object.end();
    object.violations().throwIfAny();
    return reason;
  }

  private PostJson json(PostView view) {
    return PostJson.of(view, urls);
  }
}
