package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.PUBLISH_POSTS;
import static dev.herald.domain.permission.Permission.WRITE_DRAFTS;
import static dev.herald.http.route.Access.to;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.draft.ReadDrafts;
import dev.herald.application.port.in.draft.ScheduleDraft;
import dev.herald.application.port.in.draft.UnscheduleDraft;
import dev.herald.application.port.in.statistics.ReadStatistics;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.DraftView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.http.console.Outcomes.Outcome;
import dev.herald.http.json.Json;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What is to be published: a week at a time, and each draft that has a time. */
final class SchedulePages {

  private static final String STATE = "state";

  /** More names than these nobody reads. */
  private static final int MOST_NAMED = 10;

  private final ReadDrafts readDrafts;
  private final ScheduleDraft scheduleDraft;
  private final UnscheduleDraft unscheduleDraft;
  private final ReadChannels readChannels;
  private final Outcomes outcomes;
  private final ReadStatistics readStatistics;
  private final ChannelFinder finder;
  private final InstantSource clock;

  SchedulePages(UseCases useCases, InstantSource clock) {
    readDrafts = useCases.readDrafts();
    scheduleDraft = useCases.scheduleDraft();
    unscheduleDraft = useCases.unscheduleDraft();
    readChannels = useCases.readChannels();
    outcomes = new Outcomes(readDrafts, useCases.readPosts());
    readStatistics = useCases.readStatistics();
    finder = new ChannelFinder(readChannels);
    this.clock = clock;
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/schedule", to(WRITE_DRAFTS), this::week),
        guard.get("/console/windows/schedule-draft", to(PUBLISH_POSTS), this::window),
        guard.get("/console/returned", to(WRITE_DRAFTS), this::returned),
        guard.get("/console/drafts/{id}/state", to(WRITE_DRAFTS), this::state),
        guard.post("/console/drafts/{id}/schedule", to(PUBLISH_POSTS), this::move),
        guard.post("/console/drafts/{id}/unschedule", to(WRITE_DRAFTS), this::unschedule));
  }

  private void week(Context ctx, View view) {
    var channel =
        Queries.find(ctx, "channel")
            .map(ChannelId::new)
            .map(it -> readChannels.get(view.actor(), it));
    var only = channel.map(it -> it.channel().id());
    var day = Queries.day(ctx, "day");
    if (day.isPresent()) {
      showDay(ctx, view, channel, day.get());
      return;
    }
    var today = clock.instant().atZone(view.reader().zone()).toLocalDate();
    var week = Week.of(Queries.day(ctx, "week").orElse(today), today, view.reader());
    var found = scheduled(view, only, Week.MOST, week.begin(), week.end());
    var full =
        found.next().isPresent()
            ? week.withDays(it -> full(it, view, only))
            : week.with(cards(found.items(), view));
    Templates.answer(ctx, view, "schedule", Map.of("channel", channel, "week", full));
  }

  private Page<DraftView> scheduled(
      View view, Optional<ChannelId> channel, PageRequest page, Instant begin, Instant end) {
    var query = ScheduleQuery.all(page).between(begin, end);
    return readDrafts.scheduled(view.actor(), channel.map(query::inChannel).orElse(query));
  }

  /**
   * A day of a week in which there is more than is read at once: it leads to what it leaves out.
   */
  private Week.Day full(Week.Day day, View view, Optional<ChannelId> channel) {
    var found = ofDay(day.date(), view, channel, Week.MOST);
    var cards = cards(found.items(), view);
    var shown = cards.subList(0, Math.min(cards.size(), Week.SHOWN));
    return day.with(shown, cards.size() - shown.size(), found.next().isPresent());
  }

  private Page<DraftView> ofDay(
      LocalDate day, View view, Optional<ChannelId> channel, PageRequest page) {
    var zone = view.reader().zone();
    var end = day.plusDays(1).atStartOfDay(zone).toInstant();
    return scheduled(view, channel, page, day.atStartOfDay(zone).toInstant(), end);
  }

  private void showDay(Context ctx, View view, Optional<ChannelView> channel, LocalDate day) {
    var page = new PageRequest(PageRequest.MAX_LIMIT, Queries.page(ctx).after());
    var found = ofDay(day, view, channel.map(it -> it.channel().id()), page);
    Templates.answer(
        ctx,
        view,
        "scheduleDay",
        Map.of(
            "channel", channel,
            "day", day,
            "page", new Page<>(cards(found.items(), view), found.next())));
  }

  private List<DraftCard> cards(List<DraftView> found, View view) {
    var channels = new HashMap<ChannelId, Optional<Channel>>();
    return found.stream()
        .map(DraftView::draft)
        .flatMap(
            draft ->
                channels
                    .computeIfAbsent(draft.channel(), it -> find(it, view))
                    .map(it -> DraftCard.of(draft, it, view))
                    .stream())
        .toList();
  }

  private Optional<Channel> find(ChannelId id, View view) {
    return finder.find(id.value(), view).map(it -> it.channel());
  }

  /** Shows a scheduled draft as it will be published. */
  void show(Context ctx, View view, Draft draft) {
    var channel = finder.find(draft.channel().value(), view).orElseThrow();
    Templates.answer(
        ctx,
        view,
        "scheduled",
        Map.of(
            "draft", DraftCard.of(draft, channel.channel(), view),
            "card", PostCard.of(draft.content().toPost(), channel.channel(), view)));
  }

  /** Asks for another time. */
  private void window(Context ctx, View view) {
    var draft = readDrafts.get(view.actor(), new DraftId(Queries.text(ctx, "id"))).draft();
    var channel = finder.find(draft.channel().value(), view).orElseThrow();
    var zone = view.reader().zone();
    var publishAt =
        draft
            .schedule()
            .map(it -> LocalTimes.write(it.at(), zone))
            .orElseGet(() -> LocalTimes.write(LocalTimes.soon(clock.instant(), zone), zone));
    var week = readStatistics.hoursOf(view.actor(), draft.channel(), zone);
    Templates.answer(
        ctx,
        view,
        "scheduleDraft",
        Map.of(
            "draft", DraftCard.of(draft, channel.channel(), view),
            "publishAt", publishAt,
            "bestHours", HeatChart.best(week, view.reader()),
            "first", LocalTimes.write(clock.instant().plus(Duration.ofMinutes(1)), zone)));
  }

  /** The drafts of whoever asks that could not be published at their times, for popups. */
  private void returned(Context ctx, View view) {
    var query = DraftQuery.all(Week.MOST).in(DraftQuery.State.RETURNED);
    var own =
        readDrafts.list(view.actor(), query).items().stream()
            .map(DraftView::draft)
            .filter(draft -> isBy(view, draft))
            .map(draft -> ReturnedJson.of(draft, find(draft.channel(), view), view))
            .toList();
    ctx.header("Cache-Control", "no-store").contentType("application/json").result(Json.bytes(own));
  }

  private static boolean isBy(View view, Draft draft) {
    return draft.returned().filter(it -> it.schedule().by().equals(view.actor().id())).isPresent();
  }

  /**
   * A draft that came back.
   *
   * @param key another one when it comes back again
   */
  private record ReturnedJson(String key, String address, String channel, String at, String why) {

    static ReturnedJson of(Draft draft, Optional<Channel> channel, View view) {
      var returned = draft.returned().orElseThrow();
      return new ReturnedJson(
          draft.id() + " " + draft.revision(),
          view.links().at("/console/drafts/" + view.links().encode(draft.id().value())),
          channel.map(it -> it.info().name().value()).orElse(draft.channel().value()),
          view.reader().time(returned.schedule().at()),
          DraftCard.why(returned, view));
    }
  }

  /** What has become of a draft that waited for its time. */
  private void state(Context ctx, View view) {
    ctx.header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(Json.bytes(state(id(ctx), ctx.queryParams("copy"), view)));
  }

  /** Of several, it is said when none waits any more. */
  private Map<String, String> state(DraftId id, List<String> copies, View view) {
    var own = outcomes.of(id, view);
    if (copies.isEmpty() || own == Outcome.SCHEDULED) return state(own);
    var others = copies.stream().limit(Draft.MAX_CHANNELS).map(DraftId::new);
    var all = Stream.concat(Stream.of(id), others).toList();
    if (outcomes.isWaiting(all, view)) return state(Outcome.SCHEDULED);
    var text = view.text("also.published", outcomes.published(all, view));
    return Map.of(STATE, state(own).get(STATE), "text", text);
  }

  private static Map<String, String> state(Outcome outcome) {
    return Map.of(STATE, outcome.name().toLowerCase(Locale.ROOT));
  }

  private void move(Context ctx, View view) {
    var form = Form.of(ctx);
    var zone = view.reader().zone();
    var at = LocalTimes.read(form.text("publishAt"), zone);
    var before = readDrafts.get(view.actor(), id(ctx)).draft().schedule();
    var isSilent = before.filter(Scheduled::isSilent).isPresent();
    var draft =
        scheduleDraft.schedule(
            view.actor(), new ScheduleDraft.Command(id(ctx), at, zone, isSilent, revision(form)));
    var name = find(draft.draft().channel(), view).map(it -> it.info().name().value()).orElse("");
    Done.redirect(
        ctx,
        view,
        view.links().schedule(at, view.reader()),
        view.text("post.scheduled", name, view.reader().time(at)));
  }

  /** The composer goes on with it, and offers the time that it had. */
  private void unschedule(Context ctx, View view) {
    var form = Form.of(ctx);
    var copies = form.all("copy").stream().limit(Draft.MAX_CHANNELS).map(DraftId::new).toList();
    var before = before(id(ctx), copies, view);
    var command = new UnscheduleDraft.Command(id(ctx), revision(form), copies);
    var open = unscheduleDraft.unschedule(view.actor(), command).draft();
    var all = Stream.concat(Stream.of(id(ctx)), copies.stream()).toList();
    var out = copies.isEmpty() ? List.<ChannelId>of() : outcomes.channels(all, view);
    if (!copies.isEmpty()) ctx.header("X-Herald-Undone", undone(open, out, view));
    var wanted =
        before
            .filter(it -> it.at().isAfter(clock.instant().plus(ConsoleSettings.MAX_UNDO)))
            .map(it -> "?publishAt=" + LocalTimes.write(it.at(), view.reader().zone()))
            .orElse("");
    Done.redirect(
        ctx,
        view,
        view.links().at("/console/drafts/" + view.links().encode(open.id().value())) + wanted,
        out.isEmpty()
            ? view.text("draft.unscheduled")
            : view.text("also.tooLate", names(out, view)));
  }

  /** Which draft is left, and where nothing is to be published any more. */
  private static String undone(Draft open, List<ChannelId> out, View view) {
    var over = Stream.concat(Stream.of(open.channel()), out.stream()).map(ChannelId::value);
    var what = Map.of("draft", open.id().value(), "over", over.toList());
    return view.links().encode(new String(Json.bytes(what), UTF_8));
  }

  private String names(List<ChannelId> channels, View view) {
    var named =
        channels.stream()
            .limit(MOST_NAMED)
            .map(id -> find(id, view).map(it -> it.info().name().value()).orElse(id.value()))
            .reduce((some, next) -> view.text("list.and", some, next))
            .orElse("");
    var others = channels.size() - MOST_NAMED;
    return others > 0 ? named + " … (+" + others + ")" : named;
  }

  /** The time that it had; that of another one that was to go out with it, if it is out. */
  private Optional<Scheduled> before(DraftId id, List<DraftId> copies, View view) {
    try {
      return readDrafts.get(view.actor(), id).draft().schedule();
    } catch (Refusal.DraftPublished | Refusal.DraftNotFound over) {
      if (copies.isEmpty()) throw over;
      return Optional.empty(); // it is over, and so is the time
    }
  }

  private static OptionalLong revision(Form form) {
    return form.text("revision").isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(ChannelForm.revision(form));
  }

  private static DraftId id(Context ctx) {
    return new DraftId(ctx.pathParam("id"));
  }
}
