package dev.herald.application.port.in;

import dev.herald.application.port.in.access.Authenticate;
import dev.herald.application.port.in.access.AuthenticateByTicket;
import dev.herald.application.port.in.access.InviteColleague;
import dev.herald.application.port.in.access.IssueFirstToken;
import dev.herald.application.port.in.access.IssueStreamTicket;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.port.in.access.ReadTokens;
import dev.herald.application.port.in.access.RevokeToken;
import dev.herald.application.port.in.account.DeleteAccount;
import dev.herald.application.port.in.account.EditAccount;
import dev.herald.application.port.in.account.EraseAccount;
import dev.herald.application.port.in.account.ExportAccount;
import dev.herald.application.port.in.account.ImportAccounts;
import dev.herald.application.port.in.account.ReadAccounts;
import dev.herald.application.port.in.audit.NoteAccess;
import dev.herald.application.port.in.audit.ReadAuditLog;
import dev.herald.application.port.in.audit.VerifyAuditLog;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.channel.PinPost;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.channel.ReadPublicChannels;
import dev.herald.application.port.in.channel.UnpinPost;
import dev.herald.application.port.in.draft.CopyPost;
import dev.herald.application.port.in.draft.CorrectPost;
import dev.herald.application.port.in.draft.CreateDraft;
import dev.herald.application.port.in.draft.CrossPost;
import dev.herald.application.port.in.draft.DiscardDraft;
import dev.herald.application.port.in.draft.FindFreeTime;
import dev.herald.application.port.in.draft.PublishDraft;
import dev.herald.application.port.in.draft.PublishScheduledDrafts;
import dev.herald.application.port.in.draft.ReadDrafts;
import dev.herald.application.port.in.draft.RestoreDraft;
import dev.herald.application.port.in.draft.SaveDraft;
import dev.herald.application.port.in.draft.ScheduleDraft;
import dev.herald.application.port.in.draft.UnscheduleDraft;
import dev.herald.application.port.in.image.CropImage;
import dev.herald.application.port.in.image.FindOriginal;
import dev.herald.application.port.in.image.ReadImage;
import dev.herald.application.port.in.image.UploadImage;
import dev.herald.application.port.in.operation.CheckReadiness;
import dev.herald.application.port.in.operation.CleanUp;
import dev.herald.application.port.in.operation.ReadFigures;
import dev.herald.application.port.in.operation.ReadWarnings;
import dev.herald.application.port.in.post.FindHighlights;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.in.session.EndSession;
import dev.herald.application.port.in.session.FindSession;
import dev.herald.application.port.in.session.ReadSessions;
import dev.herald.application.port.in.session.SignIn;
import dev.herald.application.port.in.session.SignOut;
import dev.herald.application.port.in.statistics.CountStatistics;
import dev.herald.application.port.in.statistics.ReadStatistics;
import dev.herald.application.port.in.stream.FollowEvents;
import dev.herald.application.port.in.subscription.EditSubscription;
import dev.herald.application.port.in.subscription.MarkRead;
import dev.herald.application.port.in.subscription.ReadSubscriptions;
import dev.herald.application.port.in.subscription.SubscribeAccounts;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.port.in.subscription.UnsubscribeFromChannel;
import dev.herald.application.port.in.template.CreateTemplate;
import dev.herald.application.port.in.template.DeleteTemplate;
import dev.herald.application.port.in.template.ReadTemplates;
import dev.herald.application.port.in.template.RenameTemplate;
import dev.herald.application.port.in.template.UseTemplate;
import dev.herald.application.port.in.webhook.CreateWebhook;
import dev.herald.application.port.in.webhook.DeleteWebhook;
import dev.herald.application.port.in.webhook.DiscardDeliveries;
import dev.herald.application.port.in.webhook.EditWebhook;
import dev.herald.application.port.in.webhook.ReadDeliveries;
import dev.herald.application.port.in.webhook.ReadWebhooks;
import dev.herald.application.port.in.webhook.RedeliverEvents;
import dev.herald.application.port.in.webhook.RelayEvents;

