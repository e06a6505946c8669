package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.CREATE_CHANNELS;
import static dev.herald.domain.permission.Permission.MANAGE_TOKENS;
import static dev.herald.domain.permission.Permission.MANAGE_WEBHOOKS;
import static dev.herald.domain.permission.Permission.PUBLISH_POSTS;
import static dev.herald.domain.permission.Permission.READ_AUDIT_LOG;
import static dev.herald.domain.permission.Permission.READ_CHANNELS;
import static dev.herald.domain.permission.Permission.READ_POSTS;
import static dev.herald.domain.permission.Permission.READ_STATUS;
import static dev.herald.domain.permission.Permission.WRITE_DRAFTS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import dev.herald.http.console.PaletteGroup.Choice;
import dev.herald.http.console.PaletteGroup.Way;
import dev.herald.http.language.Language;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The palette: what is typed there leads to any page, channel and post, and does what menus do. */
final class PalettePages {

  private static final int MOST_OF_A_KIND = 5;
  private static final int LONGEST_QUERY = 150;
  private static final int LABEL = 80;

  private static final List<Place> PAGES =
      List.of(
          new Place("nav.home", "home", "/console/home", READ_CHANNELS),
          new Place("nav.channels", "megaphone", "/console/channels", READ_CHANNELS),
          new Place("nav.posts", "posts", "/console/posts", READ_POSTS),
          new Place("nav.drafts", "pencil", "/console/drafts", WRITE_DRAFTS),
          new Place("template.list", "copy", "/console/templates", WRITE_DRAFTS),
          new Place("nav.schedule", "calendar", "/console/schedule", WRITE_DRAFTS),
          new Place("nav.webhooks", "webhook", "/console/webhooks", MANAGE_WEBHOOKS),
          new Place("nav.access", "key", "/console/access", MANAGE_TOKENS),
          new Place("nav.audit", "eye", "/console/audit", READ_AUDIT_LOG),
          new Place("nav.status", "pulse", "/console/status", READ_STATUS),
          new Place("nav.sessions", "person", "/console/sessions", READ_CHANNELS),
          new Place("menu.api", "CUSTOM", "/docs", READ_CHANNELS));

  /** A page for those who may do this. */
  private record Place(String key, String icon, String path, Permission permission) {}

  private final ReadChannels readChannels;
  private final ReadPosts readPosts;
  private final ChannelFinder finder;

  PalettePages(UseCases useCases) {
    readChannels = useCases.readChannels();
    readPosts = useCases.readPosts();
    finder = new ChannelFinder(readChannels);
  }

  List<Route> routes(Guard guard) {
    return List.of(guard.get("/console/windows/palette", to(READ_CHANNELS), this::show));
  }

  private void show(Context ctx, View view) {
    var typed = Queries.text(ctx, "query");
    var query = typed.substring(0, Math.min(typed.length(), LONGEST_QUERY));
    var channels =
        query.isEmpty()
            ? List.<ChannelView>of()
            : finder.search(query, MOST_OF_A_KIND, view).items().stream()
                .limit(MOST_OF_A_KIND)
                .toList();
    var groups =
        Stream.of(
                new PaletteGroup("palette.pages", fitting(query, pages(view))),
                new PaletteGroup(
                    "palette.channels", channels.stream().map(it -> of(it, view)).toList()),
                new PaletteGroup("palette.create", creations(query, channels, view)),
                new PaletteGroup("palette.posts", posts(query, view)),
                new PaletteGroup("palette.actions", fitting(query, actions(view))))
            .filter(it -> !it.choices().isEmpty())
            .toList();
    Templates.answer(ctx, view, "palette", Map.of("query", typed, "groups", groups));
  }

  /** Of what has always the same name, that whose name has all that was typed. */
  private static List<Choice> fitting(String query, Stream<Choice> choices) {
    var wanted = plain(query);
    return choices.filter(it -> plain(it.label() + " " + it.detail()).contains(wanted)).toList();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Stream<Choice> pages(View view) {
    return PAGES.stream()
        .filter(it -> view.permissions().may(it.permission))
        .map(it -> Choice.page(it.icon, view.text(it.key), view.links().at(it.path)));
  }

  private static Choice of(ChannelView found, View view) {
    var id = found.channel().id().value();
    var info = found.channel().info();
    var photo = view.links().thumbnail(info.avatar().image());
    return new Choice(photo, info.name().value(), id, Way.PAGE, view.links().channel(id));
  }

  private static List<Choice> creations(String query, List<ChannelView> channels, View view) {
    var always = Stream.<Choice>builder();
    if (view.permissions().may(PUBLISH_POSTS)) {
      var compose = view.links().at("/console/compose");
      always.add(Choice.page("compose", view.text("posts.create"), compose));
    }
    if (view.permissions().may(CREATE_CHANNELS)) {
      var window = view.links().window("new-channel");
      always.add(new Choice("plus", view.text("channels.create"), "", Way.WINDOW, window));
    }
    var here =
        channels.stream()
            .filter(it -> view.permissions().may(PUBLISH_POSTS))
            .map(
                it ->
                    Choice.page(
                        "compose",
                        view.text("posts.createOn", it.channel().info().name().value()),
                        view.links().compose(it.channel().id().value())));
    return Stream.concat(fitting(query, always.build()).stream(), here).toList();
  }

  private List<Choice> posts(String query, View view) {
    if (query.isEmpty() || !view.permissions().may(READ_POSTS)) return List.of();
    var found = PostQuery.all(PageRequest.first(MOST_OF_A_KIND)).withWords(query);
    return readPosts.list(view.actor(), found).items().stream()
        .flatMap(it -> of(it, view).stream())
        .toList();
  }

  /** Empty for a post whose channel was deleted meanwhile. */
  private Optional<Choice> of(PostView found, View view) {
    try {
      var channel = readChannels.get(view.actor(), found.post().channel()).channel();
      var card = PostCard.of(found, channel, view);
      return Optional.of(
          new Choice(
              card.type().name(),
              PostCard.start(card.title(view.reader()), LABEL),
              card.channelName(),
              Way.PAGE,
              view.links().post(found.post().id().value())));
    } catch (Refusal.ChannelNotFound deleted) {
      return Optional.empty();
    }
  }

  /** What the menus of the page do. */
  private static Stream<Choice> actions(View view) {
    var languages =
        Stream.of(Language.values())
            .filter(it -> it != view.reader().language())
            .map(
                it ->
                    new Choice(
                        "globe",
                        it.itsName(),
                        view.text("menu.language"),
                        Way.CONTROL,
                        "a[hreflang=" + it.tag() + "]"));
    var others =
        Stream.of(
            theme(view, "theme.light", "light"),
            theme(view, "theme.dark", "dark"),
            theme(view, "theme.system", ""),
            new Choice("keyboard", view.text("keys.title"), "", Way.CONTROL, "[data-show-keys]"),
            new Choice(
                "person", view.text("menu.signOut"), "", Way.CONTROL, "[data-sign-out] button"));
    return Stream.concat(others, languages);
  }

  private static Choice theme(View view, String key, String theme) {
    var control = "[data-theme=\"" + theme + "\"]";
    return new Choice("theme", view.text(key), view.text("menu.theme"), Way.CONTROL, control);
  }
}
