package dev.herald.persistence.agreement;

import static dev.herald.application.testkit.Samples.ADMIN;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.channel.PinPost;
import dev.herald.application.port.in.channel.UnpinPost;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.in.subscription.MarkRead;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.channel.SubscriberLimit;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostType;
import dev.herald.domain.shared.NotificationMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Commands over so few channels, accounts and words that they get in each other's way. */
final class Commands {

  static final Arbitrary<ChannelId> CHANNEL =
      Arbitraries.of("news", "News", "news ~/").map(ChannelId::new);
  private static final Arbitrary<AccountId> ACCOUNT =
      Arbitraries.of("ann", "Ann", "bob").map(AccountId::new);
  static final Arbitrary<String> WORDS =
      Arbitraries.of("trams resume", "TRAMS", "电车六点恢复", "电车", "Café", "cafe \"six\"", "“six”", "x");
  static final Arbitrary<PostId> POST =
      Arbitraries.integers().between(1, 12).map(number -> new PostId("post-" + number));
  private static final Arbitrary<PostContent> CONTENT =
      Arbitraries.oneOf(
          WORDS.map(Samples::text),
          WORDS.map(
              words -> Samples.text("a").withLinks(List.of(Link.of(words, "https://example.org")))),
          WORDS.map(words -> PostContent.images(List.of(picture()))));

  /** Some know of all channels, and some of a few. */
  private static final Arbitrary<Actor> READER =
      CHANNEL
          .set()
          .ofMinSize(1)
          .ofMaxSize(2)
          .map(
              channels ->
                  Actor.token(new TokenName("bound"), Role.READER, ChannelScope.of(channels)))
          .optional(0.4)
          .map(bound -> bound.orElse(ADMIN));

  private Commands() {}

  private static PostImage picture() {
    return PostImage.of(Samples.external("https://images.example.org/tram.png"));
  }

