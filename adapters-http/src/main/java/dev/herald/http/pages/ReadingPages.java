package dev.herald.http.pages;

import dev.herald.application.port.in.channel.ReadPublicChannels;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PostView;
import dev.herald.application.view.PublicPosts;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostText;
import dev.herald.http.language.Excerpt;
import dev.herald.http.pages.PageAnswers.Page;
import dev.herald.http.pages.PageAnswers.Question;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The page of a channel, and that of each of its posts. */
final class ReadingPages {

  private static final int POSTS_ON_A_PAGE = 20;
  private static final int MOST_IN_A_DESCRIPTION = 200;
  private static final int MOST_IN_A_TITLE = 80;
  private static final int OK = 200;
  private static final int GONE = 410;

  private final ReadPublicChannels channels;
  private final PageAnswers answers;
  private final PageLinks absolute;

  /**
   * @param absolute addresses for those who read them elsewhere
   */
  ReadingPages(ReadPublicChannels channels, PageAnswers answers, PageLinks absolute) {
    this.channels = channels;
    this.answers = answers;
    this.absolute = absolute;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/c/{id}", Access.PUBLIC, Asked.orNothing(this::channel)),
        Route.get("/c/{id}/{sequence}", Access.PUBLIC, Asked.orNothing(this::post)));
  }

  private void channel(Context ctx) {
    var id = Asked.channel(ctx);
    var before = Asked.before(ctx);
    var reader = PageReader.of(ctx);
    var question = new Question(PublicPosts.class, id.value(), before.orElse(0), reader.language());
    answers.answer(
        ctx,
        question,
        () -> {
          var found = channels.posts(id, before, POSTS_ON_A_PAGE);
          if (found.posts().isEmpty() && before.isPresent()) throw new NotFoundResponse();
          return channelPage(found, before, reader, absolute.from(ctx.contextPath()));
        });
  }

  private Page channelPage(
      PublicPosts found, OptionalLong before, PageReader reader, PageLinks links) {
    var id = found.channel().channel().id();
    var values = common(found.channel(), head(found.channel(), before), reader, links);
    values.put("posts", shown(found, links));
    values.put("newest", before.isPresent() ? Optional.of(links.channel(id)) : Optional.empty());
    values.put(
        "older",
        found.hasOlder()
            ? Optional.of(links.before(id, last(found.posts()).post().sequence()))
            : Optional.empty());
    return page(OK, "channel", values);
  }

  /** The pinned post stands before the others, and not among them too. */
  private static List<ShownPost> shown(PublicPosts found, PageLinks links) {
    var pinned = found.pinned().map(it -> it.post().id());
    var others = found.posts().stream().filter(it -> !pinned.equals(Optional.of(it.post().id())));
    return Stream.concat(
            found.pinned().stream().map(it -> ShownPost.pinned(it, links)),
            others.map(it -> ShownPost.inList(it, links)))
        .toList();
  }

  private static PostView last(List<PostView> posts) {
    return posts.get(posts.size() - 1);
  }

  private PageHead head(ChannelView view, OptionalLong before) {
    var channel = view.channel();
    var name = channel.info().name().value();
    var address = absolute.channel(channel.id());
    return new PageHead(
        name,
        "profile",
        Excerpt.line(channel.info().profile().value(), MOST_IN_A_DESCRIPTION),
        before.isPresent() ? absolute.before(channel.id(), before.getAsLong()) : address,
        absolute.icon(channel),
        absolute.photo(channel),
        false,
        name,
        Optional.empty(),
        absolute.atomFeed(channel.id()),
        absolute.jsonFeed(channel.id()),
        absolute.oEmbed(address),
        LinkedData.of(view, absolute));
  }

  private void post(Context ctx) {
    var id = Asked.channel(ctx);
    var sequence = Asked.sequence(ctx);
    var reader = PageReader.of(ctx);
    answers.answer(
        ctx,
        new Question(PostView.class, id.value(), sequence, reader.language()),
        () -> postPage(channels.post(id, sequence), reader, absolute.from(ctx.contextPath())));
  }

  private Page postPage(PublicPosts found, PageReader reader, PageLinks links) {
    var view = found.posts().get(0);
    var values = common(found.channel(), head(view, found.channel(), reader), reader, links);
    values.put("post", ShownPost.whole(view, links));
    var status = view.post().isRecalled() ? GONE : OK;
    return page(status, "post", values);
  }

  /** How many subscribe is on it, and nobody knows since when. */
  private static Page page(int status, String template, Map<String, Object> values) {
    return new Page(
        status, PageTemplates.page(template, values), PageTemplates.HEADERS, Optional.empty());
  }

  private PageHead head(PostView view, ChannelView of, PageReader reader) {
    var post = view.post();
    var channel = of.channel();
    var name = channel.info().name().value();
    var images = post.content().map(PostContent::images).orElse(List.of());
    var text = post.content().flatMap(PostContent::text).map(PostText::value).orElse("");
    var title = post.isRecalled() ? reader.text("page.recalled") : title(view, text, reader);
    return new PageHead(
        title + " · " + name,
        "article",
        Excerpt.line(text, MOST_IN_A_DESCRIPTION),
        absolute.post(post),
        absolute.icon(channel),
        images.isEmpty() ? absolute.photo(channel) : absolute.thumbnail(images.get(0).image()),
        !images.isEmpty(),
        name,
        Optional.of(post.publishedAt()),
        absolute.atomFeed(channel.id()),
        absolute.jsonFeed(channel.id()),
        absolute.oEmbed(absolute.post(post)),
        post.isRecalled() ? "" : LinkedData.of(view, channel, title, absolute));
  }

  /** Posts have no titles: they are called by how they begin. */
  private static String title(PostView view, String text, PageReader reader) {
    var line = Excerpt.line(text, MOST_IN_A_TITLE);
    return line.isEmpty() ? reader.text("page.post", view.post().sequence()) : line;
  }

  private static Map<String, Object> common(
      ChannelView channel, PageHead head, PageReader reader, PageLinks links) {
    var values = new HashMap<String, Object>();
    values.put("reader", reader);
    values.put("links", links);
    values.put("head", head);
    values.put("channel", channel);
    return values;
  }
}
