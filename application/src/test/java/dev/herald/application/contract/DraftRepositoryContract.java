package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.application.port.out.DraftRepository;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.DraftQuery.State;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftLink;
import dev.herald.domain.draft.DraftState;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.PostType;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a {@link DraftRepository} promises. */
public interface DraftRepositoryContract extends PortContract {

  Instant LATER = Samples.NOW.plusSeconds(60);
  ActorId COLLEAGUE = ActorId.of("token:press office");
  ScheduleQuery ALL_SCHEDULED = ScheduleQuery.all(PageRequest.first(100));
  DraftQuery ALL_DRAFTS = DraftQuery.all(PageRequest.first(100));

  @Test
  default void findsNoDraftWhereNoneIs() {
    assertThat(find("none")).isEmpty();
    assertThat(list(ALL_DRAFTS)).isEmpty();
  }

  @Test
  default void keepsEveryFieldOfADraft() {
    givenChannel("news");
    var draft =
        new Draft(
            new DraftId("full"),
            new ChannelId("news"),
            new DraftContent(
                Optional.of(PostType.IMAGE_ONLY),
                " half \u0001 written\n\"'\\ 📚",
                List.of(
                    DraftImage.uploaded(Samples.imageId(Samples.png()), "The \"door\""),
                    DraftImage.elsewhere("htt", ""),
                    DraftImage.elsewhere("", "")),
                List.of(new DraftLink("", "exa"), new DraftLink("Hours", "")),
                "{\"poll\": 7}"),
            COLLEAGUE,
            Samples.NOW,
            ActorId.HERALD,
            LATER,
            7,
            new DraftState.Discarded(COLLEAGUE, LATER.plusMillis(1)));

    write(() -> ports().drafts().insert(draft));

    assertThat(find("full")).contains(draft);
  }

  @Test
  default void keepsADraftOfNothing() {
    givenChannel("news");
    var draft = givenDraft("empty", "news", DraftContent.EMPTY);

    assertThat(find("empty")).contains(draft);
    assertThat(list(ALL_DRAFTS)).containsExactly(draft);
  }

  @Test
  default void keepsAsMuchAsADraftCanHave() {
    givenChannel("news");
    var image = new DraftImage(Optional.empty(), "u".repeat(600), "\"".repeat(600));
    var longest =
        new DraftContent(
            Optional.empty(),
            "語".repeat(1_000),
            IntStream.range(0, 50).mapToObj(i -> image).toList(),
            List.of(),
            "");

    var draft = givenDraft("long", "news", longest);

    assertThat(find("long")).contains(draft);
  }

  @Test
  default void replacesWhatIsKeptOfADraft() {
    givenChannel("news");
    var draft = givenDraft("plan", "news", "Plan");

    var changed = givenChanged(draft, "New plan");

    assertThat(find("plan")).contains(changed);
    assertThat(list(ALL_DRAFTS)).containsExactly(changed);
  }

  @Test
  default void findsNoDraftThatWasDeleted() {
    givenChannel("news");
    givenDraft("plan", "news", "Plan");
    var other = givenDraft("other", "news", "Other");

    write(() -> ports().drafts().delete(new DraftId("plan")));
    write(() -> ports().drafts().delete(new DraftId("none")));

    assertThat(find("plan")).isEmpty();
    assertThat(list(ALL_DRAFTS)).containsExactly(other);
  }

  @Test
  default void findsDraftsOfTheChannelsThatSomebodyKnowsOf() {
    for (var channel : List.of("news", "sport", "chess")) givenChannel(channel);
    var news = givenDraft("news-plan", "news", "Plan");
    var sport = givenDraft("sport-plan", "sport", "Plan");
    givenDraft("chess-plan", "chess", "Plan");
    var scope = ChannelScope.of(List.of(news.channel(), sport.channel()));
    var newsAlone = ChannelScope.of(List.of(news.channel()));

    assertThat(ports().drafts().find(news.id(), newsAlone)).contains(news);
    assertThat(ports().drafts().find(sport.id(), newsAlone)).isEmpty();
    assertThat(ports().drafts().list(ALL_DRAFTS, scope).items()).containsExactly(sport, news);
    assertThat(ports().drafts().list(ALL_DRAFTS.withWords("plan"), scope).items())
        .containsExactly(sport, news);
    assertThat(ports().drafts().list(ALL_DRAFTS.inChannel(sport.channel()), newsAlone).items())
        .isEmpty();
  }

