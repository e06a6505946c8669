package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.InviteColleague;
import dev.herald.application.port.in.access.IssueStreamTicket;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.port.in.account.EditAccount;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.channel.PinPost;
import dev.herald.application.port.in.channel.UnpinPost;
import dev.herald.application.port.in.draft.CopyPost;
import dev.herald.application.port.in.draft.CorrectPost;
import dev.herald.application.port.in.draft.CreateDraft;
import dev.herald.application.port.in.draft.CrossPost;
import dev.herald.application.port.in.draft.DiscardDraft;
import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.in.draft.SaveDraft;
import dev.herald.application.port.in.draft.ScheduleDraft;
import dev.herald.application.port.in.draft.UnscheduleDraft;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.in.stream.FollowEvents;
import dev.herald.application.port.in.subscription.EditSubscription;
import dev.herald.application.port.in.subscription.MarkRead;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.port.in.template.CreateTemplate;
import dev.herald.application.port.in.template.UseTemplate;
import dev.herald.application.port.in.webhook.CreateWebhook;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.ChannelOrder;
import dev.herald.application.view.DeliveryView.State;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.EventQuery;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.application.view.TemplateQuery;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.StreamTarget;
import dev.herald.domain.access.TicketLife;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.image.Crop;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.statistics.DayRange;
import dev.herald.domain.template.TemplateName;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookId;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who may do what: every use case, asked by everybody, about a channel that those who are bound
 * know of, and about another.
 */
class PermissionsTest extends Story {

  private static final ImageId PHOTO = Samples.imageId(Samples.png());
  private static final ChannelScope NEWS_ALONE = ChannelScope.of(List.of(NEWS));

  /** In the order of the table's columns. */
  private static final List<Actor> ACTORS =
      List.of(
          Actor.host("reader", Role.READER),
          Actor.host("editor", Role.EDITOR),
          Actor.host("admin", Role.ADMIN),
          Actor.token(new TokenName("bound reader"), Role.READER, NEWS_ALONE),
          Actor.token(new TokenName("bound editor"), Role.EDITOR, NEWS_ALONE),
          Actor.token(new TokenName("bound admin"), Role.ADMIN, NEWS_ALONE),
          Actor.account(ANN),
          Actor.account(BOB));

