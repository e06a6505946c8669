package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.channel.PinPost;
import dev.herald.application.port.in.draft.CreateDraft;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.port.in.template.CreateTemplate;
import dev.herald.application.port.in.webhook.CreateWebhook;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.ImageProcessor;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SettableClock;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.DraftView;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.access.Actor;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.template.Template;
import dev.herald.domain.template.TemplateName;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the stories have in common: the use cases over ports in memory, and ways to begin. */
abstract class Story {

  static final Instant NOW = Samples.NOW;
  static final Actor ADMIN = Samples.ADMIN;
  static final PageRequest ALL = PageRequest.first(PageRequest.MAX_LIMIT);
  static final ChannelId NEWS = new ChannelId("news");
  static final ChannelId SPORT = new ChannelId("sport");
  static final AccountId ANN = new AccountId("ann");
  static final AccountId BOB = new AccountId("bob");

  final InMemoryPorts ports = new InMemoryPorts();
  final SettableClock clock = ports.clock();
  final UseCases herald = Services.over(ports.outbound());

  /** An image that is known, though nobody uploaded it in the story. */
  final ImageId givenPhoto() {
    var photo =
        new StoredImage(
            Samples.imageId(Samples.png()), "image/png", 1, Optional.empty(), clock.instant());
    ports.outbound().unitOfWork().execute(() -> ports.outbound().images().save(photo));
    return photo.id();
  }

  /** The use cases over the same ports but these. */
  final UseCases heraldWith(
      UnitOfWork unitOfWork, ImageStore imageStore, ImageProcessor imageProcessor) {
    return Services.over(portsWith(unitOfWork, imageStore, imageProcessor));
  }

  /** The same ports but these. */
  final OutboundPorts portsWith(
      UnitOfWork unitOfWork, ImageStore imageStore, ImageProcessor imageProcessor) {
    return ports.outbound().toBuilder()
        .unitOfWork(unitOfWork)
        .imageStore(imageStore)
        .imageProcessor(imageProcessor)
        .build();
  }

  /** The use cases over the same ports, calling these webhooks. */
  final UseCases heraldWith(OutgoingWebhooks outgoing) {
    return Services.over(
        ports.outbound(), PublishingPolicy.NONE, AccountPolicy.IMPORT_ON_USE, outgoing);
  }

  /** Lets the relay do all that it can do at this moment. */
  static void relay(UseCases herald) {
    herald.relayEvents().begin();
    for (var steps = 0; steps < 50; steps++) herald.relayEvents().step();
  }

  final ChannelView givenChannel(ChannelId id) {
    return givenChannel(id, Samples.channelInfo(id.value()));
  }

  final ChannelView givenChannel(ChannelId id, ChannelInfo info) {
    return herald
        .createChannel()
        .create(
            ADMIN,
            new CreateChannel.Command(Optional.of(id), Samples.OWNER, info, Optional.empty()));
  }

  final void givenDeleted(ChannelId id) {
    herald.deleteChannel().delete(ADMIN, new DeleteChannel.Command(id, OptionalLong.empty()));
  }

  final PostView givenPost(ChannelId channel, String text) {
    return publish(channel, Samples.text(text));
  }

  final PostView publish(ChannelId channel, PostContent content) {
    return herald
        .publishPost()
        .publish(ADMIN, new PublishPost.Command(channel, content, Optional.empty()));
  }

  final ChannelView pin(ChannelId channel, PostView post) {
    return herald.pinPost().pin(ADMIN, new PinPost.Command(channel, post.post().id()));
  }

  final DraftView givenDraft(ChannelId channel, String text) {
    return givenDraft(channel, Samples.draft(text));
  }

  final DraftView givenDraft(ChannelId channel, DraftContent content) {
    return herald
        .createDraft()
        .create(ADMIN, new CreateDraft.Command(channel, content, Optional.empty()));
  }

  /** A template of a draft; empty for all channels. */
  final Template givenTemplate(String name, Optional<ChannelId> channel, DraftId draft) {
    var source = new CreateTemplate.OfDraft(draft);
    var command =
        new CreateTemplate.Command(new TemplateName(name), channel, source, Optional.empty());
    return herald.createTemplate().create(ADMIN, command).template();
  }

  final Post givenRecalled(PostView post) {
    return herald.recallPost().recall(ADMIN, new RecallPost.Command(post.post().id(), "a mistake"));
  }

  final SubscribeToChannel.Answer subscribe(ChannelId channel, AccountId account) {
    return herald
        .subscribeToChannel()
        .subscribe(
            ADMIN,
            new SubscribeToChannel.Command(channel, account, Optional.empty(), Optional.empty()));
  }

  /** A webhook that receives everything from now on. */
  final Webhook givenWebhook() {
    return herald
        .createWebhook()
        .create(
            ADMIN,
            new CreateWebhook.Command(
                new HttpUrl("https://intranet.example/hook"),
                WebhookDescription.NONE,
                Webhook.ALL_EVENTS,
                Optional.empty(),
                true));
  }

  final StoredImage givenImage(byte[] bytes) {
    try {
      return herald.uploadImage().upload(ADMIN, new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the clean-up remove all that it wants to. */
  final void cleanUp() {
    for (var steps = 0; herald.cleanUp().step(); steps++) {
      assertThat(steps).as("steps of a clean-up that finds no end").isLessThan(100);
    }
  }

  /** All that happened so far, in order. */
  final List<DomainEvent> events() {
    return ports.outbound().events().after(0, Integer.MAX_VALUE).stream()
        .map(EventLog.Entry::event)
        .toList();
  }

  /** Makes sure that a request is refused for this reason, and that nothing came of it. */
  final <R extends Refusal> R assertRefused(Class<R> reason, ThrowingCallable request) {
    return assertNothingComesOf(reason, request);
  }

  /** Makes sure that a request is refused for these broken rules, and that nothing came of it. */
  final void assertInvalid(ThrowingCallable request, String... rules) {
    assertThat(assertNothingComesOf(InvalidValue.class, request).violations())
        .extracting(violation -> violation.field() + "." + violation.rule())
        .containsExactly(rules);
  }

  private <E extends RuntimeException> E assertNothingComesOf(
      Class<E> failure, ThrowingCallable request) {
    var before = everything();
    var thrown = assertThatExceptionOfType(failure).isThrownBy(request).actual();
    assertThat(everything()).isEqualTo(before);
    return thrown;
  }

  private List<List<?>> everything() {
    return List.of(
        herald.readChannels().list(ADMIN, "", ALL).items(),
        herald.readPosts().list(ADMIN, PostQuery.all(ALL)).items(),
        herald.readDrafts().list(ADMIN, DraftQuery.all(ALL)).items(),
        herald.readDrafts().list(ADMIN, DraftQuery.all(ALL).in(DraftQuery.State.DISCARDED)).items(),
        herald.readSubscriptions().ofAccount(ADMIN, ANN, ALL).items(),
        Stream.of(ANN, Samples.OWNER).map(it -> herald.readAccounts().find(ADMIN, it)).toList(),
        events());
  }
}