  @Test
  default void findsNoDraftsOfADeletedChannelAndRemovesThem() {
    var channel = givenChannel("news");
    givenChannel("sport");
    var image = givenImage("picture", Samples.NOW);
    for (var i = 0; i < 150; i++) givenDraft("plan-" + i, "news", withImage(image.id()));
    var kept = givenDraft("kept", "sport", "Plan");

    givenDeleted(channel);

    assertThat(find("plan-1")).isEmpty();
    assertThat(list(ALL_DRAFTS)).containsExactly(kept);
    assertThat(list(ALL_DRAFTS.withWords("plan"))).containsExactly(kept);
    assertThatExceptionOfType(Refusal.ChannelNotFound.class).isThrownBy(() -> count("news"));

    purge();

    assertThat(find("kept")).contains(kept);
    assertThat(forgetUnused()).containsExactly(image.id());
  }

  // Lists

  @Test
  default void listsFirstWhatWasChangedLast() {
    givenChannel("news");
    var one = givenDraft("one", "news", "One");
    var two = givenDraft("two", "news", "Two");
    var three = givenDraft("three", "news", "Three");
    assertThat(list(ALL_DRAFTS)).containsExactly(three, two, one);

    var changed = givenChanged(one, "One more");

    assertThat(list(ALL_DRAFTS)).containsExactly(changed, three, two);
  }

  @Test
  default void listsAPageAfterTheOther() {
    givenChannel("news");
    var drafts = new ArrayList<Draft>();
    for (var i = 0; i < 7; i++) drafts.add(0, givenDraft("plan-" + i, "news", "Plan " + i));

    for (var query : List.of(ALL_DRAFTS, ALL_DRAFTS.inChannel(new ChannelId("news")))) {
      var pages = Paging.pages(3, page -> ports().drafts().list(on(query, page), ChannelScope.ALL));
      assertThat(pages).extracting(List::size).containsExactly(3, 3, 1);
      assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(drafts);
    }
  }

  @Test
  default void whatIsBegunOrChangedMeanwhileIsNotInTheRestOfAList() {
    givenChannel("news");
    var drafts = new ArrayList<Draft>();
    for (var i = 0; i < 4; i++) drafts.add(0, givenDraft("plan-" + i, "news", "Plan " + i));
    var first = ports().drafts().list(DraftQuery.all(PageRequest.first(2)), ChannelScope.ALL);
    assertThat(first.items()).isEqualTo(drafts.subList(0, 2));

    givenDraft("new", "news", "New");
    givenChanged(drafts.get(2), "Changed");

    var rest = DraftQuery.all(new PageRequest(2, first.next()));
    assertThat(list(rest)).containsExactly(drafts.get(3));
  }

  @Test
  default void listsThoseOfAChannelOrAnAuthor() {
    givenChannel("news");
    givenChannel("sport");
    var news = givenDraft("one", "news", "One");
    var sport = givenDraft("two", "sport", "Two");
    var colleagues = given(begun("three", "news", Samples.draft("Three"), COLLEAGUE));

    assertThat(list(ALL_DRAFTS.inChannel(new ChannelId("news")))).containsExactly(colleagues, news);
    assertThat(list(ALL_DRAFTS.by(COLLEAGUE))).containsExactly(colleagues);
    assertThat(list(ALL_DRAFTS.by(COLLEAGUE).inChannel(sport.channel()))).isEmpty();
    assertThat(list(ALL_DRAFTS.inChannel(new ChannelId("none")))).isEmpty();
  }

  @Test
  default void findsDraftsByTheirWords() {
    givenChannel("news");
    var draft =
        givenDraft(
            "plan",
            "news",
            new DraftContent(
                Optional.empty(),
                "Das Café öffnet um neun. 東京都の図書館",
                List.of(DraftImage.elsewhere("x", "The front door")),
                List.of(new DraftLink("Opening hours", "https://library.example")),
                "custom"));
    givenDraft("other", "news", "Nothing of that");

    for (var words :
        List.of("cafe", "CAFÉ neun", "\"öffnet um\"", "door", "hours fro", "東京", "京", "図書館")) {
      assertThat(list(ALL_DRAFTS.withWords(words))).as(words).containsExactly(draft);
    }
    for (var words :
        List.of("caf ", "ca", "\"um öffnet\"", "library", "custom", "door bell", "!", "\u0000")) {
      assertThat(list(ALL_DRAFTS.withWords(words))).as(words).isEmpty();
    }
  }

