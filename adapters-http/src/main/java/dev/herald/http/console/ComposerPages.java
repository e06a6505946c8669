package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.PUBLISH_POSTS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.in.draft.SaveDraft;
import dev.herald.application.port.in.image.UploadImage;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.view.ChannelView;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.http.json.Json;
import dev.herald.http.request.UploadedFile;
import dev.herald.http.route.Body;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Create Post: the form, its live preview, its images, and the publishing. */
final class ComposerPages {

  private final ReadChannels readChannels;
  private final ChannelFinder finder;
  private final PublishPost publishPost;
  private final UploadImage uploadImage;
  private final SaveDraft saveDraft;
  private final PublishDraft publishDraft;

  ComposerPages(UseCases useCases) {
    readChannels = useCases.readChannels();
    finder = new ChannelFinder(readChannels);
    publishPost = useCases.publishPost();
    uploadImage = useCases.uploadImage();
    saveDraft = useCases.saveDraft();
    publishDraft = useCases.publishDraft();
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
    var channel = Queries.find(ctx, "channel").flatMap(it -> finder.find(it, view));
    answer(ctx, view, channel, "");
  }

  /**
   * Answers with the form.
   *
   * @param draft the id of the draft to go on with; empty for a new post
   */
  static void answer(Context ctx, View view, Optional<ChannelView> channel, String draft) {
    Templates.answer(
        ctx,
        view,
        "compose",
        Map.of(
            "channel",
            channel,
            "card",
            new PostForm(Form.EMPTY).card(Optional.empty(), view),
            "key",
            FormKey.create(),
            "draft",
            draft));
  }

  /** Shows the post as it would be, and what is wrong with it so far. */
  private void preview(Context ctx, View view) {
    var draft = new PostForm(Form.of(ctx));
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
    var post = new PostForm(form);
    var content = post.content();
    var channel = post.channelId();
    if (form.text("draft").isEmpty()) {
      publishPost.publish(
          view.actor(), new PublishPost.Command(channel, content, FormKey.of(form, view)));
    } else {
      publishDraft(new DraftId(form.text("draft")), form, view);
    }
    var name =
        finder.find(channel.value(), view).map(it -> it.channel().info().name().value()).orElse("");
    Done.redirect(ctx, view, view.links().at("/console/posts"), view.text("post.published", name));
  }

  /** Publishes what is in the form, as nobody sees what else the draft might say. */
  private void publishDraft(DraftId id, Form form, View view) {
    var revision = OptionalLong.of(ChannelForm.revision(form));
    try {
      var post = new PostForm(form);
      var command = new SaveDraft.Command(id, post.draft(), revision);
      var saved = saveDraft.save(view.actor(), command).draft();
      if (!saved.channel().equals(post.channelId())) {
        throw new InvalidValue(Violation.of("channel", "conflict", "must be the draft's"));
      }
      revision = OptionalLong.of(saved.revision());
    } catch (Refusal.DraftPublished before) {
      // It may be this very form that is sent again.
    }
    publishDraft.publish(view.actor(), new PublishDraft.Command(id, revision));
  }

  private void upload(Context ctx, View view) {
    var image = UploadedFile.use(ctx, "file", it -> uploadImage.upload(view.actor(), it));
    var shown = view.links().thumbnail(new ImageRef.Stored(image.id()));
    ctx.contentType("application/json")
        .result(Json.bytes(Map.of("image", image.id().value(), "thumbnail", shown)));
  }
}
