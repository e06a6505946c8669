package dev.herald.http.pages;

import dev.herald.application.port.in.channel.ReadPublicChannels;
import dev.herald.application.view.PublicPosts;
import dev.herald.http.pages.PageAnswers.Page;
import dev.herald.http.pages.PageAnswers.Question;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Pages for frames in other sites: the newest posts of a channel, or one of them. */
final class EmbedPages {

  private static final int POSTS_IN_A_FRAME = 5;
  private static final int OK = 200;
  private static final int GONE = 410;

  private final ReadPublicChannels channels;
  private final PageAnswers answers;
  private final PageLinks absolute;
  private final Map<String, String> headers;

  EmbedPages(
      ReadPublicChannels channels,
      PageAnswers answers,
      PageLinks absolute,
      FrameAncestors framedBy) {
    this.channels = channels;
    this.answers = answers;
    this.absolute = absolute;
    headers = PageTemplates.headers(framedBy);
  }

  List<Route> routes() {
    return List.of(
        Route.get("/c/{id}/embed", Access.PUBLIC, Asked.orNothing(this::channel)),
        Route.get("/c/{id}/{sequence}/embed", Access.PUBLIC, Asked.orNothing(this::post)));
  }

  private void channel(Context ctx) {
    var id = Asked.channel(ctx);
    answer(ctx, id.value(), 0, () -> channels.posts(id, OptionalLong.empty(), POSTS_IN_A_FRAME));
  }

  private void post(Context ctx) {
    var id = Asked.channel(ctx);
    var sequence = Asked.sequence(ctx);
    answer(ctx, id.value(), sequence, () -> channels.post(id, sequence));
  }

  private void answer(Context ctx, String id, long place, Supplier<PublicPosts> read) {
    var reader = PageReader.of(ctx);
    answers.answer(
        ctx,
        new Question(EmbedPages.class, id, place, reader.language()),
        () -> page(read.get(), place > 0, reader, absolute.from(ctx.contextPath())));
  }

  private Page page(PublicPosts found, boolean isOne, PageReader reader, PageLinks links) {
    var channel = found.channel().channel();
    var values =
        Map.of(
            "reader", reader,
            "links", links,
            "channel", channel,
            "address",
                isOne ? absolute.post(found.posts().get(0).post()) : absolute.channel(channel.id()),
            "posts", found.posts().stream().map(it -> ShownPost.inList(it, links)).toList());
    var isGone = isOne && found.posts().get(0).post().isRecalled();
    return new Page(
        isGone ? GONE : OK, PageTemplates.page("embed", values), headers, Optional.empty());
  }
}
