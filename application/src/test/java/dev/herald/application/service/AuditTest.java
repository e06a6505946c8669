package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.InviteColleague;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.port.in.account.EditAccount;
import dev.herald.application.port.in.account.ImportAccounts;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.channel.PinPost;
import dev.herald.application.port.in.channel.UnpinPost;
import dev.herald.application.port.in.draft.CopyPost;
import dev.herald.application.port.in.draft.CreateDraft;
import dev.herald.application.port.in.draft.DiscardDraft;
import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.in.draft.SaveDraft;
import dev.herald.application.port.in.draft.ScheduleDraft;
import dev.herald.application.port.in.draft.UnscheduleDraft;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.in.subscription.EditSubscription;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.port.in.template.CreateTemplate;
import dev.herald.application.port.in.template.UseTemplate;
import dev.herald.application.port.in.webhook.CreateWebhook;
import dev.herald.application.testkit.FakeImageProcessor;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.image.Crop;
import dev.herald.domain.permission.Role;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.template.TemplateName;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.domain.webhook.WebhookSecret;
import java.io.ByteArrayInputStream;
import java.lang.reflect.RecordComponent;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is done is noted, whatever it is, by whom and from where. */
class AuditTest extends AuditStory {

  private static final DraftId DRAFT = new DraftId("draft-1");
  private static final ImageId PHOTO = Samples.imageId(Samples.png());
  private static final Crop CROP = new Crop(0, 0, 1, 1, 0);
  private static final WebhookSecret OTHER_SECRET = new WebhookSecret("whsec_" + "QUJD".repeat(8));

  /** Asks a use case to change something of {@link #begun}. */
  @FunctionalInterface
  private interface Call {
    void ask(UseCases herald, WebhookId hook) throws Exception;
  }

  private record Line(String useCase, AuditAction action, String subject, Call call) {}