  @Test
  default void findsTheWordsThatADraftHasNow() {
    givenChannel("news");
    var draft = givenDraft("plan", "news", "Plan");

    var changed = givenChanged(draft, "Idea");

    assertThat(list(ALL_DRAFTS.withWords("idea"))).containsExactly(changed);
    assertThat(list(ALL_DRAFTS.withWords("plan"))).isEmpty();
  }

  // Discarded ones

  @Test
  default void listsDiscardedDraftsApart() {
    givenChannel("news");
    var one = givenDraft("one", "news", "Plan");
    var two = givenDraft("two", "news", "Plan");
    var discarded = givenDiscarded(two, LATER);

    assertThat(list(ALL_DRAFTS)).containsExactly(one);
    assertThat(list(ALL_DRAFTS.withWords("plan"))).containsExactly(one);
    assertThat(list(ALL_DRAFTS.in(State.DISCARDED))).containsExactly(discarded);
    assertThat(list(ALL_DRAFTS.in(State.DISCARDED).inChannel(one.channel())))
        .containsExactly(discarded);
    assertThat(find("two")).contains(discarded);
  }

  @Test
  default void countsDraftsWithoutThoseThatWereDiscarded() {
    givenChannel("news");
    givenChannel("sport");
    assertThat(count("news")).isZero();
    givenDraft("one", "news", "One");
    givenDraft("two", "news", "Two");
    givenDraft("three", "sport", "Three");
    givenDiscarded(givenDraft("four", "news", "Four"), LATER);

    assertThat(count("news")).isEqualTo(2);
    assertThatExceptionOfType(Refusal.ChannelNotFound.class).isThrownBy(() -> count("none"));
  }

  @Test
  default void removesWhatWasDiscardedLongAgo() {
    givenChannel("news");
    var kept = givenDraft("kept", "news", "Kept");
    for (var i = 0; i < 5; i++) {
      givenDiscarded(givenDraft("old-" + i, "news", "Old"), LATER.minusMillis(1 + i));
    }
    var fresh = givenDiscarded(givenDraft("fresh", "news", "Fresh"), LATER);

    assertThat(List.of(removeDiscarded(2), removeDiscarded(2), removeDiscarded(2)))
        .containsExactly(2, 2, 1);
    assertThat(removeDiscarded(2)).isZero();
    assertThat(list(ALL_DRAFTS)).containsExactly(kept);
    assertThat(list(ALL_DRAFTS.in(State.DISCARDED))).containsExactly(fresh);
  }

  @Test
  default void removesFirstWhatWasDiscardedFirst() {
    givenChannel("news");
    givenChannel("sport");
    var live = givenDraft("live", "news", "Live");
    var last = givenDiscarded(givenDraft("last", "news", "Last"), LATER.plusSeconds(2));
    givenDiscarded(givenDraft("first", "news", "First"), LATER);
    var second = givenDiscarded(givenDraft("second", "news", "Second"), LATER.plusSeconds(1));
    var elsewhere = givenDiscarded(givenDraft("elsewhere", "sport", "Else"), Samples.NOW);

    write(() -> ports().drafts().removeDiscardedBeyond(2, live.channel()));

    assertThat(list(ALL_DRAFTS.in(State.DISCARDED)))
        .containsExactlyInAnyOrder(last, second, elsewhere);
    assertThat(list(ALL_DRAFTS)).containsExactly(live);
  }

  // Scheduled ones

  @Test
  default void keepsWhenADraftIsToBePublished() {
    givenChannel("news");
    var scheduled = givenScheduled("plan", "news", LATER);

    assertThat(find("plan")).contains(scheduled);
    assertThat(list(ALL_DRAFTS)).as("a draft as others").containsExactly(scheduled);
    var open = updated(scheduled.unschedule(OptionalLong.empty()));
    assertThat(find("plan")).contains(open);
    assertThat(scheduled(ALL_SCHEDULED)).isEmpty();
  }

