package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.PUBLISH_POSTS;
import static dev.herald.domain.permission.Permission.RECALL_POSTS;
import static dev.herald.domain.permission.Permission.WRITE_DRAFTS;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.draft.CopyPost;
import dev.herald.application.port.in.draft.CorrectPost;
import dev.herald.application.port.in.draft.CreateDraft;
import dev.herald.application.port.in.draft.CrossPost;
import dev.herald.application.port.in.draft.DiscardDraft;
import dev.herald.application.port.in.draft.FindFreeTime;
import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.in.draft.ReadDrafts;
import dev.herald.application.port.in.draft.RestoreDraft;
import dev.herald.application.port.in.draft.SaveDraft;
import dev.herald.application.port.in.draft.ScheduleDraft;
import dev.herald.application.port.in.draft.UnscheduleDraft;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.DraftView;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import dev.herald.http.answer.Answers;
import dev.herald.http.answer.PageJson;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.json.Json;
import dev.herald.http.problem.Problems;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.request.Headers;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.request.RequestBody;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Drafts. */
final class DraftRoutes {

  private final CreateDraft createDraft;
  private final CopyPost copyPost;
  private final CorrectPost correctPost;
  private final SaveDraft saveDraft;
  private final ScheduleDraft scheduleDraft;
  private final UnscheduleDraft unscheduleDraft;
  private final CrossPost crossPost;
  private final DiscardDraft discardDraft;
  private final RestoreDraft restoreDraft;
  private final PublishDraft publishDraft;
  private final ReadDrafts readDrafts;
  private final ImageUrls urls;
  private final FindFreeTime findFreeTime;
  private final InstantSource clock;
  private final Problems problems;

