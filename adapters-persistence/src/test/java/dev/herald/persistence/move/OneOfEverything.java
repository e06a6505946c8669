package dev.herald.persistence.move;

import static dev.herald.application.testkit.Samples.ADMIN;
import static dev.herald.application.testkit.Samples.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.contract.PortContract;
import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.account.Account;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.channel.ChannelProfile;
import dev.herald.domain.channel.Organization;
import dev.herald.domain.channel.SubscriberLimit;
import dev.herald.domain.channel.Visibility;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftLink;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.event.DomainEvent.ChannelEdited;
import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.event.DomainEvent.ChannelFull;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.event.DomainEvent.SubscriptionEdited;
import dev.herald.domain.event.DomainEvent.Unsubscribed;
import dev.herald.domain.event.EventType;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.image.Crop;
import dev.herald.domain.image.Cut;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.permission.Role;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.PostType;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.statistics.ChannelHour;
import dev.herald.domain.statistics.DayTally;
import dev.herald.domain.statistics.DueReach;
import dev.herald.domain.statistics.ReachMoment;
import dev.herald.domain.subscription.Subscription;
import dev.herald.domain.template.Template;
import dev.herald.domain.template.TemplateName;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.domain.webhook.WebhookSecret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Puts one of everything into a store, and more than one where they could be confused. */
record OneOfEverything(OutboundPorts ports) implements PortContract {

  static final ChannelId NEWS = new ChannelId("news");
  static final ChannelId GONE = new ChannelId("gone");
  static final AccountId ANNA = new AccountId("Anna \"安娜\"");
  static final WebhookId INTRANET = new WebhookId("intranet");
  static final WebhookId CALLBACK = new WebhookId("callback");

  /** A moment after the first one. */
  static Instant later(long seconds) {
    return NOW.plusSeconds(seconds);
  }

  /** Returns the images, the last of which nothing shows. */
  List<ImageId> put() throws IOException {
    var images =
        List.of(upload("a photo"), upload("a picture"), upload("another"), upload("unused"));
    var cut = new Cut(images.get(1), new Crop(1250, 0, 7500, 10_000, 90));
    write(() -> ports.images().noteCut(images.get(0), cut));
    putChannels(images.get(0));
    putPosts(images.get(1), images.get(2));
    putDrafts(images.get(1));
    putSubscriptions();
    putEvents();
    putWebhooks();
    putAccess();
    putAudit();
    return images;
  }

  private ImageId upload(String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    try (var staged = ports.imageStore().stage(new ByteArrayInputStream(bytes))) {
      var size =
          text.equals("a photo")
              ? Optional.of(new Dimensions(640, 480))
              : Optional.<Dimensions>empty();
      write(
          () -> {
            staged.keep();
            ports.images().save(new StoredImage(staged.id(), "image/png", bytes.length, size, NOW));
          });
      return staged.id();
    }
  }

  private void putChannels(ImageId photo) {
    var info =
        Samples.channelInfo("新闻 \"News\"")
            .withAvatar(Samples.avatar(photo))
            .withProfile(new ChannelProfile("All that happens"))
            .withOrganization(new Organization("The city"))
            .withCustomString(new CustomString("{\"a\":1}"))
            .withSubscriberLimit(new SubscriberLimit(3))
            .withVisibility(Visibility.PUBLIC);
    given(Samples.channel("news", info));
    given(Samples.channel("gone"));
    given(Samples.channel("empty"));
  }

  private void putPosts(ImageId picture, ImageId recalled) {
    var content =
        new PostContent(
            Optional.of(new PostText("Trams <resume>\nat \"six\" 新闻 👩‍👧")),
            List.of(
                new PostImage(new ImageRef.Stored(picture), "A tram"),
                new PostImage(Samples.external("https://images.example.org/b.png"), "")),
            List.of(new Link("Timetable", new HttpUrl("https://trams.example/?a=b&c"))),
            Optional.of(new CustomData("{\"priority\": [1, null]}")));
    givenPost("news", content, NOW);
    givenPost("gone", "nobody reads this any more");
    givenRecalled(givenPost("news", Samples.pictures(recalled), later(1)));
    var pinned = givenPost("news", Samples.pictures(picture), later(90));
    putSilentPost("the last one");
    var news = ports.channels().get(NEWS).channel();
    write(() -> ports.channels().update(news.pin(pinned, later(91)).result()));
  }

