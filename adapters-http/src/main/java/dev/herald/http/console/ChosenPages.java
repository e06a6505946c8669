package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.MANAGE_SUBSCRIPTIONS;
import static dev.herald.domain.permission.Permission.READ_POSTS;
import static dev.herald.domain.permission.Permission.RECALL_POSTS;
import static dev.herald.http.route.Access.to;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PostView;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.http.answer.Csv;
import dev.herald.http.answer.Pieces;
import dev.herald.http.door.Sending;
import dev.herald.http.json.Json;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** What is done with the rows that somebody chose in a list. */
final class ChosenPages {

  /** More than a list has on a page. */
  private static final int MOST = 100;

  private final ReadPosts readPosts;
  private final ReadChannels readChannels;

  ChosenPages(UseCases useCases) {
    readPosts = useCases.readPosts();
    readChannels = useCases.readChannels();
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/exports/posts", to(READ_POSTS), this::exportPosts),
        guard.get("/console/windows/recall-posts", to(RECALL_POSTS), this::recallWindow),
        guard.get(
            "/console/windows/remove-subscribers", to(MANAGE_SUBSCRIPTIONS), this::removeWindow));
  }

  private record Found(PostView post, ChannelView channel) {}

  private void recallWindow(Context ctx, View view) {
    var found = posts(ctx).flatMap(id -> find(id, view).stream()).toList();
    var posts = found.stream().filter(it -> !it.post.post().isRecalled()).toList();
    var chosen =
        new PostsToRecall(
            posts.stream().map(it -> PostCard.of(it.post, it.channel.channel(), view)).toList(),
            found.size() - posts.size(),
            posts.stream()
                .map(Found::channel)
                .collect(toMap(it -> it.channel().id(), ChannelView::subscriberCount, Long::max)));
    Templates.answer(ctx, view, "recallPosts", Map.of("chosen", chosen));
  }

  private void removeWindow(Context ctx, View view) {
    var channel = readChannels.get(view.actor(), new ChannelId(Queries.text(ctx, "id")));
    var accounts = chosen(ctx).stream().map(AccountId::new).toList();
    Templates.answer(
        ctx, view, "removeSubscribers", Map.of("channel", channel, "accounts", accounts));
  }

  private static Stream<PostId> posts(Context ctx) {
    return chosen(ctx).stream().map(PostId::new).toList().stream(); // fails before it is begun
  }

  private static List<String> chosen(Context ctx) {
    var chosen = ctx.queryParams("chosen").stream().distinct().toList();
    if (chosen.size() > MOST) {
      throw new InvalidValue(Violation.tooMany("chosen", MOST, chosen.size()));
    }
    return chosen;
  }

  /** The chosen posts as a file, each of which is read when it is sent. */
  private void exportPosts(Context ctx, View view) {
    var isJson = Queries.text(ctx, "format").equals("json");
    var found =
        posts(ctx)
            .flatMap(id -> find(id, view).stream())
            .map(it -> ExportedPost.of(it.post, it.channel.channel(), view));
    ctx.contentType(isJson ? "application/json" : Csv.TYPE + "; charset=utf-8");
    ctx.header("Cache-Control", "private, no-store");
    var name = "herald-posts." + (isJson ? "json" : "csv");
    ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    Sending.send(ctx, new Pieces(isJson ? json(found) : csv(found)));
  }

  private static Stream<String> csv(Stream<ExportedPost> posts) {
    return Stream.concat(
        Stream.of(Csv.BYTE_ORDER_MARK + ExportedPost.HEAD), posts.map(ExportedPost::csv));
  }

  private static Stream<String> json(Stream<ExportedPost> posts) {
    var isFirst = new AtomicBoolean(true);
    var items =
        posts.map(
            it -> (isFirst.getAndSet(false) ? "" : ",\n") + new String(Json.bytes(it), UTF_8));
    return Stream.concat(Stream.concat(Stream.of("["), items), Stream.of("]\n"));
  }

  /** Empty for a post that was deleted meanwhile, with its channel. */
  private Optional<Found> find(PostId id, View view) {
    try {
      var post = readPosts.get(view.actor(), id);
      return Optional.of(new Found(post, readChannels.get(view.actor(), post.post().channel())));
    } catch (Refusal.PostNotFound | Refusal.ChannelNotFound deleted) {
      return Optional.empty();
    }
  }
}
