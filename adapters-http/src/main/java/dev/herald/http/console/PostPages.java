package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.READ_POSTS;
import static dev.herald.domain.permission.Permission.RECALL_POSTS;
import static dev.herald.domain.permission.Permission.WRITE_DRAFTS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.draft.CopyPost;
import dev.herald.application.port.in.draft.CorrectPost;
import dev.herald.application.port.in.post.FindHighlights;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.in.statistics.ReadStatistics;
import dev.herald.application.view.DraftView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.PostType;
import dev.herald.domain.refusal.Refusal;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Post Management: the list of all posts, what each says, its recall, and drafts made of it. */
final class PostPages {

  private final ReadPosts readPosts;
  private final ReadChannels readChannels;
  private final FindHighlights findHighlights;
  private final RecallPost recallPost;
  private final CorrectPost correctPost;
  private final CopyPost copyPost;
  private final ReadStatistics readStatistics;

  PostPages(UseCases useCases) {
    readPosts = useCases.readPosts();
    readChannels = useCases.readChannels();
    findHighlights = useCases.findHighlights();
    recallPost = useCases.recallPost();
    correctPost = useCases.correctPost();
    copyPost = useCases.copyPost();
    readStatistics = useCases.readStatistics();
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/posts", to(READ_POSTS), this::list),
        guard.get("/console/posts/{id}", to(READ_POSTS), this::show),
        guard.get("/console/posts/new/{id}", to(READ_POSTS), this::countNew),
        guard.get("/console/windows/recall-post", to(RECALL_POSTS), this::recallWindow),
        guard.post("/console/posts/{id}/recall", to(RECALL_POSTS), this::recall),
        guard.post("/console/posts/{id}/correct", to(RECALL_POSTS), this::correct),
        guard.post("/console/posts/{id}/copy", to(WRITE_DRAFTS), this::copy));
  }

  /** What is asked for, and how it stands in the address. */
  private record Asked(PostFilter filter, PostQuery query) {}

  private Asked asked(Context ctx, View view) {
    var type = Queries.find(ctx, "type").flatMap(PostPages::type);
    var publishedBy = Queries.actor(ctx, "publishedBy");
    var from = Queries.day(ctx, "from");
    var to = Queries.day(ctx, "to");
    var filter =
        new PostFilter(
            Queries.words(ctx),
            Queries.find(ctx, "channel")
                .map(ChannelId::new)
                .map(it -> readChannels.get(view.actor(), it)),
            type.map(Enum::name).orElse(""),
            publishedBy.map(ActorId::toString).orElse(""),
            from.map(LocalDate::toString).orElse(""),
            to.map(LocalDate::toString).orElse(""));
    var query =
        new PostQuery(
            filter.channel().map(it -> it.channel().id()),
            filter.query(),
            type,
            publishedBy,
            false,
            from.map(day -> startOf(day, view)),
            to.map(day -> startOf(day.plusDays(1), view)),
            Queries.page(ctx));
    return new Asked(filter, query);
  }

  private void list(Context ctx, View view) {
    var asked = asked(ctx, view);
    var posts = readPosts.list(view.actor(), asked.query);
    var page = cards(posts, view, asked.filter.query());
    Templates.answer(
        ctx, view, "posts", Map.of("filter", asked.filter, "page", page, "key", FormKey.create()));
  }

  /** How many posts of the same list are newer than the newest that the reader has. */
  private void countNew(Context ctx, View view) {
    var newest = ctx.pathParam("id");
    var posts = readPosts.list(view.actor(), asked(ctx, view).query).items();
    var count =
        (int) posts.stream().takeWhile(it -> !it.post().id().value().equals(newest)).count();
    if (count == 0) {
      ctx.status(204); // leaves the page as it is
      return;
    }
    var isMore = count == posts.size();
    Templates.answer(
        ctx, view, "newPosts", Map.of("newest", newest, "count", count, "isMore", isMore));
  }

  private static Instant startOf(LocalDate day, View view) {
    return day.atStartOfDay(view.reader().zone()).toInstant();
  }

  private static Optional<PostType> type(String name) {
    return Arrays.stream(PostType.values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** A channel that is deleted while its posts are being listed takes them out of the list. */
  private Page<PostCard> cards(Page<PostView> posts, View view, String words) {
    var channels = new HashMap<ChannelId, Optional<Channel>>();
    var cards =
        posts.items().stream()
            .map(
                post ->
                    channels
                        .computeIfAbsent(post.post().channel(), it -> find(it, view))
                        .map(
                            channel ->
                                PostCard.of(
                                    post, channel, view, text -> findHighlights.find(text, words)))
                        .orElse(null))
            .filter(Objects::nonNull)
            .toList();
    return new Page<>(cards, posts.next());
  }

  private Optional<Channel> find(ChannelId id, View view) {
    try {
      return Optional.of(readChannels.get(view.actor(), id).channel());
    } catch (Refusal.ChannelNotFound deleted) {
      return Optional.empty();
    }
  }

  private void show(Context ctx, View view) {
    var card = card(ctx.pathParam("id"), view);
    var reach = readStatistics.ofPost(view.actor(), new PostId(ctx.pathParam("id")));
    Templates.answer(
        ctx, view, "post", Map.of("card", card, "reach", reach, "key", FormKey.create()));
  }

  private PostCard card(String id, View view) {
    var post = readPosts.get(view.actor(), new PostId(id));
    return PostCard.of(post, readChannels.get(view.actor(), post.post().channel()).channel(), view);
  }

  private void recallWindow(Context ctx, View view) {
    var card = card(Queries.text(ctx, "id"), view);
    Templates.answer(ctx, view, "recallPost", Map.of("card", card, "key", FormKey.create()));
  }

  private void recall(Context ctx, View view) {
    var id = new PostId(ctx.pathParam("id"));
    var form = Form.of(ctx);
    var isRecalledBefore = readPosts.get(view.actor(), id).post().isRecalled();
    recallPost.recall(view.actor(), new RecallPost.Command(id, form.text("reason")));
    var notice = isRecalledBefore ? "post.recalledBefore" : "post.recalled";
    Done.redirect(ctx, view, form.text("from"), view.text(notice));
  }

  private void correct(Context ctx, View view) {
    var id = new PostId(ctx.pathParam("id"));
    var form = Form.of(ctx);
    var key = FormKey.once("correct " + id, form, view);
    try {
      var command = new CorrectPost.Command(id, form.text("reason"), key);
      goOn(ctx, view, correctPost.correct(view.actor(), command), "post.corrected");
    } catch (Refusal.TooManyDrafts full) {
      throw new RequestRefused(
          Problem.of(409, "recall_needs_a_draft", "Not recalled", full.message()));
    }
  }

  private void copy(Context ctx, View view) {
    var id = new PostId(ctx.pathParam("id"));
    var key = FormKey.once("copy " + id, Form.of(ctx), view);
    var command = new CopyPost.Command(id, Optional.empty(), key);
    goOn(ctx, view, copyPost.copy(view.actor(), command), "post.copied");
  }

  /** Leads to the composer, or to the list if the draft has what the composer has no field for. */
  private static void goOn(Context ctx, View view, DraftView made, String notice) {
    var draft = made.draft();
    var page =
        DraftPages.isForTheComposer(draft)
            ? view.links().draft(draft.id().value())
            : view.links().at("/console/drafts");
    Done.redirect(ctx, view, page, view.text(notice));
  }
}
