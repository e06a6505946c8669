package dev.herald.persistence.agreement;

import static dev.herald.application.testkit.Samples.ADMIN;

import dev.herald.application.port.in.draft.CopyPost;
import dev.herald.application.port.in.draft.CorrectPost;
import dev.herald.application.port.in.draft.CreateDraft;
import dev.herald.application.port.in.draft.DiscardDraft;
import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.in.draft.SaveDraft;
import dev.herald.application.port.in.draft.ScheduleDraft;
import dev.herald.application.port.in.draft.UnscheduleDraft;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftLink;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.post.PostType;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Commands over few drafts, as {@link Commands} are over few channels. */
final class DraftCommands {

  private static final Arbitrary<DraftId> DRAFT =
      Arbitraries.integers().between(1, 6).map(number -> new DraftId("draft-" + number));
  private static final Arbitrary<OptionalLong> REVISION =
      Arbitraries.of(OptionalLong.empty(), OptionalLong.of(1), OptionalLong.of(2));
  private static final Arbitrary<Actor> WRITER =
      Commands.CHANNEL
          .map(
              channel ->
                  Actor.token(
                      new TokenName("desk"), Role.EDITOR, ChannelScope.of(List.of(channel))))
          .optional(0.3)
          .map(bound -> bound.orElse(ADMIN));

  private DraftCommands() {}

  static Arbitrary<Command> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, create()),
        Tuple.of(4, save()),
        Tuple.of(2, discard()),
        Tuple.of(3, schedule()),
        Tuple.of(1, unschedule()),
        Tuple.of(1, publishScheduled()),
        Tuple.of(2, scheduled()),
        Tuple.of(1, restore()),
        Tuple.of(2, publish()),
        Tuple.of(1, copy()),
        Tuple.of(1, correct()),
        Tuple.of(2, get()),
        Tuple.of(4, list()));
  }

  private static Arbitrary<DraftContent> content() {
    return Combinators.combine(
            Arbitraries.of(PostType.class).optional(0.3), Commands.WORDS, Commands.WORDS)
        .as(
            (type, text, label) ->
                new DraftContent(
                    type,
                    text,
                    List.of(DraftImage.elsewhere("htt", label)),
                    List.of(new DraftLink(label, "")),
                    ""));
  }

  private static Arbitrary<DraftContent> anything() {
    return Arbitraries.oneOf(
        content(),
        Commands.WORDS.map(
            text -> new DraftContent(Optional.empty(), text, List.of(), List.of(), "")));
  }

  private static Arbitrary<Command> create() {
    return Combinators.combine(WRITER, Commands.CHANNEL, anything())
        .as(
            (writer, channel, content) -> {
              var command = new CreateDraft.Command(channel, content, Optional.empty());
              return Command.named(
                  "draft " + command + " by " + writer.id(),
                  it -> it.useCases().createDraft().create(writer, command));
            });
  }

  private static Arbitrary<Command> save() {
    return Combinators.combine(WRITER, DRAFT, anything(), REVISION)
        .as(
            (writer, draft, content, revision) -> {
              var command = new SaveDraft.Command(draft, content, revision);
              return Command.named(
                  "save " + command, it -> it.useCases().saveDraft().save(writer, command));
            });
  }

  private static Arbitrary<Command> discard() {
    return Combinators.combine(WRITER, DRAFT, REVISION)
        .as(
            (writer, draft, revision) -> {
              var command = new DiscardDraft.Command(draft, revision);
              return Command.named(
                  "discard " + command,
                  it -> it.useCases().discardDraft().discard(writer, command));
            });
  }

  private static Arbitrary<Command> restore() {
    return Combinators.combine(WRITER, DRAFT)
        .as(
            (writer, draft) ->
                Command.named(
                    "restore " + draft, it -> it.useCases().restoreDraft().restore(writer, draft)));
  }

  private static Arbitrary<Command> publish() {
    return Combinators.combine(WRITER, DRAFT, REVISION)
        .as(
            (writer, draft, revision) -> {
              var command = new PublishDraft.Command(draft, revision);
              return Command.named(
                  "publish " + command,
                  it -> it.useCases().publishDraft().publish(writer, command));
            });
  }

  /** At one of few times, so that several have the same. */
  private static Arbitrary<Command> schedule() {
    return Combinators.combine(WRITER, DRAFT, REVISION, Arbitraries.integers().between(-1, 3))
        .as(
            (writer, draft, revision, minutes) ->
                Command.named(
                    "schedule " + draft + revision + " in " + minutes + " minutes",
                    it -> {
                      var at = it.clock().instant().plus(Duration.ofMinutes(minutes));
                      var command = new ScheduleDraft.Command(draft, at, ZoneOffset.UTC, revision);
                      return it.useCases().scheduleDraft().schedule(writer, command);
                    }));
  }

  private static Arbitrary<Command> unschedule() {
    return Combinators.combine(WRITER, DRAFT, REVISION)
        .as(
            (writer, draft, revision) -> {
              var command = new UnscheduleDraft.Command(draft, revision);
              return Command.named(
                  "unschedule " + command,
                  it -> it.useCases().unscheduleDraft().unschedule(writer, command));
            });
  }

  private static Arbitrary<Command> publishScheduled() {
    return Arbitraries.just(
        Command.named("publish what is due", it -> it.useCases().publishScheduledDrafts().step()));
  }

  private static Arbitrary<Command> scheduled() {
    return Combinators.combine(WRITER, Commands.CHANNEL.optional(0.3))
        .as(
            (writer, channel) -> {
              var name = "schedule of " + channel + writer.channels();
              return Command.named(
                  name,
                  it ->
                      it.nextPage(
                          name,
                          page ->
                              it.useCases()
                                  .readDrafts()
                                  .scheduled(
                                      writer,
                                      new ScheduleQuery(
                                          channel, Optional.empty(), Optional.empty(), page))));
            });
  }

  private static Arbitrary<Command> copy() {
    return Combinators.combine(WRITER, Commands.POST, Commands.CHANNEL.optional(0.5))
        .as(
            (writer, post, channel) -> {
              var command = new CopyPost.Command(post, channel, Optional.empty());
              return Command.named(
                  "copy " + command, it -> it.useCases().copyPost().copy(writer, command));
            });
  }

  private static Arbitrary<Command> correct() {
    return Combinators.combine(WRITER, Commands.POST)
        .as(
            (writer, post) -> {
              var command = new CorrectPost.Command(post, "a mistake", Optional.empty());
              return Command.named(
                  "correct " + command, it -> it.useCases().correctPost().correct(writer, command));
            });
  }

  private static Arbitrary<Command> get() {
    return Combinators.combine(WRITER, DRAFT)
        .as(
            (writer, draft) ->
                Command.named(
                    "read " + draft, it -> it.useCases().readDrafts().get(writer, draft)));
  }

  private static Arbitrary<Command> list() {
    return Combinators.combine(
            WRITER,
            Commands.CHANNEL.optional(0.3),
            Commands.WORDS.optional(0.3),
            Arbitraries.of(DraftQuery.State.class))
        .as(DraftCommands::list);
  }

  private static Command list(
      Actor writer, Optional<ChannelId> channel, Optional<String> words, DraftQuery.State state) {
    var name = "drafts of " + channel + " with " + words + " " + state + writer.channels();
    return Command.named(
        name,
        it ->
            it.nextPage(
                name,
                page ->
                    it.useCases()
                        .readDrafts()
                        .list(
                            writer,
                            new DraftQuery(
                                channel, words.orElse(""), Optional.empty(), state, page))));
  }
}