  private void putSilentPost(String text) {
    write(
        () -> {
          var sequence = ports.posts().lastSequence(NEWS) + 1;
          var content = Samples.text(text);
          var id = new PostId("news-" + sequence);
          var post = Post.publish(id, NEWS, sequence, content, true, ADMIN.id(), later(92));
          ports.posts().insert(post.result());
        });
  }

  private static Template template(String id, Optional<ChannelId> channel, DraftContent content) {
    var by = ActorId.of("token:desk");
    return new Template(new TemplateId(id), new TemplateName("Trams"), channel, content, by, NOW);
  }

  private void putDrafts(ImageId picture) {
    var content =
        new DraftContent(
            Optional.of(PostType.IMAGE_AND_TEXT),
            "Trams \"half\nwritten 新闻",
            List.of(
                DraftImage.uploaded(picture, "A tram"),
                DraftImage.uploaded(Samples.imageId(Samples.png()), ""),
                DraftImage.elsewhere("htt", "")),
            List.of(new DraftLink("Timetable", ""), new DraftLink("", "trams")),
            "{\"a\": 1}");
    var desk = ActorId.of("token:desk");
    var none = OptionalLong.empty();
    var plan = Draft.create(new DraftId("plan"), NEWS, content, 0, desk, NOW);
    var empty = Draft.create(new DraftId("empty"), NEWS, DraftContent.EMPTY, 0, ADMIN.id(), NOW);
    write(
        () -> {
          ports.drafts().insert(plan);
          ports.templates().insert(template("common", Optional.empty(), content));
          ports.templates().insert(template("of-news", Optional.of(NEWS), content));
          ports.templates().insert(template("of-gone", Optional.of(GONE), content));
          ports.drafts().insert(empty);
          ports.drafts().insert(empty("gone", GONE));
          ports.drafts().insert(empty("discarded", NEWS).discard(desk, later(3)));
          ports.drafts().insert(scheduled("next", later(900)));
          ports.drafts().insert(scheduled("also-next", later(900)));
          ports.drafts().insert(scheduled("back", later(4)).giveBack("forbidden", "Gone.\n"));
          ports.drafts().update(empty.edit(Samples.draft("Not empty"), none, ADMIN.id(), later(2)));
        });
  }

  private static Draft scheduled(String id, Instant at) {
    var draft =
        Draft.create(new DraftId(id), NEWS, Samples.draft("Soon " + id), 0, ADMIN.id(), NOW);
    var schedule = new Scheduled(at, ZoneId.of("Asia/Tehran"), ADMIN.id());
    return draft.schedule(schedule, OptionalLong.empty(), NOW);
  }

  private static Draft empty(String id, ChannelId channel) {
    return Draft.create(new DraftId(id), channel, DraftContent.EMPTY, 0, ADMIN.id(), NOW);
  }

  private void putSubscriptions() {
    given(
        new Subscription(
            NEWS, ANNA, later(5), NotificationMode.SILENT, new CustomString("desk"), 2));
    givenSubscription("news", "bob");
    givenSubscription("gone", "bob");
    givenSubscription("empty", ANNA.value());
    write(
        () -> {
          ports
              .accounts()
              .save(new Account(ANNA, "Änna", "https://x.example/a.png", Map.of("Tag_A", "\"1\"")));
          ports.accounts().save(new Account(new AccountId("bob"), "", "", Map.of()));
        });
  }

