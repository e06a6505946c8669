package dev.herald.http.console;

import static dev.herald.http.route.Access.EDITOR;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.image.UploadImage;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.view.ChannelView;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.json.Json;
import dev.herald.http.request.Uploads;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Create Post: the form, its live preview, its images, and the publishing. */
final class ComposerPages {

  private final ReadChannels readChannels;
  private final PublishPost publishPost;
  private final UploadImage uploadImage;

  ComposerPages(UseCases useCases) {
    readChannels = useCases.readChannels();
    publishPost = useCases.publishPost();
    uploadImage = useCases.uploadImage();
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/compose", EDITOR, this::form),
        guard.post("/console/compose", EDITOR, this::publish),
        guard.post("/console/compose/preview", EDITOR, this::preview),
        guard.post("/console/images", EDITOR, this::upload));
  }

  private void form(Context ctx, View view) {
    Templates.answer(
        ctx,
        view,
        "compose",
        Map.of(
            "channel", Queries.find(ctx, "channel").flatMap(this::find),
            "card", new Draft(Form.EMPTY).card(Optional.empty(), view),
            "key", FormKey.create()));
  }

  private Optional<ChannelView> find(String id) {
    try {
      return Optional.of(readChannels.get(new ChannelId(id)));
    } catch (Refusal.ChannelNotFound | InvalidValue e) {
      return Optional.empty();
    }
  }

  /** Shows the post as it would be, and what is wrong with it so far. */
  private void preview(Context ctx, View view) {
    var draft = new Draft(Form.of(ctx));
    var channel = draft.channel().flatMap(this::find).map(ChannelView::channel);
    Templates.answer(
        ctx,
        view,
        "preview",
        Map.of(
            "card", draft.card(channel, view),
            "lines", Failures.lines(draft.violationsSoFar(), view)));
  }

  private void publish(Context ctx, View view) {
    var form = Form.of(ctx);
    var draft = new Draft(form);
    var content = draft.content();
    var channel = draft.channelId();
    publishPost.publish(new PublishPost.Command(channel, content, FormKey.of(form, view)));
    var name = find(channel.value()).map(it -> it.channel().info().name().value()).orElse("");
    Done.goOn(ctx, view, "/console/posts", view.text("post.published", name));
  }

  private void upload(Context ctx, View view) {
    var image = Uploads.use(ctx, "file", uploadImage::upload);
    var shown = view.thumbnail(new ImageRef.Stored(image.id()));
    ctx.contentType("application/json")
        .result(Json.bytes(Map.of("image", image.id().value(), "thumbnail", shown)));
  }
}