  DraftRoutes(UseCases useCases, ImageUrls urls, InstantSource clock) {
    createDraft = useCases.createDraft();
    copyPost = useCases.copyPost();
    correctPost = useCases.correctPost();
    saveDraft = useCases.saveDraft();
    scheduleDraft = useCases.scheduleDraft();
    unscheduleDraft = useCases.unscheduleDraft();
    crossPost = useCases.crossPost();
    discardDraft = useCases.discardDraft();
    restoreDraft = useCases.restoreDraft();
    publishDraft = useCases.publishDraft();
    readDrafts = useCases.readDrafts();
    this.urls = urls;
    findFreeTime = useCases.findFreeTime();
    this.clock = clock;
    problems = new Problems(clock);
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v1/channels/{id}/drafts", to(WRITE_DRAFTS), this::create),
        Route.post("/api/v1/posts/{postId}/copy", to(WRITE_DRAFTS), this::copy),
        Route.post("/api/v1/posts/{postId}/correct", to(RECALL_POSTS), this::correct),
        Route.get("/api/v1/drafts", to(WRITE_DRAFTS), this::list),
        Route.get("/api/v1/drafts/{draftId}", to(WRITE_DRAFTS), this::get),
        Route.put("/api/v1/drafts/{draftId}", to(WRITE_DRAFTS), this::save),
        Route.delete("/api/v1/drafts/{draftId}", to(WRITE_DRAFTS), this::discard),
        Route.put("/api/v1/drafts/{draftId}/schedule", to(PUBLISH_POSTS), this::schedule),
        Route.delete("/api/v1/drafts/{draftId}/schedule", to(WRITE_DRAFTS), this::unschedule),
        Route.get("/api/v1/channels/{id}/free-time", to(WRITE_DRAFTS), this::freeTime),
        Route.get("/api/v1/schedule", to(WRITE_DRAFTS), this::scheduled),
        Route.post("/api/v1/drafts/{draftId}/cross-post", to(PUBLISH_POSTS), this::crossPost),
        Route.post("/api/v1/drafts/{draftId}/restore", to(WRITE_DRAFTS), this::restore),
        Route.post("/api/v1/drafts/{draftId}/publish", to(PUBLISH_POSTS), this::publish));
  }

  private void create(Context ctx) {
    var channel = Paths.channelId(ctx, "id");
    var body = RequestBody.of(ctx);
    var key = Headers.idempotencyKey(ctx, actor(ctx).id().toString(), body);
    var content = DraftRequests.content(body.object(), urls);
    created(ctx, createDraft.create(actor(ctx), new CreateDraft.Command(channel, content, key)));
  }

  private void copy(Context ctx) {
    var post = Paths.postId(ctx);
    var body = RequestBody.of(ctx);
    var key = Headers.idempotencyKey(ctx, actor(ctx).id().toString(), body);
    var channel = DraftRequests.channel(body);
    created(ctx, copyPost.copy(actor(ctx), new CopyPost.Command(post, channel, key)));
  }

  private void correct(Context ctx) {
    var post = Paths.postId(ctx);
    var body = RequestBody.of(ctx);
    var key = Headers.idempotencyKey(ctx, actor(ctx).id().toString(), body);
    var reason = PostRequests.reason(body);
    created(ctx, correctPost.correct(actor(ctx), new CorrectPost.Command(post, reason, key)));
  }

  private void created(Context ctx, DraftView draft) {
    Answers.location(ctx, Paths.draft(draft.draft().id()));
    answer(ctx, 201, draft);
  }

  private void list(Context ctx) {
    var given = QueryParameters.of(ctx, "query", "channel", "author", "state", "limit", "cursor");
    var query =
        new DraftQuery(
            given.value("channel", ChannelId::new),
            given.text("query"),
            given.value("author", text -> Names.of("author", text, ActorId::of)),
            given.oneOf(DraftQuery.State.class, "state").orElse(DraftQuery.State.KEPT),
            given.page());
    var page = PageJson.of(readDrafts.list(actor(ctx), query), view -> DraftJson.of(view, urls));
    Answers.current(ctx, page, "");
  }

  private void get(Context ctx) {
    var draft = DraftJson.of(readDrafts.get(actor(ctx), Paths.draftId(ctx)), urls);
    Answers.current(ctx, draft, draft.tag());
  }

  private void save(Context ctx) {
    var id = Paths.draftId(ctx);
    var content = DraftRequests.content(RequestBody.of(ctx).object(), urls);
    var command = new SaveDraft.Command(id, content, requiredRevision(ctx, id));
    answer(ctx, 200, orCurrent(ctx, id, () -> saveDraft.save(actor(ctx), command)));
  }

  private void discard(Context ctx) {
    var id = Paths.draftId(ctx);
    var revision = Headers.expectedRevision(ctx, () -> revision(ctx, id));
    orCurrent(
        ctx, id, () -> discardDraft.discard(actor(ctx), new DiscardDraft.Command(id, revision)));
    ctx.status(204);
  }

  private void schedule(Context ctx) {
    var id = Paths.draftId(ctx);
    var when = DraftRequests.when(RequestBody.of(ctx).object());
    var command =
        new ScheduleDraft.Command(
            id, when.at(), when.zone(), when.isSilent(), requiredRevision(ctx, id));
    answer(ctx, 200, orCurrent(ctx, id, () -> scheduleDraft.schedule(actor(ctx), command)));
  }

  private void unschedule(Context ctx) {
    var id = Paths.draftId(ctx);
    var revision = Headers.expectedRevision(ctx, () -> revision(ctx, id));
    var command = new UnscheduleDraft.Command(id, revision);
    answer(ctx, 200, orCurrent(ctx, id, () -> unscheduleDraft.unschedule(actor(ctx), command)));
  }

  private void crossPost(Context ctx) {
    var id = Paths.draftId(ctx);
    var body = RequestBody.of(ctx);
    var key = Headers.idempotencyKey(ctx, actor(ctx).id().toString(), body);
    var wanted = DraftRequests.crossPost(body.object());
    var command = wanted.of(id, requiredRevision(ctx, id), key);
    var scheduled = orCurrent(ctx, id, () -> crossPost.crossPost(actor(ctx), command));
    Answers.changed(ctx, 201, CrossPostJson.of(scheduled));
  }

  private void scheduled(Context ctx) {
    var given = QueryParameters.of(ctx, "channel", "from", "to", "limit", "cursor");
    var query =
        new ScheduleQuery(
            given.value("channel", ChannelId::new),
            given.time("from"),
            given.time("to"),
            given.page());
    var page =
        PageJson.of(readDrafts.scheduled(actor(ctx), query), view -> DraftJson.of(view, urls));
    Answers.current(ctx, page, "");
  }

  /** When a post may be published. */
  private record FreeTimeJson(String publishAt) {}

  private void freeTime(Context ctx) {
    var channel = Paths.channelId(ctx, "id");
    var from = QueryParameters.of(ctx, "from").time("from").orElseGet(clock::instant);
    var free = findFreeTime.find(actor(ctx), channel, from);
    Answers.current(ctx, new FreeTimeJson(Json.time(free)), "");
  }

  private void restore(Context ctx) {
    answer(ctx, 200, restoreDraft.restore(actor(ctx), Paths.draftId(ctx)));
  }

  private void publish(Context ctx) {
    var id = Paths.draftId(ctx);
    var isSilent = PostRequests.isSilent(RequestBody.of(ctx));
    var command = new PublishDraft.Command(id, requiredRevision(ctx, id), isSilent);
    var post = orCurrent(ctx, id, () -> publishDraft.publish(actor(ctx), command));
    Answers.location(ctx, Paths.post(post.post().id()));
    Answers.changed(ctx, 201, PostJson.of(post, actor(ctx).may(Permission.SEE_AUTHORS), urls));
  }

  private OptionalLong requiredRevision(Context ctx, DraftId id) {
    return Headers.requiredRevision(ctx, () -> revision(ctx, id));
  }

  private long revision(Context ctx, DraftId id) {
    return readDrafts.get(actor(ctx), id).draft().revision();
  }

  /**
   * Whoever was overtaken is told what the draft says now, so that they can bring both together.
   */
  private <T> T orCurrent(Context ctx, DraftId id, Supplier<T> change) {
    try {
      return change.get();
    } catch (Refusal.DraftChanged overtaken) {
      var current = DraftJson.of(readDrafts.get(actor(ctx), id), urls);
      throw new RequestRefused(
          problems
              .of(overtaken)
              .with("ETag", "\"" + current.revision() + "\"")
              .telling("draft", current));
    }
  }

  private void answer(Context ctx, int status, DraftView view) {
    var draft = DraftJson.of(view, urls);
    Answers.changed(ctx, status, draft, draft.tag());
  }
}