/** All use cases: what an inbound adapter receives. */
public record UseCases(
    CreateChannel createChannel,
    EditChannel editChannel,
    DeleteChannel deleteChannel,
    ReadChannels readChannels,
    PinPost pinPost,
    UnpinPost unpinPost,
    ReadPublicChannels readPublicChannels,
    PublishPost publishPost,
    RecallPost recallPost,
    ReadPosts readPosts,
    FindHighlights findHighlights,
    CreateDraft createDraft,
    SaveDraft saveDraft,
    ScheduleDraft scheduleDraft,
    UnscheduleDraft unscheduleDraft,
    CrossPost crossPost,
    DiscardDraft discardDraft,
    RestoreDraft restoreDraft,
    PublishDraft publishDraft,
    PublishScheduledDrafts publishScheduledDrafts,
    FindFreeTime findFreeTime,
    ReadDrafts readDrafts,
    CopyPost copyPost,
    CorrectPost correctPost,
    CreateTemplate createTemplate,
    RenameTemplate renameTemplate,
    DeleteTemplate deleteTemplate,
    UseTemplate useTemplate,
    ReadTemplates readTemplates,
    SubscribeToChannel subscribeToChannel,
    SubscribeAccounts subscribeAccounts,
    UnsubscribeFromChannel unsubscribeFromChannel,
    MarkRead markRead,
    ReadSubscriptions readSubscriptions,
    EditSubscription editSubscription,
    ImportAccounts importAccounts,
    ReadAccounts readAccounts,
    EditAccount editAccount,
    DeleteAccount deleteAccount,
    EraseAccount eraseAccount,
    ExportAccount exportAccount,
    UploadImage uploadImage,
    ReadImage readImage,
    CropImage cropImage,
    FindOriginal findOriginal,
    Authenticate authenticate,
    IssueFirstToken issueFirstToken,
    IssueToken issueToken,
    InviteColleague inviteColleague,
    ReadTokens readTokens,
    RevokeToken revokeToken,
    IssueStreamTicket issueStreamTicket,
    AuthenticateByTicket authenticateByTicket,
    SignIn signIn,
    FindSession findSession,
    SignOut signOut,
    ReadSessions readSessions,
    EndSession endSession,
    CreateWebhook createWebhook,
    EditWebhook editWebhook,
    DeleteWebhook deleteWebhook,
    ReadWebhooks readWebhooks,
    ReadDeliveries readDeliveries,
    RedeliverEvents redeliverEvents,
    DiscardDeliveries discardDeliveries,
    RelayEvents relayEvents,
    FollowEvents followEvents,
    ReadAuditLog readAuditLog,
    VerifyAuditLog verifyAuditLog,
    NoteAccess noteAccess,
    ReadVersion readVersion,
    CleanUp cleanUp,
    CheckReadiness checkReadiness,
    ReadFigures readFigures,
    ReadWarnings readWarnings,
    CountStatistics countStatistics,
    ReadStatistics readStatistics) {

  /** The same, with other ways to publish posts, such as ones that measure it. */
  public UseCases publishing(PublishPost instead, PublishDraft insteadOfDrafts) {
    return new UseCases(
        createChannel,
        editChannel,
        deleteChannel,
        readChannels,
        pinPost,
        unpinPost,
        readPublicChannels,
        instead,
        recallPost,
        readPosts,
        findHighlights,
        createDraft,
        saveDraft,
        scheduleDraft,
        unscheduleDraft,
        crossPost,
        discardDraft,
        restoreDraft,
        insteadOfDrafts,
        publishScheduledDrafts,
        findFreeTime,
        readDrafts,
        copyPost,
        correctPost,
        createTemplate,
        renameTemplate,
        deleteTemplate,
        useTemplate,
        readTemplates,
        subscribeToChannel,
        subscribeAccounts,
        unsubscribeFromChannel,
        markRead,
        readSubscriptions,
        editSubscription,
        importAccounts,
        readAccounts,
        editAccount,
        deleteAccount,
        eraseAccount,
        exportAccount,
        uploadImage,
        readImage,
        cropImage,
        findOriginal,
        authenticate,
        issueFirstToken,
        issueToken,
        inviteColleague,
        readTokens,
        revokeToken,
        issueStreamTicket,
        authenticateByTicket,
        signIn,
        findSession,
        signOut,
        readSessions,
        endSession,
        createWebhook,
        editWebhook,
        deleteWebhook,
        readWebhooks,
        readDeliveries,
        redeliverEvents,
        discardDeliveries,
        relayEvents,
        followEvents,
        readAuditLog,
        verifyAuditLog,
        noteAccess,
        readVersion,
        cleanUp,
        checkReadiness,
        readFigures,
        readWarnings,
        countStatistics,
        readStatistics);
  }
}
