package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.CREATE_CHANNELS;
import static dev.herald.domain.permission.Permission.DELETE_CHANNELS;
import static dev.herald.domain.permission.Permission.EDIT_CHANNELS;
import static dev.herald.domain.permission.Permission.READ_CHANNELS;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.channel.PinPost;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.channel.UnpinPost;
import dev.herald.application.view.ChannelOrder;
import dev.herald.domain.id.ChannelId;
import dev.herald.http.answer.Answers;
import dev.herald.http.answer.PageJson;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.request.Headers;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.request.RequestBody;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Channels. */
final class ChannelRoutes {

  private final CreateChannel createChannel;
  private final EditChannel editChannel;
  private final DeleteChannel deleteChannel;
  private final ReadChannels readChannels;
  private final PinPost pinPost;
  private final UnpinPost unpinPost;
  private final Answers answers;
  private final ImageUrls urls;

  ChannelRoutes(UseCases useCases, Answers answers, ImageUrls urls) {
    createChannel = useCases.createChannel();
    editChannel = useCases.editChannel();
    deleteChannel = useCases.deleteChannel();
    readChannels = useCases.readChannels();
    pinPost = useCases.pinPost();
    unpinPost = useCases.unpinPost();
    this.answers = answers;
    this.urls = urls;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v1/channels", to(CREATE_CHANNELS), this::create),
        Route.get("/api/v1/channels", to(READ_CHANNELS), this::list),
        Route.get("/api/v1/channels/{id}", to(READ_CHANNELS), this::get),
        Route.patch("/api/v1/channels/{id}", to(EDIT_CHANNELS), this::edit),
        Route.delete("/api/v1/channels/{id}", to(DELETE_CHANNELS), this::delete),
        Route.put("/api/v1/channels/{id}/pinned-post", to(EDIT_CHANNELS), this::pin),
        Route.delete("/api/v1/channels/{id}/pinned-post", to(EDIT_CHANNELS), this::unpin));
  }

  private void create(Context ctx) {
    var body = RequestBody.of(ctx);
    var key = Headers.idempotencyKey(ctx, actor(ctx).id().toString(), body);
    var created =
        ChannelJson.of(
            createChannel.create(actor(ctx), ChannelRequests.create(body.object(), key, urls)),
            urls);
    Answers.location(ctx, Paths.channel(created.id()));
    Answers.changed(ctx, 201, created, created.tag());
  }

  private void list(Context ctx) {
    var parameters = QueryParameters.of(ctx, "query", "sort", "limit", "cursor");
    var query = parameters.text("query");
    var order = parameters.oneOf(ChannelOrder.class, "sort").orElse(ChannelOrder.NEWEST);
    var page = parameters.page();
    answers.read(
        ctx,
        () ->
            PageJson.of(
                readChannels.list(actor(ctx), query, order, page),
                view -> ChannelJson.of(view, urls)));
  }

  private void get(Context ctx) {
    var id = Paths.channelId(ctx, "id");
    answers.readTagged(
        ctx, () -> ChannelJson.of(readChannels.get(actor(ctx), id), urls), ChannelJson::tag);
  }

  private void edit(Context ctx) {
    var id = Paths.channelId(ctx, "id");
    var patch = ChannelRequests.patch(RequestBody.of(ctx).object(), urls);
    var command = new EditChannel.Command(id, patch, expectedRevision(ctx, id));
    var edited = ChannelJson.of(editChannel.edit(actor(ctx), command), urls);
    Answers.changed(ctx, 200, edited, edited.tag());
  }

  private OptionalLong expectedRevision(Context ctx, ChannelId id) {
    return Headers.expectedRevision(
        ctx, () -> readChannels.get(actor(ctx), id).channel().revision());
  }

  private void delete(Context ctx) {
    var id = Paths.channelId(ctx, "id");
    deleteChannel.delete(actor(ctx), new DeleteChannel.Command(id, expectedRevision(ctx, id)));
    ctx.status(204);
  }

  private void pin(Context ctx) {
    var id = Paths.channelId(ctx, "id");
    var post = ChannelRequests.postToPin(RequestBody.of(ctx).object());
    var pinned = ChannelJson.of(pinPost.pin(actor(ctx), new PinPost.Command(id, post)), urls);
    Answers.changed(ctx, 200, pinned, pinned.tag());
  }

  private void unpin(Context ctx) {
    var id = Paths.channelId(ctx, "id");
    unpinPost.unpin(actor(ctx), new UnpinPost.Command(id, Optional.empty()));
    ctx.status(204);
  }
}