  /** Those that change something come as often as those that look. */
  static Arbitrary<Command> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, create()),
        Tuple.of(1, edit()),
        Tuple.of(1, delete()),
        Tuple.of(6, publish()),
        Tuple.of(2, recall()),
        Tuple.of(2, pin()),
        Tuple.of(1, unpin()),
        Tuple.of(6, DraftCommands.any()),
        Tuple.of(4, subscribe()),
        Tuple.of(1, unsubscribe()),
        Tuple.of(2, markRead()),
        Tuple.of(1, deleteAccount()),
        Tuple.of(1, upload()),
        Tuple.of(2, timePasses()),
        Tuple.of(1, Arbitraries.just(Command.named("clean up", World::cleanUp))),
        Tuple.of(3, find()),
        Tuple.of(5, turnPage()));
  }

  private static Arbitrary<Command> create() {
    return Combinators.combine(CHANNEL, WORDS, Arbitraries.of(1, 2, 100_000), key())
        .as(
            (id, name, limit, key) -> {
              var info = Samples.channelInfo(name).withSubscriberLimit(new SubscriberLimit(limit));
              var command = new CreateChannel.Command(Optional.of(id), Samples.OWNER, info, key);
              return Command.named(
                  "create " + command, it -> it.useCases().createChannel().create(ADMIN, command));
            });
  }

  /** Keys are used again, for the same and for other things. */
  private static Arbitrary<Optional<IdempotencyKey>> key() {
    return Arbitraries.of("first", "second")
        .map(value -> new IdempotencyKey(value, value))
        .optional(0.3);
  }

  private static Arbitrary<Command> edit() {
    return Combinators.combine(CHANNEL, WORDS, revision())
        .as(
            (id, name, revision) -> {
              var patch = ChannelPatch.NONE.withName(new ChannelName(name));
              var command = new EditChannel.Command(id, patch, revision);
              return Command.named(
                  "edit " + command, it -> it.useCases().editChannel().edit(ADMIN, command));
            });
  }

  private static Arbitrary<OptionalLong> revision() {
    return Arbitraries.of(OptionalLong.empty(), OptionalLong.of(1), OptionalLong.of(2));
  }

  private static Arbitrary<Command> delete() {
    return Combinators.combine(CHANNEL, revision())
        .as(DeleteChannel.Command::new)
        .map(
            command ->
                Command.named(
                    "delete " + command,
                    it -> {
                      it.useCases().deleteChannel().delete(ADMIN, command);
                      return "deleted";
                    }));
  }

  private static Arbitrary<Command> publish() {
    return Combinators.combine(CHANNEL, CONTENT, key())
        .as(PublishPost.Command::new)
        .map(
            command ->
                Command.named(
                    "publish " + command,
                    it -> it.useCases().publishPost().publish(ADMIN, command)));
  }

  private static Arbitrary<Command> recall() {
    return POST.map(post -> new RecallPost.Command(post, "a mistake"))
        .map(
            command ->
                Command.named(
                    "recall " + command, it -> it.useCases().recallPost().recall(ADMIN, command)));
  }

  private static Arbitrary<Command> pin() {
    return Combinators.combine(CHANNEL, POST)
        .as(PinPost.Command::new)
        .map(
            command ->
                Command.named("pin " + command, it -> it.useCases().pinPost().pin(ADMIN, command)));
  }

  private static Arbitrary<Command> unpin() {
    return Combinators.combine(CHANNEL, POST.optional(0.5))
        .as(UnpinPost.Command::new)
        .map(
            command ->
                Command.named(
                    "unpin " + command, it -> it.useCases().unpinPost().unpin(ADMIN, command)));
  }

  private static Arbitrary<Command> subscribe() {
    return Combinators.combine(CHANNEL, ACCOUNT, Arbitraries.of(NotificationMode.class).optional())
        .as(
            (channel, account, delivery) ->
                new SubscribeToChannel.Command(channel, account, delivery, Optional.empty()))
        .map(
            command ->
                Command.named(
                    "subscribe " + command,
                    it -> it.useCases().subscribeToChannel().subscribe(ADMIN, command)));
  }

  private static Arbitrary<Command> unsubscribe() {
    return Combinators.combine(CHANNEL, ACCOUNT)
        .as(
            (channel, account) ->
                Command.named(
                    "unsubscribe %s from %s".formatted(account, channel),
                    it ->
                        it.useCases()
                            .unsubscribeFromChannel()
                            .unsubscribe(ADMIN, channel, account)));
  }

  private static Arbitrary<Command> markRead() {
    return Combinators.combine(CHANNEL, ACCOUNT, Arbitraries.longs().between(1, 5))
        .as(MarkRead.Command::new)
        .map(
            command ->
                Command.named(
                    "mark read " + command,
                    it -> it.useCases().markRead().markRead(ADMIN, command)));
  }

  private static Arbitrary<Command> deleteAccount() {
    return ACCOUNT.map(
        account ->
            Command.named(
                "delete " + account, it -> it.useCases().deleteAccount().delete(ADMIN, account)));
  }

  private static Arbitrary<Command> upload() {
    return Arbitraries.of(Samples.png(), Samples.gif(), new byte[0])
        .map(
            bytes ->
                Command.named(
                    "upload %s bytes".formatted(bytes.length),
                    it -> {
                      try {
                        var uploaded = new ByteArrayInputStream(bytes);
                        return it.useCases().uploadImage().upload(ADMIN, uploaded).id();
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    }));
  }

  private static Arbitrary<Command> timePasses() {
    return Arbitraries.of(Duration.ofMillis(1), Duration.ofMinutes(61), Duration.ofHours(25))
        .map(
            time ->
                Command.named(
                    time + " pass",
                    it -> {
                      it.clock().advance(time);
                      return time;
                    }));
  }

  private static Arbitrary<Command> find() {
    return Arbitraries.oneOf(
        Combinators.combine(READER, CHANNEL)
            .as(
                (reader, id) ->
                    looking(reader, "read " + id, it -> it.readChannels().get(reader, id))),
        Combinators.combine(READER, POST)
            .as(
                (reader, id) ->
                    looking(reader, "read " + id, it -> it.readPosts().get(reader, id))),
        Combinators.combine(READER, CHANNEL, ACCOUNT)
            .as(
                (reader, channel, account) ->
                    looking(
                        reader,
                        "read %s of %s".formatted(channel, account),
                        it -> it.readSubscriptions().get(reader, channel, account))));
  }

  private static Command looking(Actor reader, String what, Function<UseCases, Object> look) {
    return Command.named(name(reader, what), it -> look.apply(it.useCases()));
  }

  private static String name(Actor reader, String what) {
    return reader.channels().isAll() ? what : what + " by " + reader.channels();
  }

  private static Arbitrary<Command> turnPage() {
    return Arbitraries.oneOf(
        Combinators.combine(READER, WORDS.optional(0.5))
            .as((reader, words) -> channels(reader, words.orElse(""))),
        Combinators.combine(
                READER,
                CHANNEL.optional(0.5),
                WORDS.optional(0.5),
                Arbitraries.of(PostType.class).optional(0.3))
            .as((reader, channel, words, type) -> posts(reader, channel, words.orElse(""), type)),
        Combinators.combine(READER, ACCOUNT).as(Commands::feed),
        Combinators.combine(READER, ACCOUNT).as(Commands::subscriptions),
        Combinators.combine(READER, CHANNEL).as(Commands::subscribers));
  }

  /** Goes on to the next page of a list. */
  private static Command turning(
      Actor reader, String list, BiFunction<UseCases, PageRequest, Page<?>> pages) {
    var name = name(reader, list);
    return Command.named(
        name, world -> world.nextPage(name, page -> pages.apply(world.useCases(), page)));
  }

  private static Command channels(Actor reader, String words) {
    return turning(
        reader,
        "channels with " + words,
        (herald, page) -> herald.readChannels().list(reader, words, page));
  }

  private static Command posts(
      Actor reader, Optional<ChannelId> channel, String words, Optional<PostType> type) {
    return turning(
        reader,
        "posts of %s with %s of %s".formatted(channel, words, type),
        (herald, page) ->
            herald
                .readPosts()
                .list(
                    reader,
                    new PostQuery(
                        channel,
                        words,
                        type,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        page)));
  }

  private static Command feed(Actor reader, AccountId account) {
    return turning(
        reader,
        "feed of " + account,
        (herald, page) -> herald.readPosts().feed(reader, account, page));
  }

  private static Command subscriptions(Actor reader, AccountId account) {
    return turning(
        reader,
        "subscriptions of " + account,
        (herald, page) -> herald.readSubscriptions().ofAccount(reader, account, page));
  }

  private static Command subscribers(Actor reader, ChannelId channel) {
    return turning(
        reader,
        "subscribers of " + channel,
        (herald, page) -> herald.readSubscriptions().ofChannel(reader, channel, "", page));
  }

  /** Everything that can be read, whatever was done. */
  static List<Command> everything() {
    return List.of(
        Command.named("all events", World::events),
        Command.named(
            "all channels",
            it -> it.useCases().readChannels().list(ADMIN, "", PageRequest.first(100)).items()),
        Command.named(
            "all posts",
            it ->
                it.useCases()
                    .readPosts()
                    .list(ADMIN, PostQuery.all(PageRequest.first(100)))
                    .items()));
  }
}
