package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.PUBLISH_POSTS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.image.UploadImage;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.view.ChannelView;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.image.ImageRef;
import dev.herald.http.json.Json;
import dev.herald.http.request.UploadedFile;
import dev.herald.http.route.Body;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Create Post: the form, its live preview, its images, and the publishing. */
final class ComposerPages {

  private final ReadChannels readChannels;
  private final ChannelFinder finder;
  private final PublishPost publishPost;
  private final UploadImage uploadImage;

  ComposerPages(UseCases useCases) {
    readChannels = useCases.readChannels();
    finder = new ChannelFinder(readChannels);
    publishPost = useCases.publishPost();
    uploadImage = useCases.uploadImage();
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/compose", to(PUBLISH_POSTS), this::form),
        guard.post("/console/compose", to(PUBLISH_POSTS), this::publish),
        guard.post("/console/compose/preview", to(PUBLISH_POSTS), this::preview),
        guard.get("/console/windows/publish-post", to(PUBLISH_POSTS), this::publishWindow),
        guard.post("/console/images", to(PUBLISH_POSTS), Body.FILE, this::upload));
  }

  private void form(Context ctx, View view) {
    Templates.answer(
        ctx,
        view,
        "compose",
        Map.of(
            "channel", Queries.find(ctx, "channel").flatMap(it -> finder.find(it, view)),
            "card", new Draft(Form.EMPTY).card(Optional.empty(), view),
            "key", FormKey.create()));
  }

  /** Shows the post as it would be, and what is wrong with it so far. */
  private void preview(Context ctx, View view) {
    var draft = new Draft(Form.of(ctx));
    var channel = draft.channel().flatMap(it -> finder.find(it, view)).map(ChannelView::channel);
    Templates.answer(
        ctx,
        view,
        "preview",
        Map.of(
            "card", draft.card(channel, view),
            "lines", FailureAnswers.lines(draft.violationsSoFar(channel), view)));
  }

  /** Asks whether to publish, and says who will get the post. */
  private void publishWindow(Context ctx, View view) {
    var channel = readChannels.get(view.actor(), new ChannelId(Queries.text(ctx, "channel")));
    Templates.answer(ctx, view, "publishPost", Map.of("channel", channel));
  }

  private void publish(Context ctx, View view) {
    var form = Form.of(ctx);
    var draft = new Draft(form);
    var content = draft.content();
    var channel = draft.channelId();
    publishPost.publish(
        view.actor(), new PublishPost.Command(channel, content, FormKey.of(form, view)));
    var name =
        finder.find(channel.value(), view).map(it -> it.channel().info().name().value()).orElse("");
    Done.redirect(ctx, view, view.links().at("/console/posts"), view.text("post.published", name));
  }

  private void upload(Context ctx, View view) {
    var image = UploadedFile.use(ctx, "file", it -> uploadImage.upload(view.actor(), it));
    var shown = view.links().thumbnail(new ImageRef.Stored(image.id()));
    ctx.contentType("application/json")
        .result(Json.bytes(Map.of("image", image.id().value(), "thumbnail", shown)));
  }
}
