package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.WRITE_DRAFTS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.draft.CreateDraft;
import dev.herald.application.port.in.draft.DiscardDraft;
import dev.herald.application.port.in.draft.ReadDrafts;
import dev.herald.application.port.in.draft.RestoreDraft;
import dev.herald.application.port.in.draft.SaveDraft;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.DraftView;
import dev.herald.application.view.Page;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.http.json.Json;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Drafts: their list, and what the composer asks and saves by itself. */
final class DraftPages {

  private final ReadDrafts readDrafts;
  private final CreateDraft createDraft;
  private final SaveDraft saveDraft;
  private final DiscardDraft discardDraft;
  private final RestoreDraft restoreDraft;
  private final ReadChannels readChannels;
  private final ChannelFinder finder;
  private final SchedulePages schedule;

  DraftPages(UseCases useCases, SchedulePages schedule) {
    this.schedule = schedule;
    readDrafts = useCases.readDrafts();
    createDraft = useCases.createDraft();
    saveDraft = useCases.saveDraft();
    discardDraft = useCases.discardDraft();
    restoreDraft = useCases.restoreDraft();
    readChannels = useCases.readChannels();
    finder = new ChannelFinder(readChannels);
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/drafts", to(WRITE_DRAFTS), this::list),
        guard.post("/console/drafts", to(WRITE_DRAFTS), this::create),
        guard.get("/console/drafts/{id}", to(WRITE_DRAFTS), this::open),
        guard.post("/console/drafts/{id}", to(WRITE_DRAFTS), this::save),
        guard.get("/console/drafts/{id}/content", to(WRITE_DRAFTS), this::content),
        guard.post("/console/drafts/{id}/discard", to(WRITE_DRAFTS), this::discard),
        guard.post("/console/drafts/{id}/restore", to(WRITE_DRAFTS), this::restore));
  }

  private void list(Context ctx, View view) {
    var channel =
        Queries.find(ctx, "channel")
            .map(ChannelId::new)
            .map(it -> readChannels.get(view.actor(), it));
    var words = Queries.words(ctx);
    var state = state(Queries.text(ctx, "state"));
    var query =
        new DraftQuery(
            channel.map(it -> it.channel().id()),
            words,
            Optional.empty(),
            state,
            Queries.page(ctx));
    Templates.answer(
        ctx,
        view,
        "drafts",
        Map.of(
            "words", words,
            "channel", channel,
            "state", state,
            "page", cards(readDrafts.list(view.actor(), query), view)));
  }

  private static DraftQuery.State state(String name) {
    return Stream.of(DraftQuery.State.values())
        .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElse(DraftQuery.State.KEPT);
  }

  /** A channel that is deleted while drafts are being listed takes its own out of the list. */
  private Page<DraftCard> cards(Page<DraftView> drafts, View view) {
    var channels = new HashMap<ChannelId, Optional<Channel>>();
    var cards =
        drafts.items().stream()
            .map(DraftView::draft)
            .flatMap(
                draft ->
                    channels
                        .computeIfAbsent(draft.channel(), it -> find(it, view))
                        .map(channel -> DraftCard.of(draft, channel, view))
                        .stream())
            .toList();
    return new Page<>(cards, drafts.next());
  }

  private Optional<Channel> find(ChannelId id, View view) {
    return finder.find(id.value(), view).map(it -> it.channel());
  }

  /** Opens a draft in the composer; one that has become a post leads to that. */
  private void open(Context ctx, View view) {
    try {
      var draft = readDrafts.get(view.actor(), id(ctx)).draft();
      if (draft.isDiscarded()) ctx.redirect(view.links().at("/console/drafts?state=discarded"));
      else if (draft.schedule().isPresent()) schedule.show(ctx, view, draft);
      else if (!isForTheComposer(draft)) ctx.redirect(view.links().at("/console/drafts"));
      else {
        ComposerPages.answer(ctx, view, finder.find(draft.channel().value(), view), draft);
      }
    } catch (Refusal.DraftPublished published) {
      ctx.redirect(view.links().post(published.post().value()));
    }
  }

  /** Whether the composer has a field for all that the draft says. */
  static boolean isForTheComposer(Draft draft) {
    return draft.content().customData().isEmpty();
  }

  private static DraftId id(Context ctx) {
    return new DraftId(ctx.pathParam("id"));
  }

  private static String id(Draft draft) {
    return draft.id().value();
  }

  /** The form may have begun a draft before without knowing, and say something else by now. */
  private void create(Context ctx, View view) {
    var form = Form.of(ctx);
    if (isOfSomebodyElse(ctx, form, view)) return;
    var post = new PostForm(form);
    answerSaved(
        ctx,
        view,
        () -> {
          var begun = createDraft.create(view.actor(), FormKey.draft(form, post, view)).draft();
          return saveDraft.save(
              view.actor(),
              new SaveDraft.Command(
                  begun.id(), post.draft(), OptionalLong.of(Draft.FIRST_REVISION)));
        });
  }

  private void save(Context ctx, View view) {
    var form = Form.of(ctx);
    if (isOfSomebodyElse(ctx, form, view)) return;
    var post = new PostForm(form);
    answerSaved(
        ctx,
        view,
        () -> {
          post.requireToBe(readDrafts.get(view.actor(), id(ctx)).draft());
          return saveDraft.save(
              view.actor(),
              new SaveDraft.Command(
                  id(ctx), post.draft(), OptionalLong.of(ChannelForm.revision(form))));
        });
  }

  /** A page saves by itself: it may be one of somebody who has left, and another came. */
  private static boolean isOfSomebodyElse(Context ctx, Form form, View view) {
    var isOther = form.find("by").filter(by -> !by.equals(view.permissions().name())).isPresent();
    if (isOther) answer(ctx, 401, Map.of());
    return isOther;
  }

  /** The composer goes on by itself with what has become of a draft. */
  private void answerSaved(Context ctx, View view, Supplier<DraftView> save) {
    orSayThatItEnded(
        ctx,
        () -> {
          try {
            var saved = save.get().draft();
            answer(ctx, 200, Map.of("draft", id(saved), "revision", saved.revision()));
          } catch (Refusal.DraftChanged changed) {
            var now = readDrafts.get(view.actor(), changed.draft()).draft();
            answer(ctx, 412, DraftJson.of(now, view));
          }
        });
  }

  private static void orSayThatItEnded(Context ctx, Runnable answers) {
    try {
      answers.run();
    } catch (Refusal.DraftNotFound none) {
      answer(ctx, 404, Map.of("ended", none.code()));
    } catch (Refusal.DraftDiscarded | Refusal.DraftPublished ended) {
      answer(ctx, 409, Map.of("ended", ended.code()));
    }
  }

  private static void answer(Context ctx, int status, Object json) {
    ctx.status(status)
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(Json.bytes(json));
  }

  /** What a draft says, unless the one who asks knows it. */
  private void content(Context ctx, View view) {
    orSayThatItEnded(
        ctx,
        () -> {
          var draft = readDrafts.get(view.actor(), id(ctx)).draft();
          if (draft.isDiscarded()) throw new Refusal.DraftDiscarded(draft.id());
          var isKnown = Queries.text(ctx, "known").equals(Long.toString(draft.revision()));
          if (isKnown) ctx.status(204).header("Cache-Control", "no-store");
          else answer(ctx, 200, DraftJson.of(draft, view));
        });
  }

  private void discard(Context ctx, View view) {
    var form = Form.of(ctx);
    var revision =
        form.text("revision").isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(ChannelForm.revision(form));
    discardDraft.discard(view.actor(), new DiscardDraft.Command(id(ctx), revision));
    var list = view.links().at("/console/drafts");
    Done.redirect(ctx, view, list, view.text("draft.discarded"));
  }

  private void restore(Context ctx, View view) {
    var draft = restoreDraft.restore(view.actor(), id(ctx)).draft();
    var list = view.links().at("/console/drafts");
    var page = isForTheComposer(draft) ? list + "/" + id(draft) : list;
    Done.redirect(ctx, view, page, view.text("draft.restored"));
  }
}
