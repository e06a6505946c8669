package dev.herald.http.pages;

import dev.herald.application.port.in.channel.ReadPublicChannels;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.answer.ReadyAnswer;
import dev.herald.http.json.Json;
import dev.herald.http.language.Language;
import dev.herald.http.pages.PageAnswers.Page;
import dev.herald.http.pages.PageAnswers.Question;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** The feeds of a channel, for programs that ask again and again. */
final class FeedRoutes {

  /** As far back recalled posts are told of, to those who have them already. */
  private static final int POSTS_LOOKED_AT = PageRequest.MAX_LIMIT;

  private final ReadPublicChannels channels;
  private final PageAnswers answers;
  private final PageLinks absolute;
  private final AtomFeed atom;

  FeedRoutes(ReadPublicChannels channels, PageAnswers answers, PageLinks absolute) {
    this.channels = channels;
    this.answers = answers;
    this.absolute = absolute;
    atom = new AtomFeed(absolute);
  }

  List<Route> routes() {
    return List.of(
        Route.get("/c/{id}/feed.atom", Access.PUBLIC, Asked.orNothing(this::atom)),
        Route.get("/c/{id}/feed.json", Access.PUBLIC, Asked.orNothing(this::json)));
  }

  private void atom(Context ctx) {
    answer(ctx, AtomFeed.class, feed -> ReadyAnswer.of(AtomFeed.CONTENT_TYPE, atom.of(feed)));
  }

  private void json(Context ctx) {
    answer(
        ctx,
        JsonFeed.class,
        feed -> ReadyAnswer.of(JsonFeed.CONTENT_TYPE, Json.bytes(JsonFeed.of(feed, absolute))));
  }

  private void answer(Context ctx, Class<?> form, Function<ChannelFeed, ReadyAnswer> write) {
    var limit = limit(ctx);
    var id = Asked.channel(ctx);
    answers.answer(
        ctx,
        new Question(form, id.value(), limit, Language.ENGLISH),
        () -> {
          var found = channels.posts(id, OptionalLong.empty(), POSTS_LOOKED_AT);
          var feed = ChannelFeed.of(found, limit);
          return Page.changedAt(feed.updated(), write.apply(feed));
        });
  }

  /**
   * How many posts are asked for. Other parameters are left alone.
   *
   * @throws InvalidValue {@code limit.out_of_range}
   */
  private static int limit(Context ctx) {
    var names = ctx.queryParamMap().keySet().toArray(String[]::new);
    return ctx.queryParam("limit") == null
        ? PageRequest.DEFAULT_LIMIT
        : QueryParameters.of(ctx, names)
            .number("limit")
            .map(it -> PageRequest.first(it).limit())
            .orElse(PageRequest.DEFAULT_LIMIT);
  }
}