  private static final List<Line> TABLE =
      List.of(
          new Line(
              "CreateChannel",
              AuditAction.CHANNEL_CREATED,
              "channel:new",
              (herald, hook) ->
                  herald
                      .createChannel()
                      .create(
                          BOSS,
                          new CreateChannel.Command(
                              Optional.of(new ChannelId("new")),
                              ANN,
                              Samples.channelInfo("New"),
                              Optional.empty()))),
          new Line(
              "EditChannel",
              AuditAction.CHANNEL_EDITED,
              "channel:news",
              (herald, hook) -> herald.editChannel().edit(BOSS, rename("Other"))),
          new Line(
              "DeleteChannel",
              AuditAction.CHANNEL_DELETED,
              "channel:news",
              (herald, hook) ->
                  herald
                      .deleteChannel()
                      .delete(BOSS, new DeleteChannel.Command(NEWS, OptionalLong.empty()))),
          new Line(
              "PinPost",
              AuditAction.CHANNEL_EDITED,
              "channel:news",
              (herald, hook) ->
                  herald.pinPost().pin(BOSS, new PinPost.Command(NEWS, new PostId("post-1")))),
          new Line(
              "UnpinPost",
              AuditAction.CHANNEL_EDITED,
              "channel:news",
              (herald, hook) ->
                  herald.unpinPost().unpin(BOSS, new UnpinPost.Command(NEWS, Optional.empty()))),
          new Line(
              "RecallPost",
              AuditAction.POST_RECALLED,
              "post:post-1",
              (herald, hook) ->
                  herald
                      .recallPost()
                      .recall(BOSS, new RecallPost.Command(new PostId("post-1"), "secret reason"))),
          new Line(
              "CreateDraft",
              AuditAction.DRAFT_CREATED,
              "draft:draft-3",
              (herald, hook) ->
                  herald
                      .createDraft()
                      .create(
                          BOSS,
                          new CreateDraft.Command(
                              NEWS, Samples.draft("private"), Optional.empty()))),
          new Line(
              "SaveDraft",
              AuditAction.DRAFT_EDITED,
              "draft:draft-1",
              (herald, hook) ->
                  herald
                      .saveDraft()
                      .save(
                          BOSS,
                          new SaveDraft.Command(
                              DRAFT, Samples.draft("private"), OptionalLong.empty()))),
          new Line(
              "ScheduleDraft",
              AuditAction.DRAFT_SCHEDULED,
              "draft:draft-1",
              (herald, hook) ->
                  herald
                      .scheduleDraft()
                      .schedule(
                          BOSS,
                          new ScheduleDraft.Command(
                              DRAFT, NOW.plusSeconds(60), ZoneOffset.UTC, OptionalLong.empty()))),
          new Line(
              "UnscheduleDraft",
              AuditAction.DRAFT_UNSCHEDULED,
              "draft:draft-1",
              (herald, hook) ->
                  herald
                      .unscheduleDraft()
                      .unschedule(BOSS, new UnscheduleDraft.Command(DRAFT, OptionalLong.empty()))),
          new Line(
              "DiscardDraft",
              AuditAction.DRAFT_DISCARDED,
              "draft:draft-1",
              (herald, hook) ->
                  herald
                      .discardDraft()
                      .discard(BOSS, new DiscardDraft.Command(DRAFT, OptionalLong.empty()))),
          new Line(
              "RestoreDraft",
              AuditAction.DRAFT_RESTORED,
              "draft:draft-2",
              (herald, hook) -> herald.restoreDraft().restore(BOSS, new DraftId("draft-2"))),
          new Line(
              "PublishDraft",
              AuditAction.DRAFT_PUBLISHED,
              "draft:draft-1",
              (herald, hook) ->
                  herald
                      .publishDraft()
                      .publish(BOSS, new PublishDraft.Command(DRAFT, OptionalLong.empty()))),
          new Line(
              "CopyPost",
              AuditAction.DRAFT_CREATED,
              "draft:draft-3",
              (herald, hook) ->
                  herald
                      .copyPost()
                      .copy(
                          BOSS,
                          new CopyPost.Command(
                              new PostId("post-1"), Optional.empty(), Optional.empty()))),
          new Line(
              "SubscribeToChannel",
              AuditAction.SUBSCRIBER_ADDED,
              "account:bob",
              (herald, hook) ->
                  herald
                      .subscribeToChannel()
                      .subscribe(
                          BOSS,
                          new SubscribeToChannel.Command(
                              NEWS, BOB, Optional.empty(), Optional.empty()))),
          new Line(
              "SubscribeAccounts",
              AuditAction.SUBSCRIBER_ADDED,
              "account:bob",
              (herald, hook) -> herald.subscribeAccounts().subscribe(BOSS, NEWS, List.of(BOB))),
          new Line(
              "UnsubscribeFromChannel",
              AuditAction.SUBSCRIBER_REMOVED,
              "account:ann",
              (herald, hook) -> herald.unsubscribeFromChannel().unsubscribe(BOSS, NEWS, ANN)),
          new Line(
              "EditSubscription",
              AuditAction.SUBSCRIBER_EDITED,
              "account:ann",
              (herald, hook) ->
                  herald
                      .editSubscription()
                      .edit(
                          BOSS,
                          new EditSubscription.Command(
                              NEWS,
                              ANN,
                              Optional.of(NotificationMode.MUTED),
                              Optional.of(new CustomString("private"))))),
          new Line(
              "ImportAccounts",
              AuditAction.ACCOUNT_IMPORTED,
              "account:bob",
              (herald, hook) ->
                  herald
                      .importAccounts()
                      .importAll(
                          BOSS,
                          List.of(
                              new ImportAccounts.Command(
                                  BOB, Optional.of("Bobby"), Optional.empty())))),
          new Line(
              "EditAccount",
              AuditAction.ACCOUNT_EDITED,
              "account:ann",
              (herald, hook) ->
                  herald
                      .editAccount()
                      .edit(
                          BOSS,
                          new EditAccount.Command(
                              ANN, Optional.of("Annie"), Optional.empty(), Map.of()))),
          new Line(
              "DeleteAccount",
              AuditAction.ACCOUNT_DELETED,
              "account:ann",
              (herald, hook) -> herald.deleteAccount().delete(BOSS, ANN)),
          new Line(
              "EraseAccount",
              AuditAction.ACCOUNT_ERASED,
              "account:erased-1",
              (herald, hook) -> herald.eraseAccount().erase(BOSS, ANN)),
          new Line(
              "ExportAccount",
              AuditAction.ACCOUNT_EXPORTED,
              "account:ann",
              (herald, hook) -> herald.exportAccount().export(BOSS, ANN)),
          new Line(
              "UploadImage",
              AuditAction.IMAGE_UPLOADED,
              "image:" + Samples.imageId(Samples.png()).value(),
              (herald, hook) ->
                  herald.uploadImage().upload(BOSS, new ByteArrayInputStream(Samples.png()))),
          new Line(
              "CropImage",
              AuditAction.IMAGE_UPLOADED,
              "image:" + Samples.imageId(FakeImageProcessor.cut(PHOTO, CROP)).value(),
              (herald, hook) -> herald.cropImage().crop(BOSS, PHOTO, CROP)),
          new Line(
              "IssueToken",
              AuditAction.TOKEN_CREATED,
              "token:reader",
              (herald, hook) ->
                  herald
                      .issueToken()
                      .issue(BOSS, new IssueToken.Command(Optional.empty(), Role.READER))),
          new Line(
              "InviteColleague",
              AuditAction.TOKEN_CREATED,
              "token:colleague",
              (herald, hook) ->
                  herald
                      .inviteColleague()
                      .invite(
                          BOSS,
                          new InviteColleague.Command(
                              new TokenName("colleague"),
                              Role.READER,
                              ChannelScope.ALL,
                              Optional.empty()))),
          new Line(
              "RevokeToken",
              AuditAction.TOKEN_REVOKED,
              "token:old",
              (herald, hook) -> herald.revokeToken().revoke(BOSS, new TokenName("old"))),
          new Line(
              "CreateWebhook",
              AuditAction.WEBHOOK_CREATED,
              "webhook:webhook-2",
              (herald, hook) ->
                  herald
                      .createWebhook()
                      .create(
                          BOSS,
                          new CreateWebhook.Command(
                              new HttpUrl("https://intranet.example/secret?key=secret"),
                              WebhookDescription.NONE,
                              Webhook.ALL_EVENTS,
                              Optional.of(OTHER_SECRET),
                              true))),
          new Line(
              "EditWebhook",
              AuditAction.WEBHOOK_EDITED,
              "webhook:webhook-1",
              (herald, hook) ->
                  herald
                      .editWebhook()
                      .edit(
                          BOSS,
                          hook,
                          new Webhook.Patch(
                              Optional.of(new HttpUrl("https://intranet.example/secret")),
                              Optional.empty(),
                              Optional.empty(),
                              Optional.of(OTHER_SECRET),
                              Optional.of(false)))),
          new Line(
              "DeleteWebhook",
              AuditAction.WEBHOOK_DELETED,
              "webhook:webhook-1",
              (herald, hook) -> herald.deleteWebhook().delete(BOSS, hook)),
          new Line(
              "CreateTemplate",
              AuditAction.TEMPLATE_CREATED,
              "template:template-2",
              (herald, hook) ->
                  herald
                      .createTemplate()
                      .create(
                          BOSS,
                          new CreateTemplate.Command(
                              new TemplateName("Closed"),
                              Optional.empty(),
                              new CreateTemplate.OfPost(new PostId("post-1")),
                              Optional.empty()))),
          new Line(
              "RenameTemplate",
              AuditAction.TEMPLATE_RENAMED,
              "template:template-1",
              (herald, hook) ->
                  herald
                      .renameTemplate()
                      .rename(BOSS, new TemplateId("template-1"), new TemplateName("Open"))),
          new Line(
              "DeleteTemplate",
              AuditAction.TEMPLATE_DELETED,
              "template:template-1",
              (herald, hook) -> herald.deleteTemplate().delete(BOSS, new TemplateId("template-1"))),
          new Line(
              "UseTemplate",
              AuditAction.DRAFT_CREATED,
              "draft:draft-3",
              (herald, hook) ->
                  herald
                      .useTemplate()
                      .use(
                          BOSS,
                          new UseTemplate.Command(
                              new TemplateId("template-1"), Optional.of(NEWS), Optional.empty()))),
          new Line(
              "RedeliverEvents",
              AuditAction.DELIVERY_REDELIVERED,
              "webhook:webhook-1",
              (herald, hook) -> herald.redeliverEvents().redeliver(BOSS, hook, Set.of())),
          new Line(
              "DiscardDeliveries",
              AuditAction.DELIVERY_DISCARDED,
              "webhook:webhook-1",
              (herald, hook) -> herald.discardDeliveries().discard(BOSS, hook, Set.of())));