  @Test
  default void keepsWhyADraftCameBack() {
    givenChannel("news");
    var other = givenScheduled("other", "news", LATER);
    var returned =
        updated(givenScheduled("plan", "news", LATER).giveBack("forbidden", "\u0001 ' \\ 📚\n"));

    assertThat(find("plan")).contains(returned);
    assertThat(list(ALL_DRAFTS.in(State.RETURNED))).containsExactly(returned);
    assertThat(scheduled(ALL_SCHEDULED)).containsExactly(other);
    assertThat(list(ALL_DRAFTS.in(State.RETURNED).withWords("nothing"))).isEmpty();
  }

  @Test
  default void listsScheduledDraftsInTheOrderOfTheirTimes() {
    givenChannel("news");
    var third = givenScheduled("third", "news", LATER.plusMillis(1));
    var first = givenScheduled("first", "news", LATER.minusMillis(1));
    var second = givenScheduled("second", "news", LATER);
    var alsoSecond = givenScheduled("also-second", "news", LATER);
    givenDraft("open", "news", "Open");
    givenDiscarded(givenScheduled("discarded", "news", LATER), LATER);

    assertThat(scheduled(ALL_SCHEDULED)).containsExactly(first, second, alsoSecond, third);
    assertThat(scheduled(ALL_SCHEDULED.between(LATER, LATER.plusMillis(1))))
        .containsExactly(second, alsoSecond);
    assertThat(scheduled(ALL_SCHEDULED.between(Instant.MIN, Instant.MAX))).hasSize(4);
  }

  @Test
  default void pagesThroughTheSchedule() {
    givenChannel("news");
    for (var i = 0; i < 7; i++) givenScheduled("plan-" + i, "news", LATER.plusMillis(i / 3));

    var found = new ArrayList<String>();
    var page = PageRequest.first(2);
    for (var isMore = true; isMore; ) {
      var next = ports().drafts().scheduled(ScheduleQuery.all(page), ChannelScope.ALL);
      next.items().forEach(draft -> found.add(draft.id().value()));
      isMore = next.next().isPresent();
      page = new PageRequest(2, next.next());
    }

    assertThat(found)
        .containsExactly("plan-0", "plan-1", "plan-2", "plan-3", "plan-4", "plan-5", "plan-6");
  }

  @Test
  default void listsScheduledDraftsOfSomeChannels() {
    givenChannel("news");
    givenChannel("sport");
    givenScheduled("plan", "news", LATER);
    var other = givenScheduled("other", "sport", LATER);
    var sport = ChannelScope.of(List.of(new ChannelId("sport")));

    assertThat(scheduled(ALL_SCHEDULED.inChannel(new ChannelId("sport")))).containsExactly(other);
    assertThat(ports().drafts().scheduled(ALL_SCHEDULED, sport).items()).containsExactly(other);
    assertThat(
            ports()
                .drafts()
                .scheduled(ALL_SCHEDULED.inChannel(new ChannelId("news")), sport)
                .items())
        .isEmpty();
  }

  @Test
  default void knowsWhatIsDue() {
    givenChannel("news");
    assertThat(ports().drafts().nextDue()).isEmpty();
    var second = givenScheduled("second", "news", LATER);
    var first = givenScheduled("first", "news", LATER.minusMillis(1));
    givenScheduled("third", "news", LATER.plusMillis(1));

    assertThat(ports().drafts().nextDue()).contains(LATER.minusMillis(1));
    assertThat(ports().drafts().due(LATER.minusMillis(2), 10)).isEmpty();
    assertThat(ports().drafts().due(LATER, 10)).containsExactly(first, second);
    assertThat(ports().drafts().due(LATER, 1)).containsExactly(first);
  }

  @Test
  default void nothingIsDueOfAChannelThatWasDeleted() {
    var channel = givenChannel("news");
    givenScheduled("plan", "news", LATER);

    givenDeleted(channel);

    assertThat(ports().drafts().due(LATER, 10)).isEmpty();
    assertThat(ports().drafts().nextDue()).isEmpty();
    assertThat(scheduled(ALL_SCHEDULED)).isEmpty();
  }

