package dev.herald.http.console;

import static dev.herald.http.route.Access.EDITOR;
import static dev.herald.http.route.Access.READER;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.post.FindWords;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.view.Page;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.PostType;
import dev.herald.domain.refusal.Refusal;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Post Management: the list of all posts, what each says, and its recall. */
final class PostPages {

  private final ReadPosts readPosts;
  private final ReadChannels readChannels;
  private final FindWords findWords;
  private final RecallPost recallPost;

  PostPages(UseCases useCases) {
    readPosts = useCases.readPosts();
    readChannels = useCases.readChannels();
    findWords = useCases.findWords();
    recallPost = useCases.recallPost();
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/posts", READER, this::list),
        guard.get("/console/posts/{id}", READER, this::show),
        guard.get("/console/windows/recall-post", EDITOR, this::recallWindow),
        guard.post("/console/posts/{id}/recall", EDITOR, this::recall));
  }

  private void list(Context ctx, View view) {
    var type = Queries.find(ctx, "type").flatMap(PostPages::type);
    var from = Queries.find(ctx, "from").flatMap(PostPages::day);
    var to = Queries.find(ctx, "to").flatMap(PostPages::day);
    var filter =
        new PostFilter(
            Queries.text(ctx, "query"),
            Queries.find(ctx, "channel").map(ChannelId::new).map(readChannels::get),
            type.map(Enum::name).orElse(""),
            from.map(LocalDate::toString).orElse(""),
            to.map(LocalDate::toString).orElse(""));
    var posts =
        readPosts.list(
            new PostQuery(
                filter.channel().map(it -> it.channel().id()),
                filter.query(),
                type,
                from.map(day -> startOf(day, view)),
                to.map(day -> startOf(day.plusDays(1), view)),
                Queries.page(ctx)));
    Templates.answer(
        ctx, view, "posts", Map.of("filter", filter, "page", cards(posts, view, filter.query())));
  }

  private static Instant startOf(LocalDate day, View view) {
    return day.atStartOfDay(view.zone()).toInstant();
  }

  private static Optional<PostType> type(String name) {
    return Arrays.stream(PostType.values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** A day of the four-digit years that a date field can hold. */
  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(day -> day.getYear() >= 0 && day.getYear() <= 9999);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A channel that is deleted while its posts are being listed takes them out of the list. */
  private Page<PostCard> cards(Page<PostView> posts, View view, String words) {
    var channels = new HashMap<ChannelId, Optional<Channel>>();
    var cards =
        posts.items().stream()
            .map(
                post ->
                    channels
                        .computeIfAbsent(post.post().channel(), this::find)
                        .map(
                            channel ->
                                PostCard.of(
                                    post, channel, view, text -> findWords.find(text, words)))
                        .orElse(null))
            .filter(Objects::nonNull)
            .toList();
    return new Page<>(cards, posts.next());
  }

  private Optional<Channel> find(ChannelId id) {
    try {
      return Optional.of(readChannels.get(id).channel());
    } catch (Refusal.ChannelNotFound deleted) {
      return Optional.empty();
    }
  }

  private void show(Context ctx, View view) {
    Templates.answer(ctx, view, "post", Map.of("card", card(ctx.pathParam("id"), view)));
  }

  private PostCard card(String id, View view) {
    var post = readPosts.get(new PostId(id));
    return PostCard.of(post, readChannels.get(post.post().channel()).channel(), view);
  }

  private void recallWindow(Context ctx, View view) {
    Templates.answer(ctx, view, "recallPost", Map.of("card", card(Queries.text(ctx, "id"), view)));
  }

  private void recall(Context ctx, View view) {
    var id = new PostId(ctx.pathParam("id"));
    var form = Form.of(ctx);
    var isRecalledBefore = readPosts.get(id).post().isRecalled();
    recallPost.recall(new RecallPost.Command(id, form.text("reason")));
    var notice = isRecalledBefore ? "post.recalledBefore" : "post.recalled";
    Done.goOn(ctx, view, form.text("from"), view.text(notice));
  }
}