  /**
   * What changes nothing that the operator answers for: reading, what Herald does by itself, and
   * how far somebody has read; and publishing, of which the post itself says who did it.
   */
  private static final Set<String> NOT_NOTED =
      Set.of(
          "ReadChannels",
          "ReadPublicChannels",
          "ReadPosts",
          "ReadStatistics",
          "ReadDrafts",
          "ReadTemplates",
          "FindFreeTime",
          "FindHighlights",
          "MarkRead",
          "PublishPost",
          "ReadSubscriptions",
          "ReadAccounts",
          "ReadImage",
          "FindOriginal",
          "Authenticate",
          "AuthenticateByTicket",
          "IssueStreamTicket", // of which nothing is kept, and each visitor of a page has one
          "FindSession",
          "ReadWebhooks",
          "ReadDeliveries",
          "RelayEvents",
          "FollowEvents",
          "ReadVersion",
          "ReadTokens",
          "ReadSessions",
          "ReadFigures",
          "ReadWarnings",
          "ReadAuditLog",
          "VerifyAuditLog",
          "CleanUp",
          "CheckReadiness");

  /** Noted by whoever lets people in, or shown below; some are noted as several things. */
  private static final Set<String> NOTED_ELSEWHERE =
      Set.of(
          "SignIn",
          "SignOut",
          "EndSession",
          "NoteAccess",
          "IssueFirstToken",
          "PublishScheduledDrafts",
          "CountStatistics",
          "CorrectPost",
          "CrossPost");

