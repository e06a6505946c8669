package dev.herald.http.console;

import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PostType;
import dev.herald.http.console.PostFilter.Chip;
import dev.herald.http.console.TypedSearch.Kind;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what posts a page is asked for. What is typed counts before the fields beside it. */
final class PostSearch {

  private final ReadChannels readChannels;
  private final ChannelFinder finder;

  PostSearch(ReadChannels readChannels) {
    this.readChannels = readChannels;
    finder = new ChannelFinder(readChannels);
  }

  /**
   * What is asked for.
   *
   * @param filter how the page shows it
   * @param mistake what is wrong with it, in the reader's language: no post is meant then
   * @param noDays whether its period ends before it begins: no post is meant then, either
   */
  record Asked(
      PostFilter filter, PostQuery query, Optional<String> mistake, Optional<NoDays> noDays) {

    boolean meansNone() {
      return mistake.isPresent() || noDays.isPresent();
    }
  }

  Asked read(Context ctx, View view) {
    var typed = TypedSearch.of(Queries.words(ctx));
    var named = typed.value(Kind.CHANNEL);
    var picked =
        Queries.find(ctx, "channel")
            .map(ChannelId::new)
            .map(it -> readChannels.get(view.actor(), it));
    var channel = named.isPresent() ? named.flatMap(name -> find(name, view)) : picked;
    var chosen = Queries.find(ctx, "type").flatMap(PostSearch::type);
    var type = typed.type().or(() -> chosen);
    var publishedBy = Queries.actor(ctx, "publishedBy");
    var from = typed.from().or(() -> Queries.day(ctx, "from"));
    var to = typed.to().or(() -> Queries.day(ctx, "to"));
    var query =
        new PostQuery(
            channel.map(it -> it.channel().id()),
            typed.words(),
            type,
            publishedBy,
            typed.hasLinks(),
            from.map(day -> startOf(day, view)),
            to.map(day -> startOf(day.plusDays(1), view)),
            Queries.page(ctx));
    var filter =
        new PostFilter(
            Queries.words(ctx),
            typed.words(),
            picked,
            chosen.map(Enum::name).orElse(""),
            publishedBy.map(ActorId::toString).orElse(""),
            Queries.day(ctx, "from").map(LocalDate::toString).orElse(""),
            Queries.day(ctx, "to").map(LocalDate::toString).orElse(""),
            chips(query, channel, from, to, typed, view));
    var noChannel =
        named.filter(it -> channel.isEmpty()).map(it -> view.text("posts.noChannel", it));
    var noDate = typed.wrongDate().map(it -> view.text("posts.noDate", it));
    var noDays = NoDays.between(from, to, view);
    var isTyped = typed.from().or(typed::to).isPresent();
    return new Asked(
        filter, query, noDate.or(() -> noChannel), isTyped ? noDays.map(NoDays::typed) : noDays);
  }

  /** The channel with this id, or the only one with this name. */
  private Optional<ChannelView> find(String name, View view) {
    return finder
        .find(name, view)
        .or(
            () -> {
              var found = readChannels.list(view.actor(), name, PageRequest.first(2)).items();
              return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
            });
  }

  private static List<Chip> chips(
      PostQuery query,
      Optional<ChannelView> channel,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      TypedSearch typed,
      View view) {
    var reader = view.reader();
    var chips = new ArrayList<Chip>();
    channel
        .map(it -> view.text("posts.chip.channel", it.channel().info().name().value()))
        .ifPresent(it -> chips.add(chip(it, "channel", Kind.CHANNEL, typed, view)));
    query
        .type()
        .map(it -> view.text("type." + it.name()))
        .ifPresent(it -> chips.add(chip(it, "type", Kind.TYPE, typed, view)));
    query
        .publishedBy()
        .map(it -> view.text("posts.chip.by", it.toString()))
        .ifPresent(it -> chips.add(new Chip(it, view.location().with("publishedBy", ""))));
    from.map(day -> view.text("posts.chip.from", reader.day(startOf(day, view))))
        .ifPresent(it -> chips.add(chip(it, "from", Kind.AFTER, typed, view)));
    to.map(day -> view.text("posts.chip.to", reader.day(startOf(day, view))))
        .ifPresent(it -> chips.add(chip(it, "to", Kind.BEFORE, typed, view)));
    if (query.hasLinks()) {
      chips.add(chip(view.text("posts.chip.links"), "", Kind.HAS, typed, view));
    }
    return chips;
  }

  private static Chip chip(String text, String field, Kind kind, TypedSearch typed, View view) {
    var location = view.location();
    var withoutField = field.isEmpty() ? location : location.at(location.with(field, ""));
    return typed.value(kind).isEmpty()
        ? new Chip(text, withoutField.firstPage())
        : new Chip(text, withoutField.with("query", typed.without(kind)));
  }

  private static Instant startOf(LocalDate day, View view) {
    return day.atStartOfDay(view.reader().zone()).toInstant();
  }

  private static Optional<PostType> type(String name) {
    return Arrays.stream(PostType.values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
