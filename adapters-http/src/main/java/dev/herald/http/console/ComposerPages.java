package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.PUBLISH_POSTS;
import static dev.herald.http.route.Access.to;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.draft.CreateDraft;
import dev.herald.application.port.in.draft.CrossPost;
import dev.herald.application.port.in.draft.FindFreeTime;
import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.in.draft.ReadDrafts;
import dev.herald.application.port.in.draft.SaveDraft;
import dev.herald.application.port.in.draft.ScheduleDraft;
import dev.herald.application.port.in.image.UploadImage;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.template.ReadTemplates;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.template.Template;
import dev.herald.http.json.Json;
import dev.herald.http.request.UploadedFile;
import dev.herald.http.route.Body;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
  private final CreateDraft createDraft;
  private final ReadDrafts readDrafts;
  private final SaveDraft saveDraft;
  private final ScheduleDraft scheduleDraft;
  private final PublishDraft publishDraft;
  private final CrossPost crossPost;
  private final FindFreeTime findFreeTime;
  private final ReadTemplates readTemplates;
  private final Concerns concerns;
  private final Outcomes outcomes;
  private final ConsoleSettings settings;
  private final InstantSource clock;

  ComposerPages(UseCases useCases, ConsoleSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    findFreeTime = useCases.findFreeTime();
    readTemplates = useCases.readTemplates();
    concerns = new Concerns(useCases.readPosts());
    scheduleDraft = useCases.scheduleDraft();
    readChannels = useCases.readChannels();
    finder = new ChannelFinder(readChannels);
    publishPost = useCases.publishPost();
    uploadImage = useCases.uploadImage();
    createDraft = useCases.createDraft();
    readDrafts = useCases.readDrafts();
    saveDraft = useCases.saveDraft();
    publishDraft = useCases.publishDraft();
    crossPost = useCases.crossPost();
    outcomes = new Outcomes(readDrafts, useCases.readPosts());
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/compose", to(PUBLISH_POSTS), this::form),
        guard.post("/console/compose", to(PUBLISH_POSTS), this::publish),
        guard.post("/console/compose/preview", to(PUBLISH_POSTS), this::preview),
        guard.post("/console/windows/publish-post", to(PUBLISH_POSTS), this::publishWindow),
        guard.post("/console/images", to(PUBLISH_POSTS), Body.FILE, this::upload));
  }

  private void form(Context ctx, View view) {
    var template =
        Queries.find(ctx, "template")
            .map(it -> readTemplates.get(view.actor(), new TemplateId(it)).template());
    var named =
        Queries.find(ctx, "channel")
            .or(() -> template.flatMap(Template::channel).map(ChannelId::value));
    var channel = named.isEmpty() ? only(view) : finder.find(named.get(), view);
    answer(ctx, view, channel, Optional.empty(), template);
  }

  /**
   * Answers with the form.
   *
   * @param draft to go on with
   */
  static void answer(Context ctx, View view, Optional<ChannelView> channel, Draft draft) {
    answer(ctx, view, channel, Optional.of(draft), Optional.empty());
  }

  /** Where there is no choice, none has to be made. */
  private Optional<ChannelView> only(View view) {
    var first = readChannels.list(view.actor(), "", PageRequest.first(2)).items();
    return first.size() == 1 ? Optional.of(first.get(0)) : Optional.empty();
  }

  /**
   * Answers with the form.
   *
   * @param draft to go on with; empty for a new post
   * @param template with what the new post begins, if it is with one
   */
  private static void answer(
      Context ctx,
      View view,
      Optional<ChannelView> channel,
      Optional<Draft> draft,
      Optional<Template> template) {
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
            draft.map(it -> it.id().value()).orElse(""),
            "begin",
            template.map(it -> new String(Json.bytes(DraftJson.of(it, view)), UTF_8)).orElse(""),
            "wanted",
            Queries.text(ctx, "publishAt"),
            "returned",
            draft.flatMap(Draft::returned).map(it -> DraftCard.why(it, view)).orElse(""),
            "returnedFrom",
            draft
                .flatMap(Draft::returned)
                .map(it -> view.reader().time(it.schedule().at()))
                .orElse("")));
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

  /** Asks whether to publish, or when, and says who will get the post and what looks wrong. */
  private void publishWindow(Context ctx, View view) {
    var form = Form.of(ctx);
    var post = new PostForm(form);
    var content = post.content();
    var channels = post.channels().stream().map(it -> readChannels.get(view.actor(), it)).toList();
    var zone = view.reader().zone();
    Templates.answer(
        ctx,
        view,
        "publishPost",
        Map.of(
            "channel", channels.get(0),
            "others", channels.subList(1, channels.size()),
            "subscriptions", channels.stream().mapToLong(ChannelView::subscriberCount).sum(),
            "concerns", concerns.about(content, channels, view),
            "isWanted", !form.text("wanted").isEmpty(),
            "publishAt",
                form.find("wanted")
                    .filter(it -> !it.isEmpty())
                    .orElseGet(() -> LocalTimes.write(free(post.channelId(), view), zone)),
            "first", LocalTimes.write(clock.instant().plus(Duration.ofMinutes(1)), zone)));
  }

  /** The policy may leave no time sooner. */
  private Instant free(ChannelId channel, View view) {
    var soon = LocalTimes.soon(clock.instant(), view.reader().zone());
    return LocalTimes.upToMinute(findFreeTime.find(view.actor(), channel, soon));
  }

  private void publish(Context ctx, View view) {
    var form = Form.of(ctx);
    var post = new PostForm(form);
    var content = post.content();
    var channel = readChannels.get(view.actor(), post.channelId()).channel();
    var name = channel.info().name().value();
    if (post.channels().size() > 1) {
      crossPost(ctx, form, post, view);
    } else if (!form.text("publishAt").isEmpty()) {
      var at = LocalTimes.read(form.text("publishAt"), view.reader().zone());
      schedule(saved(form, post, view), form, at, view);
      Done.redirect(
          ctx,
          view,
          view.links().schedule(at, view.reader()),
          view.text("post.scheduled", name, view.reader().time(at)));
    } else if (settings.undo().isZero() || !waitForUndo(ctx, form, post, name, view)) {
      if (!publishDraft(form, post, view)) {
        publishPost.publish(
            view.actor(),
            new PublishPost.Command(
                channel.id(), content, isSilent(form), FormKey.of(form, view), true));
      }
      Done.redirect(
          ctx, view, view.links().at("/console/posts"), view.text("post.published", name));
    }
  }

  /** Publishes in several channels: at a time, or in a few seconds, until when it can be undone. */
  private void crossPost(Context ctx, Form form, PostForm post, View view) {
    var zone = view.reader().zone();
    var chosen =
        form.find("publishAt").filter(it -> !it.isEmpty()).map(it -> LocalTimes.read(it, zone));
    var undo = settings.undo();
    var at =
        chosen.or(() -> undo.isZero() ? Optional.empty() : Optional.of(clock.instant().plus(undo)));
    var seen = savedBefore(form, post, view);
    var scheduled =
        crossPost.crossPost(
            view.actor(),
            new CrossPost.Command(
                seen.id(),
                post.channels(),
                at,
                zone,
                isSilent(form),
                OptionalLong.of(seen.revision()),
                FormKey.crossPost(form, post, view)));
    var several = scheduled.size();
    var all = scheduled.stream().map(CrossPost.Scheduled::draft).toList();
    if (!outcomes.isWaiting(all, view)) { // it was sent before
      var text = view.text("also.published", outcomes.published(all, view));
      Done.redirect(ctx, view, view.links().at("/console/posts"), text);
    } else if (chosen.isPresent()) {
      var time = view.reader().time(chosen.get());
      Done.redirect(
          ctx,
          view,
          view.links().schedule(chosen.get(), view.reader()),
          view.text("also.scheduled", several, time));
    } else {
      var copies = all.stream().skip(1).map(DraftId::value).toList();
      var what =
          Map.of(
              "draft", seen.id().value(),
              "key", form.text("key"),
              "copies", copies,
              "title", view.text("also.publishing", several),
              "millis", undo.toMillis());
      ctx.header("X-Herald-Undo", view.links().encode(new String(Json.bytes(what), UTF_8)));
      Done.redirect(ctx, view, view.links().at("/console/posts"), "");
    }
  }

  /** A draft at a revision. */
  private record Seen(DraftId id, long revision) {}

  /** The draft that says what the form says; one that was published may be so by this very form. */
  private Seen savedBefore(Form form, PostForm post, View view) {
    try {
      var draft = saved(form, post, view);
      return new Seen(draft.id(), draft.revision());
    } catch (Refusal.DraftPublished published) {
      return new Seen(published.draft(), Draft.FIRST_REVISION);
    }
  }

  /**
   * Has the post published in a few seconds, until when that can be undone.
   *
   * @return false if there can be no draft that waits, or the post is out already
   */
  private boolean waitForUndo(Context ctx, Form form, PostForm post, String name, View view) {
    try {
      var now = clock.instant();
      var draft = scheduleSoon(form, post, now.plus(settings.undo()), view);
      var left = draft.schedule().map(it -> Duration.between(now, it.at())).orElse(Duration.ZERO);
      var what =
          Map.of(
              "draft", draft.id().value(),
              "key", form.text("key"),
              "channel", name,
              "millis", left.toMillis());
      ctx.header("X-Herald-Undo", view.links().encode(new String(Json.bytes(what), UTF_8)));
      Done.redirect(ctx, view, view.links().at("/console/posts"), "");
      return true;
    } catch (Refusal.TooManyDrafts | Refusal.DraftPublished e) {
      return false;
    }
  }

  /** To be told twice is no reason to wait anew. */
  private Draft scheduleSoon(Form form, PostForm post, Instant at, View view) {
    var draft = saved(form, post, view);
    var isSoon = draft.schedule().filter(it -> !it.at().isAfter(at)).isPresent();
    return isSoon ? draft : schedule(draft, form, at, view);
  }

  private Draft schedule(Draft draft, Form form, Instant at, View view) {
    // Whoever gives a draft another time has seen the one that it has.
    var seen = draft.schedule().isPresent() ? known(form) : draft.revision();
    var zone = view.reader().zone();
    return scheduleDraft
        .schedule(
            view.actor(),
            new ScheduleDraft.Command(draft.id(), at, zone, isSilent(form), OptionalLong.of(seen)))
        .draft();
  }

  /** The draft that says what the form says. */
  private Draft saved(Form form, PostForm post, View view) {
    var draft = draft(form, post, view);
    post.requireToBe(draft);
    var command = new SaveDraft.Command(draft.id(), post.draft(), OptionalLong.of(known(form)));
    return saveDraft.save(view.actor(), command).draft();
  }

  /** A draft that the form has begun without knowing may have been changed by others since. */
  private static long known(Form form) {
    return form.text("draft").isEmpty() ? Draft.FIRST_REVISION : ChannelForm.revision(form);
  }

  /**
   * Publishes what is in the form by way of its draft, as the form saves itself: a save that comes
   * late must not leave a draft behind, and to publish again must not make another post.
   *
   * @return false if there is no draft, and can be none
   * @throws Refusal.DraftPublished it was published before, and said something else
   */
  private boolean publishDraft(Form form, PostForm post, View view) {
    DraftId id;
    var revision = OptionalLong.empty();
    Optional<Refusal.DraftPublished> before = Optional.empty();
    try {
      var draft = saved(form, post, view);
      id = draft.id();
      revision = OptionalLong.of(draft.revision());
    } catch (Refusal.TooManyDrafts full) {
      return false;
    } catch (Refusal.DraftPublished published) {
      id = published.draft();
      before = Optional.of(published);
    }
    var published =
        publishDraft.publish(view.actor(), new PublishDraft.Command(id, revision, isSilent(form)));
    if (before.isPresent() && !published.post().content().equals(Optional.of(post.content()))) {
      throw before.get();
    }
    return true;
  }

  /** As was chosen where it was asked whether to publish. */
  private static boolean isSilent(Form form) {
    return form.text("silent").equals("true");
  }

  private Draft draft(Form form, PostForm post, View view) {
    return form.text("draft").isEmpty()
        ? createDraft.create(view.actor(), FormKey.draft(form, post, view)).draft()
        : readDrafts.get(view.actor(), new DraftId(form.text("draft"))).draft();
  }

  private void upload(Context ctx, View view) {
    var image = UploadedFile.use(ctx, "file", it -> uploadImage.upload(view.actor(), it));
    var stored = new ImageRef.Stored(image.id());
    var source = image.dimensions().isPresent() ? view.links().large(stored) : "";
    ctx.contentType("application/json")
        .result(
            Json.bytes(
                Map.of(
                    "image", image.id().value(),
                    "thumbnail", view.links().thumbnail(stored),
                    "source", source))); // of which a part can be cut, if it can
  }
}