  @Test
  void everyChangeIsNoted() throws Exception {
    for (var line : TABLE) {
      var story = new AuditTest();
      var hook = story.begun();
      var before = story.entries().size();

      line.call.ask(story.herald, hook);

      assertThat(story.entries()).as(line.useCase).hasSize(before + 1);
      assertThat(story.newest())
          .as(line.useCase)
          .returns(line.action, AuditEntry::action)
          .returns(line.subject, it -> it.subject().toString())
          .returns(BOSS.id(), AuditEntry::actor)
          .returns(Optional.of("192.0.2.7"), AuditEntry::address)
          .returns(Optional.empty(), AuditEntry::refusal)
          .returns(NOW, AuditEntry::at);
      assertThat(story.herald.verifyAuditLog().verify(ADMIN).fault()).isEmpty();
    }
  }

  @Test
  void everyUseCaseThatChangesSomethingIsInTheTable() {
    var changing =
        Stream.of(UseCases.class.getRecordComponents())
            .map(RecordComponent::getType)
            .map(Class::getSimpleName)
            .filter(it -> !NOT_NOTED.contains(it) && !NOTED_ELSEWHERE.contains(it));

    assertThat(TABLE)
        .extracting(Line::useCase)
        .containsExactlyInAnyOrderElementsOf(changing.toList());
  }

  @Test
  void noSecretsNorPostsNorWhatPeopleSayOfThemselvesAreNoted() throws Exception {
    for (var line : TABLE) {
      var story = new AuditTest();
      line.call.ask(story.herald, story.begun());

      assertThat(story.entries().toString())
          .doesNotContain(
              "secret reason", "private", "Annie", "Bobby", "whsec_", "/secret", "Post ");
    }
  }
}