  private void putEvents() {
    var post = new PostId("news-1");
    List<DomainEvent> events =
        List.of(
            new ChannelCreated(NEWS, Samples.OWNER, NOW),
            new ChannelCreated(GONE, Samples.OWNER, NOW),
            new ChannelEdited(NEWS, 2, EnumSet.allOf(ChannelField.class), NOW),
            new PostPublished(NEWS, post, 1, NOW),
            new PostRecalled(NEWS, new PostId("news-2"), 2, later(60)),
            new Subscribed(NEWS, ANNA, NotificationMode.NOTIFY, NOW),
            new SubscriptionEdited(
                NEWS, ANNA, NotificationMode.NOTIFY, NotificationMode.SILENT, NOW),
            new Unsubscribed(NEWS, new AccountId("carl"), NotificationMode.MUTED, NOW),
            new ChannelFull(NEWS, 3, NOW));
    write(
        () -> {
          ports.events().appendAll(ADMIN.id(), events);
          ports.statistics().begin(0, NOW);
          ports.statistics().noteSubscribers(List.of(new PostPublished(NEWS, post, 1, NOW)));
          ports
              .statistics()
              .noteReaders(
                  new DueReach(NEWS, 1, ReachMoment.HOUR, later(3600), 4), OptionalLong.of(4));
          ports.statistics().addReading(NEWS, 0, 1, NOW);
          ports.statistics().addPosts(Map.of(new ChannelHour(NEWS, later(3600)), 2L));
          ports.statistics().add(DayTally.of(events), ports.events().end());
        });
    givenDeleted(Samples.channel("gone"));
  }

  private void putWebhooks() {
    var chosen = Set.of(EventType.POST_PUBLISHED, EventType.SUBSCRIPTION_EDITED);
    write(
        () -> {
          ports.webhooks().insert(Samples.webhook("all"));
          ports
              .webhooks()
              .insert(
                  new Webhook(
                      INTRANET,
                      new HttpUrl("https://intranet.example/hook"),
                      new WebhookDescription("The intranet"),
                      chosen,
                      new WebhookSecret("whsec_BBECAwQFBgcICQoLDA0ODxAREhMUFRYX"),
                      false,
                      NOW));
          var positions =
              ports.events().after(0, 100).stream().map(entry -> entry.position()).toList();
          ports.receiverPositions().move(INTRANET, positions.get(4));
          ports.receiverPositions().move(CALLBACK, positions.get(0));
          ports.deliveryQueue().put(INTRANET, positions.get(3), 2, later(70), "503");
          ports.deadLetters().add(CALLBACK, positions.get(2), 55, later(80), "no answer");
          ports.events().forgetUpTo(positions.get(1));
        });
  }

  private void putAccess() {
    var bound =
        Samples.token(
            "desk", Role.EDITOR, ChannelScope.of(List.of(NEWS, new ChannelId("empty"))), "ab12");
    var used =
        new Token(
            new TokenName("reader 1"),
            Role.READER,
            ChannelScope.ALL,
            Optional.of("cd34"),
            ActorId.token(new TokenName("admin")),
            NOW,
            Optional.of(later(1000)),
            Optional.of(later(500)),
            Optional.of(new Token.Use(later(60), Optional.of("203.0.113.9"))));
    write(
        () -> {
          ports.tokens().insert(Samples.token("admin", Role.ADMIN, "0a0b"));
          ports.tokens().insert(bound);
          ports.tokens().insert(used);
          ports.tokens().insert(Samples.invitation("invited", Role.READER, ChannelScope.ALL));
          ports.idempotency().save(new IdempotencyLog.Entry("k1", "print", "news-1", NOW));
        });
  }

  private void putAudit() {
    note(AuditSubject.of(NEWS), List.of());
    note(
        AuditSubject.of(ANNA),
        List.of(
            AuditChange.to("name", "\"ä\""),
            AuditChange.from("photo", "x"),
            AuditChange.untold("text")));
    note(AuditSubject.token("desk"), List.of());
    write(() -> ports.auditLog().forgetBefore(later(1), 1));
  }

  private void note(AuditSubject subject, List<AuditChange> changes) {
    var entry =
        new AuditEntry(
            NOW,
            ActorId.account(ANNA),
            Optional.of("203.0.113.9"),
            AuditAction.CHANNEL_EDITED,
            subject,
            changes.isEmpty() ? Optional.of("forbidden") : Optional.empty(),
            changes);
    write(() -> ports.auditLog().append(entry));
  }
}
