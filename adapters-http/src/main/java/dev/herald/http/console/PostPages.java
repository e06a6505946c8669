package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.READ_POSTS;
import static dev.herald.domain.permission.Permission.RECALL_POSTS;
import static dev.herald.domain.permission.Permission.WRITE_DRAFTS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.draft.CopyPost;
import dev.herald.application.port.in.draft.CorrectPost;
import dev.herald.application.port.in.post.FindHighlights;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.in.statistics.ReadStatistics;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.DraftView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.console.PostSearch.Asked;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Post Management: the list of all posts, what each says, its recall, and drafts made of it. */
final class PostPages {

  private static final int MOST_NAMED = 3;

  private final ReadPosts readPosts;
  private final ReadChannels readChannels;
  private final FindHighlights findHighlights;
  private final RecallPost recallPost;
  private final CorrectPost correctPost;
  private final CopyPost copyPost;
  private final ReadStatistics readStatistics;
  private final PostSearch search;
  private final InstantSource clock;

  PostPages(UseCases useCases, InstantSource clock) {
    readPosts = useCases.readPosts();
    readChannels = useCases.readChannels();
    findHighlights = useCases.findHighlights();
    recallPost = useCases.recallPost();
    correctPost = useCases.correctPost();
    copyPost = useCases.copyPost();
    readStatistics = useCases.readStatistics();
    search = new PostSearch(readChannels);
    this.clock = clock;
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

  private void list(Context ctx, View view) {
    var asked = search.read(ctx, view);
    var query = asked.query();
    var posts = find(asked, query, view);
    var isLater = view.location().isLaterPage();
    // What was found must not go away while the next word is begun.
    var before = TypedSearch.beforeShortEnd(query.words());
    if (posts.items().isEmpty() && before.isPresent() && !isLater) {
      query = query.withWords(before.get());
      posts = find(asked, query, view);
    }
    var isWhole = query.equals(asked.query()) || posts.items().isEmpty();
    var page = cards(posts, view, query.words());
    Templates.answer(
        ctx,
        view,
        "posts",
        Map.of(
            "filter", asked.filter(),
            "mistake", asked.mistake(),
            "noDays", asked.noDays(),
            "periods", Period.of(asked.filter(), clock.instant(), view),
            "byId", isLater ? Optional.empty() : byId(asked.query(), view),
            "named", isLater ? List.of() : named(asked.query(), view),
            "page", page,
            "isWhole", isWhole,
            "extent", extent(asked, query, posts, view),
            "key", FormKey.create()));
  }

  private Page<PostView> find(Asked asked, PostQuery query, View view) {
    return asked.meansNone()
        ? new Page<>(List.of(), Optional.empty())
        : readPosts.list(view.actor(), query);
  }

  /** What is on one page need not be counted, and what nobody looks for is not worth it. */
  private Extent extent(Asked asked, PostQuery query, Page<PostView> posts, View view) {
    var location = view.location();
    var shown = posts.items().size();
    var isAll = posts.next().isEmpty() && !location.isLaterPage();
    var count = isAll ? shown : asked.filter().isEmpty() ? Extent.UNKNOWN : count(query, view);
    return new Extent(location.itemsBefore() + 1, shown, count);
  }

  /** A list is shown also when it can't be counted now. */
  private int count(PostQuery query, View view) {
    try {
      return readPosts.count(view.actor(), query, Extent.COUNTED + 1);
    } catch (Busy now) {
      return Extent.UNKNOWN;
    }
  }

  /** The post whose id was typed. */
  private Optional<PostCard> byId(PostQuery query, View view) {
    try {
      return Optional.of(card(query.words().strip(), view));
    } catch (InvalidValue | Refusal.PostNotFound | Refusal.ChannelNotFound none) {
      return Optional.empty();
    }
  }

  /** Channels with these words in their names, whose posts may be meant. */
  private List<Channel> named(PostQuery query, View view) {
    if (query.words().isBlank() || query.channel().isPresent()) return List.of();
    var words = query.words();
    return readChannels.list(view.actor(), words, PageRequest.first(MOST_NAMED)).items().stream()
        .map(ChannelView::channel)
        .toList();
  }

  /** How many posts of the same list are newer than the newest that the reader has. */
  private void countNew(Context ctx, View view) {
    var newest = ctx.pathParam("id");
    var posts = readPosts.list(view.actor(), search.read(ctx, view).query()).items();
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