  private List<Draft> scheduled(ScheduleQuery query) {
    return ports().drafts().scheduled(query, ChannelScope.ALL).items();
  }

  private Draft givenScheduled(String id, String channel, Instant at) {
    var schedule = new Scheduled(at, ZoneId.of("Asia/Tehran"), COLLEAGUE);
    return updated(
        givenDraft(id, channel, "Soon").schedule(schedule, OptionalLong.empty(), Samples.NOW));
  }

  // Images

  @Test
  default void keepsTheImagesOfDrafts() {
    givenChannel("news");
    var used = givenImage("used", Samples.NOW);
    var unused = givenImage("unused", Samples.NOW);
    givenDraft("plan", "news", withImage(used.id()));

    assertThat(forgetUnused()).containsExactly(unused.id());
  }

  @Test
  default void forgetsImagesThatADraftHasNoMore() {
    givenChannel("news");
    var dropped = givenImage("dropped", Samples.NOW);
    var kept = givenImage("kept", Samples.NOW);
    var draft = givenDraft("plan", "news", withImage(dropped.id(), kept.id()));
    assertThat(forgetUnused()).isEmpty();

    givenChanged(draft, withImage(kept.id()));

    assertThat(forgetUnused()).containsExactly(dropped.id());
  }

  @Test
  default void keepsTheImagesOfADiscardedDraftUntilItIsRemoved() {
    givenChannel("news");
    var image = givenImage("picture", Samples.NOW);
    givenDiscarded(givenDraft("plan", "news", withImage(image.id())), LATER.minusMillis(1));
    assertThat(forgetUnused()).isEmpty();

    removeDiscarded(10);

    assertThat(forgetUnused()).containsExactly(image.id());
  }

  @Test
  default void keepsAnImageThatComesAfterTheDraftThatRefersToIt() {
    givenChannel("news");
    var id = Samples.image("late", LATER).id();
    var draft = givenDraft("plan", "news", withImage(id));
    assertThat(find("plan")).contains(draft);

    givenImage("late", Samples.NOW);

    assertThat(forgetUnused()).isEmpty();
    write(() -> ports().drafts().delete(draft.id()));
    assertThat(forgetUnused()).containsExactly(id);
  }

  private Optional<Draft> find(String id) {
    return ports().drafts().find(new DraftId(id), ChannelScope.ALL);
  }

  private List<Draft> list(DraftQuery query) {
    return ports().drafts().list(query, ChannelScope.ALL).items();
  }

  private long count(String channel) {
    return ports().drafts().count(new ChannelId(channel));
  }

  private int removeDiscarded(int most) {
    return write(() -> ports().drafts().removeDiscarded(LATER, most));
  }

  private List<ImageId> forgetUnused() {
    return write(() -> ports().images().forgetUnused(LATER, 10));
  }

  private static DraftQuery on(DraftQuery query, PageRequest page) {
    return new DraftQuery(query.channel(), query.words(), query.author(), query.state(), page);
  }

  private static DraftContent withImage(ImageId... images) {
    var shown = List.of(images).stream().map(id -> DraftImage.uploaded(id, "")).toList();
    return new DraftContent(Optional.empty(), "", shown, List.of(), "");
  }

  private static Draft begun(String id, String channel, DraftContent content, ActorId by) {
    return Draft.create(new DraftId(id), new ChannelId(channel), content, 0, by, Samples.NOW);
  }

  private Draft given(Draft draft) {
    write(() -> ports().drafts().insert(draft));
    return draft;
  }

  private Draft givenDraft(String id, String channel, String text) {
    return givenDraft(id, channel, Samples.draft(text));
  }

  private Draft givenDraft(String id, String channel, DraftContent content) {
    return given(begun(id, channel, content, Samples.ADMIN.id()));
  }

  private Draft givenChanged(Draft draft, String text) {
    return givenChanged(draft, Samples.draft(text));
  }

  private Draft givenChanged(Draft draft, DraftContent content) {
    return updated(draft.edit(content, OptionalLong.empty(), COLLEAGUE, LATER));
  }

  private Draft givenDiscarded(Draft draft, Instant at) {
    return updated(draft.discard(COLLEAGUE, at));
  }

  private Draft updated(Draft draft) {
    write(() -> ports().drafts().update(draft));
    return draft;
  }
}
