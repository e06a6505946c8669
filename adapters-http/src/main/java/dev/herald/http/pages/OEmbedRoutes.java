package dev.herald.http.pages;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.herald.application.port.in.channel.ReadPublicChannels;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostText;
import dev.herald.http.answer.ReadyAnswer;
import dev.herald.http.json.Json;
import dev.herald.http.language.Excerpt;
import dev.herald.http.language.Language;
import dev.herald.http.link.Frame;
import dev.herald.http.pages.PageAnswers.Page;
import dev.herald.http.pages.PageAnswers.Question;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells programs how to show a page in a frame, as oEmbed 1.0 has it. */
final class OEmbedRoutes {

  private static final String CONTENT_TYPE = "application/json";
  private static final int WIDTH = 600;
  private static final int HEIGHT = 480;
  private static final int HEIGHT_OF_A_POST = 320;
  private static final int MOST_IN_A_TITLE = 80;

  private final ReadPublicChannels channels;
  private final PageAnswers answers;
  private final PageLinks absolute;
  private final boolean mayBeFramed;

  OEmbedRoutes(
      ReadPublicChannels channels,
      PageAnswers answers,
      PageLinks absolute,
      FrameAncestors framedBy) {
    this.channels = channels;
    this.answers = answers;
    this.absolute = absolute;
    mayBeFramed = framedBy.areAny();
  }

  List<Route> routes() {
    return List.of(Route.get("/oembed", Access.PUBLIC, Asked.orNothing(this::answer)));
  }

  /**
   * What may be shown where.
   *
   * @param type {@code rich} with a frame, or {@code link} where nobody may have one
   */
  private record OEmbed(
      String version,
      String type,
      String title,
      @JsonProperty("author_name") String authorName,
      @JsonProperty("author_url") String authorUrl,
      @JsonProperty("provider_name") String providerName,
      @JsonProperty("provider_url") String providerUrl,
      @Nullable String html,
      @Nullable Integer width,
      @Nullable Integer height) {}

  private void answer(Context ctx) {
    requireJson(ctx);
    var page = Asked.page(ctx, absolute.base());
    var width = Asked.most(ctx, "maxwidth", WIDTH);
    var height =
        Asked.most(ctx, "maxheight", page.sequence().isPresent() ? HEIGHT_OF_A_POST : HEIGHT);
    var about = "%s %s %s".formatted(width, height, page.channel());
    answers.answer(
        ctx,
        new Question(OEmbedRoutes.class, about, page.sequence().orElse(0), Language.ENGLISH),
        () -> {
          var found =
              page.sequence().isPresent()
                  ? post(page.channel(), page.sequence().getAsLong(), width, height)
                  : channel(page.channel(), width, height);
          return Page.forPrograms(ReadyAnswer.of(CONTENT_TYPE, Json.bytes(found)));
        });
  }

  private static void requireJson(Context ctx) {
    var format = ctx.queryParam("format");
    if (format == null || format.equals("json")) return;
    throw new RequestRefused(
        Problem.of(501, "not_implemented", "No such format", "The format must be json."));
  }

  private OEmbed channel(ChannelId id, int width, int height) {
    var channel = channels.get(id).channel();
    var name = channel.info().name().value();
    return of(channel, name, new Frame(absolute.embedded(id), name, "" + width, height));
  }

  private OEmbed post(ChannelId id, long sequence, int width, int height) {
    var found = channels.post(id, sequence);
    var post = found.posts().get(0).post();
    if (post.isRecalled()) throw new NotFoundResponse();
    var channel = found.channel().channel();
    var text = post.content().flatMap(PostContent::text).map(PostText::value).orElse("");
    var line = Excerpt.line(text, MOST_IN_A_TITLE);
    var title = line.isEmpty() ? channel.info().name().value() : line;
    return of(channel, title, new Frame(absolute.embedded(post), title, "" + width, height));
  }

  private OEmbed of(Channel channel, String title, Frame frame) {
    return new OEmbed(
        "1.0",
        mayBeFramed ? "rich" : "link",
        title,
        channel.info().name().value(),
        absolute.channel(channel.id()),
        "Herald",
        absolute.base(),
        mayBeFramed ? frame.html() : null,
        mayBeFramed ? Integer.valueOf(frame.width()) : null,
        mayBeFramed ? frame.height() : null);
  }
}
