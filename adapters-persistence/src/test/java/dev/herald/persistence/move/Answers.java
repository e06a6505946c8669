package dev.herald.persistence.move;

import static dev.herald.persistence.move.OneOfEverything.ANNA;
import static dev.herald.persistence.move.OneOfEverything.CALLBACK;
import static dev.herald.persistence.move.OneOfEverything.INTRANET;
import static dev.herald.persistence.move.OneOfEverything.NEWS;

import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.DraftQuery.State;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.application.view.TemplateQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.PostType;
import dev.herald.domain.statistics.DayRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a store answers to everything that it can be asked. */
final class Answers {

  private static final PageRequest FIRST = PageRequest.first(100);
  private static final ChannelScope ALL = ChannelScope.ALL;
  private static final LocalDate TODAY = LocalDate.ofInstant(Samples.NOW, ZoneOffset.UTC);

  private Answers() {}

  static Map<String, Object> of(OutboundPorts ports, List<ImageId> images) {
    var answers = new LinkedHashMap<String, Object>();
    answers.put("channels", ports.channels().list("", ALL, FIRST).items());
    answers.put("channels found", ports.channels().list("新闻", ALL, FIRST).items());
    answers.put("public channels", ports.channels().listPublic(0, 10));
    answers.put("posts", ports.posts().list(PostQuery.all(FIRST), ALL).items());
    answers.put("history", ports.posts().history(NEWS, OptionalLong.empty(), true, 10));
    for (var words : List.of("trams", "新闻", "timetable", "nobody")) {
      answers.put("posts with " + words, ports.posts().list(about(words), ALL).items());
    }
    answers.put("posts of a type", ports.posts().list(ofType(), ALL).items());
    answers.put("posts of a minute", ports.posts().list(later(), ALL).items());
    var drafts = DraftQuery.all(FIRST);
    answers.put("drafts", ports.drafts().list(drafts, ALL).items());
    var templates = TemplateQuery.all(FIRST);
    answers.put("templates", ports.templates().list(templates, ALL).items());
    answers.put("discarded", ports.drafts().list(drafts.in(State.DISCARDED), ALL).items());
    answers.put("scheduled", ports.drafts().scheduled(ScheduleQuery.all(FIRST), ALL).items());
    answers.put("returned", ports.drafts().list(drafts.in(State.RETURNED), ALL).items());
    for (var words : List.of("trams", "timetable", "nobody")) {
      var found = ports.drafts().list(drafts.withWords(words), ALL).items();
      answers.put("drafts with " + words, found);
    }
    answers.put("feed", ports.posts().feed(ANNA, ALL, FIRST).items());
    answers.put("subscribers", ports.subscriptions().ofChannel(NEWS, "", FIRST).items());
    for (var account : List.of(ANNA, new AccountId("bob"))) {
      answers.put("of " + account, ports.subscriptions().ofAccount(account, ALL, FIRST).items());
      answers.put(
          "ended of " + account,
          ports.subscriptions().endedByDeletion(account, ALL, 0, FIRST).items());
      answers.put("account " + account, ports.accounts().find(account));
    }
    answers.put("events", ports.events().after(0, 100));
    answers.put("events begin", ports.events().begin());
    answers.put("days", ports.statistics().ofChannel(NEWS, DayRange.upTo(TODAY, 9)));
    answers.put(
        "hours",
        ports.statistics().hours(NEWS, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")));
    answers.put("reach", ports.statistics().reach(NEWS, 1));
    answers.put("counted", ports.statistics().progress());
    answers.put("webhooks", ports.webhooks().list(FIRST).items());
    for (var receiver : List.of(INTRANET, CALLBACK)) {
      answers.put("position of " + receiver, ports.receiverPositions().position(receiver));
      answers.put("waiting for " + receiver, ports.deliveryQueue().list(receiver, FIRST).items());
      answers.put("dead for " + receiver, ports.deadLetters().list(receiver, FIRST).items());
    }
    answers.put(
        "tokens",
        ports.tokens().list(FIRST).items().stream().filter(it -> it.hash().isPresent()).toList());
    answers.put("idempotency", ports.idempotency().find("k1"));
    answers.put("audit", ports.auditLog().list(AuditQuery.all(FIRST)).items());
    answers.put("audit chain", List.of(ports.auditLog().begin(), ports.auditLog().after(0, 10)));
    answers.put("audit end", ports.auditLog().end());
    answers.put("images", ports.images().findAll(images));
    answers.put("what images were cut from", images.stream().map(ports.images()::findCut).toList());
    answers.put("bytes of images", images.stream().map(id -> bytes(ports, id)).toList());
    return answers;
  }

  private static PostQuery about(String words) {
    return new PostQuery(
        Optional.empty(),
        words,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        FIRST);
  }

  private static PostQuery ofType() {
    return new PostQuery(
        Optional.of(NEWS),
        "",
        Optional.of(PostType.TEXT_ONLY),
        Optional.of(Samples.ADMIN.id()),
        false,
        Optional.empty(),
        Optional.empty(),
        FIRST);
  }

  private static PostQuery later() {
    return new PostQuery(
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.of(OneOfEverything.later(80)),
        Optional.empty(),
        FIRST);
  }

  private static List<Byte> bytes(OutboundPorts ports, ImageId id) {
    try (var in = ports.imageStore().open(id)) {
      List<Byte> bytes = new ArrayList<>();
      for (var each : in.bytes().readAllBytes()) bytes.add(each);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