  private static final TokenName TOKEN = new TokenName("none");
  private static final WebhookId HOOK = new WebhookId("none");
  private static final Webhook.Patch NO_CHANGE =
      new Webhook.Patch(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Asks a use case about a channel, in the name of somebody. */
  @FunctionalInterface
  private interface Call {
    void ask(UseCases herald, Actor actor, ChannelId channel) throws Exception;
  }

  /**
   * @param answers of each actor about its channel and about another: {@code y} they may, {@code n}
   *     they may not, {@code -} there is no such thing as far as they know
   */
  private record Line(String useCase, String answers, Call call) {}

  private static Line line(String useCase, String answers, Call call) {
    return new Line(useCase, answers, call);
  }

  // Everything of an account is ANN's.
  //                                     reader editor admin; the same bound; ANN BOB
  private static final String READING = "yy yy yy  y- y- y-  yy yy";
  private static final String READING_OF_ACCOUNT = "yy yy yy  yy yy yy  yy nn";
  private static final String READING_SUBSCRIPTION = "yy yy yy  y- y- y-  yy nn";
  private static final String READING_SUBSCRIBERS = "yy yy yy  y- y- y-  nn nn";
  private static final String EDITING = "nn yy yy  nn y- y-  nn nn";
  private static final String EDITING_SUBSCRIPTION = "nn yy yy  nn y- y-  yy nn";
  private static final String ADMINISTRATION = "nn nn yy  nn nn nn  nn nn";

  private static final List<Line> TABLE =
      List.of(
          line(
              "CreateChannel.create",
              ADMINISTRATION,
              (herald, actor, channel) ->
                  herald
                      .createChannel()
                      .create(
                          actor,
                          new CreateChannel.Command(
                              Optional.empty(),
                              ANN,
                              Samples.channelInfo("New"),
                              Optional.empty()))),
          line(
              "EditChannel.edit",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .editChannel()
                      .edit(
                          actor,
                          new EditChannel.Command(
                              channel, ChannelPatch.NONE, OptionalLong.empty()))),
          line(
              "DeleteChannel.delete",
              "nn nn yy  nn nn y-  nn nn",
              (herald, actor, channel) ->
                  herald
                      .deleteChannel()
                      .delete(actor, new DeleteChannel.Command(channel, OptionalLong.empty()))),
          line(
              "ReadChannels.get",
              READING,
              (herald, actor, channel) -> herald.readChannels().get(actor, channel)),
          line(
              "ReadChannels.list(String, ChannelOrder, PageRequest)",
              READING,
              (herald, actor, channel) ->
                  there(
                      channel,
                      herald.readChannels().list(actor, "", ChannelOrder.NAME, ALL).items().stream()
                          .map(view -> view.channel().id()))),
          line(
              "ReadChannels.list(String, PageRequest)",
              READING,
              (herald, actor, channel) ->
                  there(
                      channel,
                      herald.readChannels().list(actor, "", ALL).items().stream()
                          .map(view -> view.channel().id()))),
          line(
              "PublishPost.publish",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .publishPost()
                      .publish(
                          actor,
                          new PublishPost.Command(channel, Samples.text("!"), Optional.empty()))),
          line(
              "RecallPost.recall",
              EDITING,
              (herald, actor, channel) ->
                  herald.recallPost().recall(actor, new RecallPost.Command(post(channel), ""))),
          line(
              "ReadPosts.get(PostId)",
              READING,
              (herald, actor, channel) -> herald.readPosts().get(actor, post(channel))),
          line(
              "ReadPosts.get(ChannelId, long)",
              READING,
              (herald, actor, channel) -> herald.readPosts().get(actor, channel, 1)),
          line(
              "ReadPosts.list",
              READING,
              (herald, actor, channel) ->
                  there(
                      channel,
                      herald.readPosts().list(actor, PostQuery.all(ALL)).items().stream()
                          .map(view -> view.post().channel()))),
          line(
              "ReadPosts.count",
              READING,
              (herald, actor, channel) ->
                  herald.readPosts().count(actor, PostQuery.all(ALL).inChannel(channel), 10)),
          line(
              "ReadPosts.history",
              READING,
              (herald, actor, channel) ->
                  herald.readPosts().history(actor, channel, OptionalLong.empty(), true, 10)),
          line(
              "ReadPosts.after",
              READING,
              (herald, actor, channel) -> herald.readPosts().after(actor, channel, 0, 10)),
          line(
              "ReadPosts.feed",
              READING_SUBSCRIPTION,
              (herald, actor, channel) ->
                  there(
                      channel,
                      herald.readPosts().feed(actor, ANN, ALL).items().stream()
                          .map(view -> view.post().channel()))),
          line(
              "CreateDraft.create",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .createDraft()
                      .create(
                          actor,
                          new CreateDraft.Command(channel, DraftContent.EMPTY, Optional.empty()))),
          line(
              "SaveDraft.save",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .saveDraft()
                      .save(
                          actor,
                          new SaveDraft.Command(
                              draft(channel), Samples.draft("!"), OptionalLong.empty()))),
          line(
              "ScheduleDraft.schedule",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .scheduleDraft()
                      .schedule(
                          actor,
                          new ScheduleDraft.Command(
                              draft(channel),
                              NOW.plusSeconds(60),
                              ZoneOffset.UTC,
                              OptionalLong.empty()))),
          line(
              "CrossPost.crossPost",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .crossPost()
                      .crossPost(
                          actor,
                          new CrossPost.Command(
                              draft(channel),
                              List.of(channel),
                              Optional.empty(),
                              ZoneOffset.UTC,
                              false,
                              OptionalLong.of(1),
                              Optional.empty()))),
          line(
              "UnscheduleDraft.unschedule",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .unscheduleDraft()
                      .unschedule(
                          actor,
                          new UnscheduleDraft.Command(draft(channel), OptionalLong.empty()))),
          line(
              "FindFreeTime.find",
              EDITING,
              (herald, actor, channel) -> herald.findFreeTime().find(actor, channel, NOW)),
          line(
              "ReadDrafts.scheduled",
              EDITING,
              (herald, actor, channel) ->
                  herald.readDrafts().scheduled(actor, ScheduleQuery.all(ALL).inChannel(channel))),
          line(
              "DiscardDraft.discard",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .discardDraft()
                      .discard(
                          actor, new DiscardDraft.Command(draft(channel), OptionalLong.empty()))),
          line(
              "RestoreDraft.restore",
              EDITING,
              (herald, actor, channel) -> herald.restoreDraft().restore(actor, draft(channel))),
          line(
              "PublishDraft.publish",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .publishDraft()
                      .publish(
                          actor, new PublishDraft.Command(draft(channel), OptionalLong.empty()))),
          line(
              "ReadDrafts.get",
              EDITING,
              (herald, actor, channel) -> herald.readDrafts().get(actor, draft(channel))),
          line(
              "ReadDrafts.list",
              EDITING,
              (herald, actor, channel) ->
                  there(
                      channel,
                      herald.readDrafts().list(actor, DraftQuery.all(ALL)).items().stream()
                          .map(view -> view.draft().channel()))),
          line(
              "PinPost.pin",
              EDITING,
              (herald, actor, channel) ->
                  herald.pinPost().pin(actor, new PinPost.Command(channel, post(channel)))),
          line(
              "UnpinPost.unpin",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .unpinPost()
                      .unpin(actor, new UnpinPost.Command(channel, Optional.empty()))),
          line(
              "CopyPost.copy",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .copyPost()
                      .copy(
                          actor,
                          new CopyPost.Command(post(channel), Optional.empty(), Optional.empty()))),
          line(
              "CorrectPost.correct",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .correctPost()
                      .correct(
                          actor, new CorrectPost.Command(post(channel), "", Optional.empty()))),
          line(
              "CreateTemplate.create",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .createTemplate()
                      .create(
                          actor,
                          new CreateTemplate.Command(
                              new TemplateName("Plan"),
                              Optional.of(channel),
                              new CreateTemplate.OfDraft(draft(channel)),
                              Optional.empty()))),
          line(
              "RenameTemplate.rename",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .renameTemplate()
                      .rename(actor, template(channel), new TemplateName("New"))),
          line(
              "DeleteTemplate.delete",
              EDITING,
              (herald, actor, channel) -> herald.deleteTemplate().delete(actor, template(channel))),
          line(
              "UseTemplate.use",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .useTemplate()
                      .use(
                          actor,
                          new UseTemplate.Command(
                              template(channel), Optional.empty(), Optional.empty()))),
          line(
              "ReadTemplates.get",
              EDITING,
              (herald, actor, channel) -> herald.readTemplates().get(actor, template(channel))),
          line(
              "ReadTemplates.list",
              EDITING,
              (herald, actor, channel) ->
                  herald
                      .readTemplates()
                      .list(actor, new TemplateQuery("", Optional.of(channel), ALL))),
          line(
              "SubscribeToChannel.subscribe",
              EDITING_SUBSCRIPTION,
              (herald, actor, channel) ->
                  herald
                      .subscribeToChannel()
                      .subscribe(
                          actor,
                          new SubscribeToChannel.Command(
                              channel, ANN, Optional.empty(), Optional.empty()))),
          line(
              "SubscribeAccounts.subscribe",
              EDITING,
              (herald, actor, channel) ->
                  herald.subscribeAccounts().subscribe(actor, channel, List.of(ANN))),
          line(
              "UnsubscribeFromChannel.unsubscribe",
              EDITING_SUBSCRIPTION,
              (herald, actor, channel) ->
                  herald.unsubscribeFromChannel().unsubscribe(actor, channel, ANN)),
          line(
              "EditSubscription.edit",
              EDITING_SUBSCRIPTION,
              (herald, actor, channel) ->
                  herald
                      .editSubscription()
                      .edit(
                          actor,
                          new EditSubscription.Command(
                              channel, ANN, Optional.empty(), Optional.empty()))),
          line(
              "MarkRead.markRead",
              READING_SUBSCRIPTION,
              (herald, actor, channel) ->
                  herald.markRead().markRead(actor, new MarkRead.Command(channel, ANN, 1))),
          line(
              "ReadSubscriptions.get",
              READING_SUBSCRIPTION,
              (herald, actor, channel) -> herald.readSubscriptions().get(actor, channel, ANN)),
          line(
              "ReadSubscriptions.ofChannel",
              READING_SUBSCRIBERS,
              (herald, actor, channel) ->
                  herald.readSubscriptions().ofChannel(actor, channel, "", ALL)),
          line(
              "ReadSubscriptions.ofAccount(AccountId, PageRequest)",
              READING_SUBSCRIPTION,
              (herald, actor, channel) ->
                  there(
                      channel,
                      herald.readSubscriptions().ofAccount(actor, ANN, ALL).items().stream()
                          .map(view -> view.subscription().channel()))),
          line(
              "ReadSubscriptions.ofAccount(AccountId, int, int)",
              READING_SUBSCRIPTION,
              (herald, actor, channel) ->
                  there(
                      channel,
                      herald.readSubscriptions().ofAccount(actor, ANN, 0, 10).stream()
                          .map(view -> view.subscription().channel()))),
          line(
              "ReadSubscriptions.countOfAccount",
              READING_OF_ACCOUNT,
              (herald, actor, channel) ->
                  assertThat(herald.readSubscriptions().countOfAccount(actor, ANN))
                      .isEqualTo(actor.channels().isAll() ? 2 : 1)),
          line(
              "ImportAccounts.importAll",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.importAccounts().importAll(actor, List.of())),
          line(
              "EditAccount.edit",
              "nn nn yy  nn nn nn  yy nn",
              (herald, actor, channel) ->
                  herald
                      .editAccount()
                      .edit(
                          actor,
                          new EditAccount.Command(
                              ANN, Optional.empty(), Optional.empty(), Map.of()))),
          line(
              "DeleteAccount.delete",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.deleteAccount().delete(actor, ANN)),
          line(
              "EraseAccount.erase",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.eraseAccount().erase(actor, ANN)),
          line(
              "ExportAccount.export",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.exportAccount().export(actor, ANN)),
          line(
              "ReadAccounts.find",
              READING_OF_ACCOUNT,
              (herald, actor, channel) -> herald.readAccounts().find(actor, ANN)),
          line(
              "UploadImage.upload",
              "nn yy yy  nn yy yy  nn nn",
              (herald, actor, channel) ->
                  herald.uploadImage().upload(actor, new ByteArrayInputStream(Samples.png()))),
          line(
              "CropImage.crop",
              "nn yy yy  nn yy yy  nn nn",
              (herald, actor, channel) ->
                  herald.cropImage().crop(actor, PHOTO, new Crop(0, 0, 1, 1, 0))),
          line(
              "FindOriginal.find",
              "nn yy yy  nn yy yy  nn nn",
              (herald, actor, channel) -> herald.findOriginal().find(actor, PHOTO)),
          line(
              "IssueToken.issue",
              ADMINISTRATION,
              (herald, actor, channel) ->
                  herald
                      .issueToken()
                      .issue(actor, new IssueToken.Command(Optional.empty(), Role.READER))),
          line(
              "InviteColleague.invite",
              ADMINISTRATION,
              (herald, actor, channel) ->
                  herald
                      .inviteColleague()
                      .invite(
                          actor,
                          new InviteColleague.Command(
                              TOKEN, Role.READER, ChannelScope.ALL, Optional.empty()))),
          line(
              "ReadTokens.get",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.readTokens().get(actor, TOKEN)),
          line(
              "ReadTokens.list",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.readTokens().list(actor, ALL)),
          line(
              "ReadTokens.ownExpiry",
              "yy yy yy  yy yy yy  yy yy",
              (herald, actor, channel) -> herald.readTokens().ownExpiry(actor)),
          line(
              "RevokeToken.revoke",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.revokeToken().revoke(actor, TOKEN)),
          line(
              "IssueStreamTicket.issue", // those of the program have no token
              "nn nn nn  y- y- y-  nn nn",
              (herald, actor, channel) ->
                  herald
                      .issueStreamTicket()
                      .issue(
                          actor,
                          new IssueStreamTicket.Command(
                              StreamTarget.of(channel), TicketLife.LONGEST))),
          line(
              "ReadSessions.own",
              "yy yy yy  yy yy yy  yy yy",
              (herald, actor, channel) -> herald.readSessions().own(actor, ALL)),
          line(
              "ReadSessions.all",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.readSessions().all(actor, ALL)),
          line(
              "EndSession.end",
              "yy yy yy  yy yy yy  yy yy",
              (herald, actor, channel) -> herald.endSession().end(actor, "none")),
          line(
              "CreateWebhook.create",
              ADMINISTRATION,
              (herald, actor, channel) ->
                  herald
                      .createWebhook()
                      .create(
                          actor,
                          new CreateWebhook.Command(
                              new HttpUrl("https://intranet.example/hook"),
                              WebhookDescription.NONE,
                              Webhook.ALL_EVENTS,
                              Optional.empty(),
                              true))),
          line(
              "EditWebhook.edit",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.editWebhook().edit(actor, HOOK, NO_CHANGE)),
          line(
              "DeleteWebhook.delete",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.deleteWebhook().delete(actor, HOOK)),
          line(
              "ReadWebhooks.get",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.readWebhooks().get(actor, HOOK)),
          line(
              "ReadWebhooks.list",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.readWebhooks().list(actor, ALL)),
          line(
              "ReadDeliveries.list",
              ADMINISTRATION,
              (herald, actor, channel) ->
                  herald.readDeliveries().list(actor, HOOK, State.WAITING, ALL)),
          line(
              "ReadDeliveries.count",
              ADMINISTRATION,
              (herald, actor, channel) ->
                  herald.readDeliveries().count(actor, HOOK, State.WAITING)),
          line(
              "ReadDeliveries.find",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.readDeliveries().find(actor, HOOK, 1)),
          line(
              "RedeliverEvents.redeliver",
              ADMINISTRATION,
              (herald, actor, channel) ->
                  herald.redeliverEvents().redeliver(actor, HOOK, Set.of())),
          line(
              "DiscardDeliveries.discard",
              ADMINISTRATION,
              (herald, actor, channel) ->
                  herald.discardDeliveries().discard(actor, HOOK, Set.of())),
          line(
              "ReadFigures.read",
              "yy yy yy  nn nn nn  nn nn",
              (herald, actor, channel) -> herald.readFigures().read(actor)),
          line(
              "ReadWarnings.read",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.readWarnings().read(actor)),
          line(
              "ReadAuditLog.list",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.readAuditLog().list(actor, AuditQuery.all(ALL))),
          line(
              "FollowEvents.extent",
              "yy yy yy  yy yy yy  yy yy",
              (herald, actor, channel) -> herald.followEvents().extent(actor)),
          line(
              "FollowEvents.lostAfter",
              "yy yy yy  yy yy yy  yy yy",
              (herald, actor, channel) -> herald.followEvents().lostAfter(actor, 1)),
          line(
              "FollowEvents.after",
              READING_SUBSCRIBERS,
              (herald, actor, channel) ->
                  there(
                      channel,
                      herald.followEvents().after(actor, 0, 100).events().stream()
                          .map(it -> it.event().channel()))),
          line(
              "FollowEvents.find",
              READING_SUBSCRIPTION,
              (herald, actor, channel) -> {
                var all = new EventQuery(Set.of(channel), Optional.of(ANN));
                there(
                    channel,
                    herald.followEvents().find(actor, all, 0, 100).events().stream()
                        .map(it -> it.event().channel()));
              }),
          line(
              "FollowEvents.view",
              READING,
              (herald, actor, channel) ->
                  herald
                      .followEvents()
                      .view(
                          actor,
                          new FollowEvents.Happened(
                              1, new DomainEvent.ChannelFull(channel, 1, NOW)))),
          line(
              "FollowEvents.requireChannel",
              READING,
              (herald, actor, channel) -> herald.followEvents().requireChannel(actor, channel)),
          line(
              "FollowEvents.channelsOf",
              READING_SUBSCRIPTION,
              (herald, actor, channel) ->
                  there(channel, herald.followEvents().channelsOf(actor, ANN).keySet().stream())),
          line(
              "FollowEvents.deletedOf",
              READING_OF_ACCOUNT,
              (herald, actor, channel) -> herald.followEvents().deletedOf(actor, ANN, 0, 10)),
          line(
              "ReadStatistics.ofChannel",
              READING,
              (herald, actor, channel) ->
                  herald
                      .readStatistics()
                      .ofChannel(actor, channel, DayRange.upTo(LocalDate.of(2024, 5, 1), 30))),
          line(
              "ReadStatistics.ofAll",
              "yy yy yy  yy yy yy  yy yy",
              (herald, actor, channel) ->
                  herald
                      .readStatistics()
                      .ofAll(actor, DayRange.upTo(LocalDate.of(2024, 5, 1), 30))),
          line(
              "ReadStatistics.hoursOf",
              READING,
              (herald, actor, channel) ->
                  herald.readStatistics().hoursOf(actor, channel, ZoneOffset.UTC)),
          line(
              "ReadStatistics.ofPost",
              READING,
              (herald, actor, channel) -> herald.readStatistics().ofPost(actor, post(channel))),
          line(
              "VerifyAuditLog.verify",
              ADMINISTRATION,
              (herald, actor, channel) -> herald.verifyAuditLog().verify(actor)));

  /** What anybody may do, or Herald does by itself. */
  private static final Set<String> OPEN =
      Set.of(
          "ReadImage",
          "ReadPublicChannels",
          "FindHighlights",
          "Authenticate",
          "AuthenticateByTicket",
          "IssueFirstToken",
          "SignIn",
          "FindSession",
          "SignOut",
          "RelayEvents",
          "PublishScheduledDrafts",
          "CountStatistics",
          "NoteAccess",
          "ReadVersion",
          "CleanUp",
          "CheckReadiness");

  private static PostId post(ChannelId channel) {
    return new PostId(channel.equals(NEWS) ? "post-1" : "post-2");
  }

  private static DraftId draft(ChannelId channel) {
    return new DraftId(channel.equals(NEWS) ? "draft-1" : "draft-2");
  }

  private static TemplateId template(ChannelId channel) {
    return new TemplateId(channel.equals(NEWS) ? "template-1" : "template-2");
  }

  private static void there(ChannelId channel, Stream<ChannelId> found) {
    if (found.noneMatch(channel::equals)) throw new Refusal.ChannelNotFound(channel);
  }

  @Test
  void everybodyMayWhatTheTableSays() {
    for (var line : TABLE) {
      var answers = new ArrayList<String>();
      for (var actor : ACTORS) answers.add(answer(line, actor, NEWS) + answer(line, actor, SPORT));

      assertThat(answers)
          .as(line.useCase)
          .containsExactlyElementsOf(List.of(line.answers.split(" +")));
    }
  }

  private static String answer(Line line, Actor actor, ChannelId channel) {
    try {
      line.call.ask(new PermissionsTest().begun(), actor, channel);
      return "y";
    } catch (Refusal.Forbidden e) {
      return "n";
    } catch (Refusal.ChannelNotFound | Refusal.PostNotFound | Refusal.DraftNotFound e) {
      return "-";
    } catch (Refusal.TemplateNotFound e) {
      return "-";
    } catch (Refusal.WebhookNotFound | Refusal.TokenNotFound e) {
      return "y"; // they may ask for one that is not there
    } catch (Exception e) {
      throw new AssertionError(line.useCase + " asked by " + actor, e);
    }
  }

  /** A post, a draft, a template and a subscriber in each of two channels. */
  private UseCases begun() {
    givenPhoto();
    for (var channel : List.of(NEWS, SPORT)) {
      givenChannel(channel);
      subscribe(channel, ANN);
      givenPost(channel, "Post");
      var draft = givenDraft(channel, "Draft").draft().id();
      givenTemplate("Template", Optional.of(channel), draft);
    }
    return herald;
  }

  @Test
  void everyUseCaseIsInTheTable() {
    var asked =
        Stream.of(UseCases.class.getRecordComponents())
            .map(RecordComponent::getType)
            .filter(type -> !OPEN.contains(type.getSimpleName()))
            .flatMap(type -> Stream.of(type.getMethods()).map(method -> name(type, method)))
            .toList();

    assertThat(TABLE).extracting(Line::useCase).containsExactlyInAnyOrderElementsOf(asked);
  }

  @Test
  void everyUseCaseOfTheTableIsGivenAnActor() {
    var methods =
        Stream.of(UseCases.class.getRecordComponents())
            .map(RecordComponent::getType)
            .filter(type -> !OPEN.contains(type.getSimpleName()))
            .flatMap(type -> Stream.of(type.getMethods()));

    assertThat(methods)
        .allSatisfy(method -> assertThat(method.getParameterTypes()[0]).isEqualTo(Actor.class));
  }

  private static String name(Class<?> type, Method method) {
    var isOnlyOne =
        Stream.of(type.getMethods()).filter(it -> it.getName().equals(method.getName())).count()
            == 1;
    var parameters =
        Stream.of(method.getParameterTypes())
            .skip(1)
            .map(Class::getSimpleName)
            .reduce((before, next) -> before + ", " + next)
            .orElse("");
    return type.getSimpleName()
        + "."
        + method.getName()
        + (isOnlyOne ? "" : "(" + parameters + ")");
  }
}
